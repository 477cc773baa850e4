"""Large pieces of pages, kept by their digest: a browser fetches one once, and sessions carry its address only."""

import threading

from cachetools import LRUCache

from serving.compression import Packed, pack

MOST = 64_000_000
"""Characters that are kept; a piece that nobody has shown lately goes, and whoever still wants it is sent it."""

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
        """Keep a piece; gives its address."""
        with self._lock:
            if not self._cache.get(digest) and len(html) <= self._cache.maxsize:
                self._cache[digest] = html
        return FOLDER + digest

    def packed(self, digest: str) -> Packed | None:
        """A piece in every encoding, packed when it is first asked for."""
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
