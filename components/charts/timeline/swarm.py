"""Where marks of nearly the same day stand, so that none hides another; the same input gives the same places."""

from collections.abc import Iterator, Sequence
from math import sqrt

GAP = 1.5
"""The least room between two circles."""

Circle = tuple[float, float]
"""Where a circle stands along the axis, and its radius."""


def swarm(circles: Sequence[Circle]) -> tuple[float, ...]:
    """How far each circle stands aside from the middle of its lane: the largest nearest to it, none over another."""
    order = sorted(range(len(circles)), key=lambda at: (-circles[at][1], circles[at][0], at))
    placed: dict[int, float] = {}
    for at in order:
        free = (aside for aside in _asides(circles, placed, at) if _is_free(circles, placed, at, aside))
        placed[at] = min(free, key=lambda aside: (round(abs(aside), 3), aside))
    return tuple(round(placed[at], 2) for at in range(len(circles)))


def _asides(circles: Sequence[Circle], placed: dict[int, float], at: int) -> Iterator[float]:
    """The middle, and every place in which the circle touches one that is placed."""
    along, radius = circles[at]
    yield 0.0
    for other, aside in placed.items():
        there, size = circles[other]
        reach = (radius + size + GAP) ** 2 - (along - there) ** 2
        if reach > 0:
            yield aside - sqrt(reach) - 0.01
            yield aside + sqrt(reach) + 0.01


def _is_free(circles: Sequence[Circle], placed: dict[int, float], at: int, aside: float) -> bool:
    along, radius = circles[at]
    return all(
        (along - circles[other][0]) ** 2 + (aside - there) ** 2 >= (radius + circles[other][1] + GAP) ** 2
        for other, there in placed.items()
    )


def stack(places: Sequence[float], size: float) -> tuple[int, ...]:
    """On which level each thing stands, when things nearer than `size` are put on levels; places run upwards."""
    last: list[float] = []
    levels: list[int] = []
    for place in places:
        level = next((at for at, before in enumerate(last) if place - before >= size), len(last))
        last[level : level + 1] = [place]
        levels.append(level)
    return tuple(levels)
