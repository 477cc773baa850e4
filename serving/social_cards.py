"""The social card of a view with filters, drawn when a network asks for it, and kept."""

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
"""Below it stands the card of each page of the desk whose filters change what its card says."""

NAMES = ("timeline",)
MOST = 100
"""Cards that are kept; one that nobody has asked for lately is drawn anew."""


class SocialCards:
    """The cards of one process; one is drawn at a time, so that no flood of addresses takes all processors."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._kept: LRUCache[tuple[str, str], bytes] = LRUCache(MOST)
        self._lock = threading.Lock()

    def png(self, path: str, query: bytes) -> bytes | None:
        """The card of a page with the filters that its address is known to have; None where there is no such page."""
        name = path.removeprefix(FOLDER).removesuffix(".png")
        if name not in NAMES:
            return None
        dataset = self.store.dataset
        wanted = read(dataset, name, query).shared.partition("?")[2]
        key = dataset.version, wanted
        with self._lock:
            if key not in self._kept:
                text = text_for("en")
                page = filtered(text, dataset, dict(makers(text, dataset))[name](), dict(parse_qsl(wanted)))
                self._kept[key] = pictures.png(social_card.card(text, dataset, page))
            return self._kept[key]
