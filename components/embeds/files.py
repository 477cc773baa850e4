"""The files of a site, plain and compressed in every encoding in which they can be served."""

import gzip
import hashlib
import json
from dataclasses import dataclass

from data.published import VERSION

try:
    import brotli  # type: ignore[import-untyped]  # it ships no types
except ImportError:  # then gzip alone is made
    brotli = None

ENDINGS = ("br", "gz") if brotli else ("gz",)
"""The endings of packed files."""

BEST = 11
"""How hard brotli tries, from 0 to 11, where nothing else is asked for: published files are as small as can be."""

AS_THEY_ARE = (".png", ".zip", ".xlsx", ".parquet")
"""Endings of files that packing would not make smaller."""

LIVE = "live"
"""The folder that follows the data."""

DATA = f"data/{VERSION}"
"""The folder of the ledger as files, by the same names as in the server."""

ANSWERS = "answers.json"
"""In the folder of each version: what the answers that can be cited are made from; it names no person."""


@dataclass(frozen=True, slots=True)
class File:
    """One file below the folder of its version, plain, and compressed by the ending of its name."""

    name: str
    plain: bytes
    packed: dict[str, bytes]

    @property
    def digest(self) -> str:
        """A hash of its content."""
        return hashlib.sha256(self.plain).hexdigest()


def endings(name: str) -> tuple[str, ...]:
    """The endings of the compressed forms of a file."""
    return () if name.endswith(AS_THEY_ARE) else ENDINGS


def packed(name: str, plain: bytes, effort: int = BEST) -> File:
    """A file compressed in every encoding in which it can be served."""
    return File(name, plain, {ending: _squeezed(ending, plain, effort) for ending in endings(name)})


def _squeezed(ending: str, plain: bytes, effort: int) -> bytes:
    return gzip.compress(plain, 9, mtime=0) if ending == "gz" else bytes(brotli.compress(plain, quality=effort))


def as_json(content: object) -> bytes:
    """A record as indented JSON."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
