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
        self._kept: LRUCache[str, str | Packed] = LRUCache(most, getsizeof=_length)
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """Characters that are kept."""
        return int(self._kept.currsize)

    def keep(self, digest: str, html: str) -> str:
        """Keep a piece; gives its address."""
        with self._lock:
            if not self._kept.get(digest) and len(html) <= self._kept.maxsize:
                self._kept[digest] = html
        return FOLDER + digest

    def packed(self, digest: str) -> Packed | None:
        """A piece in every encoding, packed when it is first asked for."""
        with self._lock:
            fragment = self._kept.get(digest)
        if not isinstance(fragment, str):
            return fragment
        made = pack(fragment.encode(), EFFORT)
        with self._lock:
            if digest in self._kept:
                self._kept[digest] = made
        return made


def _length(piece: str | Packed) -> int:
    return len(piece) if isinstance(piece, str) else len(piece.plain)
