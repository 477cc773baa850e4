"""Large pieces of pages, kept by their digest: a browser fetches one once, and sessions carry its address only."""

import threading
from collections import OrderedDict

from serving.compression import Packed, pack

MOST = 64_000_000
"""Characters that are kept; a piece that nobody has shown lately goes, and whoever still wants it is sent it."""

FOLDER = "/piece/"
EFFORT = 9


class Fragments:
    """The pieces of one process; safe to share between threads."""

    def __init__(self, most: int = MOST) -> None:
        self.most, self.size = most, 0
        self._kept: OrderedDict[str, str | Packed] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, digest: str, html: str) -> str:
        """Keep a piece; gives its address."""
        with self._lock:
            if digest in self._kept:
                self._kept.move_to_end(digest)
            else:
                self._kept[digest] = html
                self.size += len(html)
            while self.size > self.most and len(self._kept) > 1:
                self.size -= _length(self._kept.popitem(last=False)[1])
        return FOLDER + digest

    def packed(self, digest: str) -> Packed | None:
        """A piece in every encoding, packed when it is first asked for."""
        fragment = self._kept.get(digest)
        if not isinstance(fragment, str):
            return fragment
        made = pack(fragment.encode(), EFFORT)
        with self._lock:
            if digest in self._kept:
                self._kept[digest] = made
                self.size += len(made.plain) - len(fragment)
        return made


def _length(piece: str | Packed) -> int:
    return len(piece) if isinstance(piece, str) else len(piece.plain)
