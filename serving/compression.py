"""Compresses bodies with gzip and brotli, and computes their entity tags."""

import gzip
import hashlib
from dataclasses import dataclass, field

try:
    import brotli  # type: ignore[import-untyped]  # it ships no types
except ImportError:  # then gzip alone is served
    brotli = None

ENCODINGS = ("br", "gzip") if brotli else ("gzip",)
"""The encodings that are offered, the one with smaller results first."""

NONE, FAST, BEST = 0, 5, 11
"""Levels of compression; NONE is for files that are compressed already."""

TEXTS = ("text/", "application/x-ndjson", "application/jsonl", "image/svg")
"""The beginnings of media types that are text, besides JSON and XML."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A body with its compressed forms by the name of the encoding; each is made when it is first requested."""

    plain: bytes
    tag: str
    effort: int = FAST
    packed: dict[str, bytes] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """The bytes that it takes in memory."""
        return len(self.plain) + sum(map(len, self.packed.values()))

    def chosen(self, accepted: str) -> tuple[str, bytes]:
        """The best encoding that an Accept-Encoding header allows, and the body in it; the name is empty for plain."""
        name = preferred(accepted) if self.effort else ""
        if name and name not in self.packed:
            self.packed[name] = squeeze(name, self.plain, self.effort)
        return (name, self.packed[name]) if name else ("", self.plain)


def pack(body: bytes, effort: int = FAST) -> Packed:
    """A body, compressed at once in the encoding that nearly every browser takes, and in others on request."""
    return Packed(body, tag(body), effort, {ENCODINGS[0]: squeeze(ENCODINGS[0], body, effort)})


def packed_for(kind: str, body: bytes) -> Packed:
    """A file, compressed if it is text; workbooks, pictures and zips are compressed already."""
    return pack(body) if kind.startswith(TEXTS) or kind.endswith(("json", "xml")) else Packed(body, tag(body), NONE)


def squeeze(name: str, body: bytes, effort: int) -> bytes:
    """Compress a body in one encoding; `effort` is a level from 5 (milliseconds) to 11 (seconds for a megabyte)."""
    if name == "br":
        return bytes(brotli.compress(body, quality=effort))
    return gzip.compress(body, min(effort, 9), mtime=0)


def tag(body: bytes) -> str:
    """The entity tag of a body."""
    return f'W/"{hashlib.blake2s(body, digest_size=12).hexdigest()}"'


def preferred(accepted: str) -> str:
    """The best of our encodings that an Accept-Encoding header allows, or an empty string."""
    offered = dict(_weighed(part) for part in accepted.lower().split(","))
    return next((name for name in ENCODINGS if offered.get(name, offered.get("*", 0.0)) > 0), "")


def _weighed(part: str) -> tuple[str, float]:
    name, _, rest = part.partition(";")
    try:
        weight = float(rest.partition("=")[2] or 1)
    except ValueError:
        weight = 0.0
    return name.strip(), weight
