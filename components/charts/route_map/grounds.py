"""Whose ground a name on the map lies on."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from components.charts.route_map.viewport import WHOLE
from data import geo
from data.geo import Point

GRID = 9
"""Kilometres between the points by which the ground of a country is known."""


@cache
def ground(iso: str) -> frozenset[Point]:
    """Points all over a country, on the grid."""
    rings = [line for outline in geo.countries() if outline.iso == iso for line in outline.lines]
    frame = WHOLE[0]
    columns = range(round(frame.west), round(frame.east), GRID)
    return frozenset(
        (x, y)
        for y in range(round(frame.south), round(frame.north), GRID)
        for west, east in _pairs(sorted(at for ring in rings for at in _crossings(ring, y)))
        for x in columns
        if west < x < east
    )


def inland(iso: str, half: float, point: Point) -> bool:
    """Whether a name that reaches so many kilometres to both sides of a point lies on its own country's ground."""
    return ground(iso).issuperset(_under(half, point))


def abroad(iso: str, half: float, point: Point) -> bool:
    """Whether such a name lies on another country's ground: over the sea it does not."""
    return not _others(iso).isdisjoint(_under(half, point))


def _under(half: float, point: Point) -> Iterator[Point]:
    """The points of the grid under a name."""
    frame = WHOLE[0]
    west, south = round(frame.west), round(frame.south)
    low, high = (round((point[0] + side - west) / GRID) for side in (-half, half))
    y = round((point[1] - south) / GRID) * GRID + south
    return ((x * GRID + west, y) for x in range(low, high + 1))


@cache
def _others(iso: str) -> frozenset[Point]:
    """The ground of all other countries."""
    return frozenset[Point]().union(*(ground(each.iso) for each in geo.countries() if each.iso != iso))


def _crossings(ring: geo.Line, y: float) -> Iterator[float]:
    """Where a closed line meets a parallel: between one such point and the next lies what it encloses."""
    for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
        if (y0 > y) != (y1 > y):
            yield x0 + (y - y0) / (y1 - y0) * (x1 - x0)


def _pairs(values: Sequence[float]) -> Iterable[tuple[float, float]]:
    return zip(values[::2], values[1::2], strict=True)
