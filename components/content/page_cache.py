"""A cache of whole pages by address, drawn once: in Streamlit each press of a reader draws the whole page again."""

import threading
from collections.abc import Hashable
from dataclasses import replace

from cachetools import LRUCache
from markupsafe import Markup

from components.addresses import Address
from components.content.pages import pages
from components.content.parts import Block, Context, Page, Part
from components.html.rendered import rendered

MOST = 256
"""Pages that are kept, some 50 kB each; one that nobody has asked for lately is made again."""

_cache: LRUCache[Hashable, Page] = LRUCache(MOST)
_lock = threading.Lock()


def page(context: Context, address: Address) -> Page:
    """The page of an address with its blocks drawn; pages with search words or unknown values are not cached."""
    description = pages()[address.page.name]
    if address.typed or address.unknown:
        return description.make(context, address.params)
    key = context, address.page.name, address.pairs, description.state(context.dataset)
    with _lock:
        cached = _cache.get(key)
    if cached is None:
        cached = _drawn(description.make(context, address.params))
        with _lock:
            _cache[key] = cached
    return cached


def _drawn(undrawn: Page) -> Page:
    return replace(undrawn, parts=tuple(map(_part, undrawn.parts)))


def _part(part: Part) -> Part:
    if not isinstance(part, Block) or isinstance(part.html, Markup):
        return part
    return replace(part, html=rendered(part.html))
