"""Serves large pieces of pages by their hash, so that browsers cache them and sessions carry only addresses."""

import threading

from cachetools import LRUCache

from serving.compression import Packed, pack

MOST = 64_000_000
"""Characters that are cached; a piece that was dropped is sent over the session instead."""

FOLDER = "/piece/"
EFFORT = 9


class Fragments:
    """The pieces of one process; safe to share between threads."""

    def __init__(self, most: int = MOST) -> None:
        self._cache: LRUCache[str, str | Packed] = LRUCache(most, getsizeof=_length)
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """Characters that are kept."""
        return int(self._cache.currsize)

    def keep(self, digest: str, html: str) -> str:
        """Cache a piece; returns its address."""
        with self._lock:
            if not self._cache.get(digest) and len(html) <= self._cache.maxsize:
                self._cache[digest] = html
        return FOLDER + digest

    def packed(self, digest: str) -> Packed | None:
        """A piece, compressed when it is first requested; None if it is not cached."""
        with self._lock:
            fragment = self._cache.get(digest)
        if not isinstance(fragment, str):
            return fragment
        packed = pack(fragment.encode(), EFFORT)
        with self._lock:
            if digest in self._cache:
                self._cache[digest] = packed
        return packed


def _length(piece: str | Packed) -> int:
    return len(piece) if isinstance(piece, str) else len(piece.plain)
