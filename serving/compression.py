"""Bytes as they go over the wire: plain, gzip and brotli, with a tag by which a browser knows them again."""

import gzip
import hashlib
from dataclasses import dataclass, field

try:
    import brotli  # type: ignore[import-untyped]  # it ships no types
except ImportError:  # then gzip alone is served
    brotli = None

ENCODINGS = ("br", "gzip") if brotli else ("gzip",)
"""The encodings that are offered, the smaller first."""

NONE, FAST, BEST = 0, 5, 11
"""Efforts of packing; some things are packed already."""

TEXTS = ("text/", "application/x-ndjson", "application/jsonl", "image/svg")
"""What the types of files that are text begin with, besides JSON and XML."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A body in the encodings in which it has been asked for, by their names in the header; each is made once."""

    plain: bytes
    tag: str
    effort: int = FAST
    packed: dict[str, bytes] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Bytes that keeping it takes."""
        return len(self.plain) + sum(map(len, self.packed.values()))

    def chosen(self, accepted: str) -> tuple[str, bytes]:
        """The encoding that suits a browser best, and the bytes; the empty name is plain."""
        name = preferred(accepted) if self.effort else ""
        if name and name not in self.packed:
            self.packed[name] = squeeze(name, self.plain, self.effort)
        return (name, self.packed[name]) if name else ("", self.plain)


def pack(body: bytes, effort: int = FAST) -> Packed:
    """A body in the encoding that nearly every browser takes, and in any other once somebody asks for it."""
    return Packed(body, tag(body), effort, {ENCODINGS[0]: squeeze(ENCODINGS[0], body, effort)})


def packed_for(kind: str, body: bytes) -> Packed:
    """A file, packed where it is text; a workbook, a picture or a zip is packed already."""
    return pack(body) if kind.startswith(TEXTS) or kind.endswith(("json", "xml")) else Packed(body, tag(body), NONE)


def squeeze(name: str, body: bytes, effort: int) -> bytes:
    """A body in one encoding; an effort from 5 (milliseconds) to 11 (seconds for a megabyte)."""
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
