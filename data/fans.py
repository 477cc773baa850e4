"""Chooses how far the lines of a map bend, so that lines between the same places fan out."""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from data.geo import Line, Point, curve

BEND, MOST = 0.06, 40.0
"""How far a line usually bends from the straight one: as a share of its length, and at most in kilometres.

It bends so that it does not pass for a road."""

STEP = (7.0, 20.0)
"""Kilometres between two possible bends of one line: for short lines and for long ones."""

CHOICES = (0, 1, -1, 2, -2, 3, -3, 4, -4)
"""The offsets in steps from the usual bend that are tried, the best first."""

DEAR, FULL = 0.06, 0.32
"""What each step costs beside running along another line, and how far a line may bend, as a share of its length."""

PAPER = 7.5
"""Kilometres that should lie between two lines wherever they do not meet or cross."""

ENDS = 0.15
"""The share of a line at either end where others may come near: there they meet at a place."""


def bends(ends: Sequence[tuple[Point, Point]]) -> tuple[float, ...]:
    """How many kilometres each line bends to its left; short lines choose first, each the way along fewest others."""
    return _bends(tuple(ends))


@lru_cache(maxsize=64)
def _bends(ends: tuple[tuple[Point, Point], ...]) -> tuple[float, ...]:
    bends: dict[int, float] = {}
    placed: list[Line] = []
    # Greedy, from short to long: a short line has no room to give way, and a long one still reads with a wider bend.
    for at in sorted(range(len(ends)), key=lambda i: (math.dist(*ends[i]), i)):
        ranked = [(_crowded(curve(ends[at], bend), placed) + DEAR * i, i, bend) for i, bend in _options(ends[at])]
        bends[at] = min(ranked)[2]
        placed.append(curve(ends[at], bends[at]))
    return tuple(bends[at] for at in range(len(ends)))


def _options(ends: tuple[Point, Point]) -> Iterator[tuple[int, float]]:
    side = 1 if ends[0] <= ends[1] else -1  # there and back bend in one and the same order
    length = math.dist(*ends)
    step = min(max(length * 0.14, STEP[0]), STEP[1])
    own, most = min(length * BEND, MOST), max(length * FULL, STEP[0])
    bends = (own + step * choice for choice in CHOICES)
    return enumerate(side * bend for bend in bends if abs(bend) <= most)


def _crowded(line: Line, placed: Sequence[Line]) -> float:
    """On what share of its way a line runs along others, summed over them."""
    cut = round(len(line) * ENDS)
    middle = line[cut : len(line) - cut : 2]
    return sum(_along(middle, other) for other in placed if _meet(middle, other))


def _meet(line: Line, other: Line) -> bool:
    """Whether the boxes around two lines come near each other."""
    return all(
        min(p[i] for p in line) - PAPER < max(p[i] for p in other)
        and min(p[i] for p in other) - PAPER < max(p[i] for p in line)
        for i in (0, 1)
    )


def _along(line: Line, other: Line) -> float:
    pieces = list(pairwise(other[::2]))
    return sum(any(_far(point, *piece) < PAPER for piece in pieces) for point in line) / max(len(line), 1)


def _far(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from a straight piece."""
    x, y = end[0] - start[0], end[1] - start[1]
    length = x * x + y * y or 1.0
    share = min(max(((point[0] - start[0]) * x + (point[1] - start[1]) * y) / length, 0.0), 1.0)
    return math.dist(point, (start[0] + x * share, start[1] + y * share))
