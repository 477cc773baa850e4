"""Counts independent voices: pairs of a page and an origin for a value, in which each page and origin counts once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

Vouching = tuple[str, str]
"""A page and the origin whose word it gives."""


@dataclass(frozen=True, slots=True)
class Support:
    """The backing of a value: `voices` is how many pages can each be paired with an origin of its own."""

    voices: int
    pages: tuple[str, ...]
    origins: tuple[str, ...]
    weak: bool = False
    """Whether only weak sources give it."""


def support(pairs: Iterable[Vouching], *, weak: bool = False) -> Support:
    """The support of some pairs of page and origin; all weak pages together count as one voice."""
    each = sorted(set(pairs))
    return _one(each[0], weak) if len(each) == 1 else _several(each, weak)


@lru_cache(maxsize=16_384)
def _one(pair: Vouching, weak: bool) -> Support:
    """The support of one pair: most facts have no other, and it is the same for all of them."""
    return _several([pair], weak)


def _several(each: Sequence[Vouching], weak: bool) -> Support:
    pages = tuple(dict.fromkeys(page for page, _ in each))
    origins = tuple(sorted({origin for _, origin in each}))
    voices = largest_matching(each)
    return Support(min(voices, 1) if weak else voices, pages, origins, weak and bool(each))


def largest_matching(pairs: Iterable[Vouching]) -> int:
    """The largest number of pairs no two of which share a page or an origin.

    Kuhn's algorithm: a page takes a free origin, or one whose page can move to another.
    A review that relays three agencies is one page, so one voice; three reprints of one agency share an origin, so one.
    """
    origins_of: dict[str, list[str]] = {}
    for page, origin in pairs:
        origins_of.setdefault(page, []).append(origin)
    page_of: dict[str, str] = {}

    def placed(page: str, tried: set[str]) -> bool:
        """Whether the page gets an origin of its own, where other pages may move to another one of theirs."""
        for origin in origins_of[page]:
            if origin in tried:
                continue
            tried.add(origin)
            if origin not in page_of or placed(page_of[origin], tried):
                page_of[origin] = page
                return True
        return False

    return sum(placed(page, set()) for page in origins_of)
