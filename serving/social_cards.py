"""Draws and caches the social cards of views with filters."""

import threading
from urllib.parse import parse_qsl

from cachetools import LRUCache

from components.embeds import pictures, social_card
from components.embeds.filtered import filtered
from components.embeds.registry import makers
from components.text import text_for
from data.store import Store
from serving.query import read

FOLDER = "/card/"
"""The path of the cards of pages whose filters change their card."""

NAMES = ("timeline",)
MOST = 100
"""How many cards are cached; the least recently used are dropped."""


class SocialCards:
    """The cached cards of one process; one is drawn at a time, so that many requests cannot take all processors."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._cache: LRUCache[tuple[str, str], bytes] = LRUCache(MOST)
        self._lock = threading.Lock()

    def png(self, path: str, query: bytes) -> bytes | None:
        """The card of a page with the valid filters of its address, as PNG; None if there is no such page."""
        name = path.removeprefix(FOLDER).removesuffix(".png")
        if name not in NAMES:
            return None
        dataset = self.store.dataset
        filters = read(dataset, name, query).shared.partition("?")[2]
        key = dataset.version, filters
        with self._lock:
            if key not in self._cache:
                text = text_for("en")
                page = filtered(text, dataset, dict(makers(text, dataset))[name](), dict(parse_qsl(filters)))
                self._cache[key] = pictures.png(social_card.card(text, dataset, page))
            return self._cache[key]
