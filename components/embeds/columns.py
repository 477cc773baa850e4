"""The columns of a long list, as embed.css has them: how many there are, how wide, and how high they get."""

from collections.abc import Sequence

LEAST, GAP = 280, 24
"""Pixels of a column at least, and between two of them."""


def across(width: int) -> tuple[int, float]:
    """How many columns stand side by side in a width, and how wide each is, in pixels."""
    count = max(1, (width + GAP) // (LEAST + GAP))
    return count, (width - GAP * (count - 1)) / count


def height(pieces: Sequence[int], count: int) -> int:
    """The least height at which pieces fill so many columns in order, with no piece broken."""
    # At the least height some column is full, so it is the sum of neighbouring pieces: only such sums are tried.
    sums = {sum(pieces[first:last]) for first in range(len(pieces)) for last in range(first + 1, len(pieces) + 1)}
    return next(tall for tall in sorted(sums) if tall >= max(pieces) and _filled(pieces, tall) <= count)


def _filled(pieces: Sequence[int], tall: int) -> int:
    """How many columns of a height the pieces need."""
    columns, left = 1, tall
    for piece in pieces:
        if piece > left:
            columns, left = columns + 1, tall
        left -= piece
    return columns
