"""In which country's territory a name on the map stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from data import Dataset, geo
from data.geo import Frame, Ground, Point

GRID, COLUMNS = 9, 113
"""Kilometres at least between the points by which the ground of a country is known, and columns of them at most."""


@dataclass(frozen=True, slots=True)
class Land:
    """The territories of the countries within the frame of all journeys of a story."""

    ground: Ground
    frame: Frame

    @property
    def grid(self) -> int:
        """The distance in kilometres between the sample points of a territory."""
        return max(GRID, round(self.frame.east - self.frame.west) // COLUMNS)


def land(dataset: Dataset) -> Land:
    """The land of a dataset's story."""
    return Land(dataset.ground, dataset.ground.frame(dataset.story.ground.whole.wide))


@cache
def ground(land: Land, iso: str) -> frozenset[Point]:
    """Sample points all over a country, on the grid."""
    rings = [line for outline in land.ground.countries() if outline.iso == iso for line in outline.lines]
    frame = land.frame
    columns = range(round(frame.west), round(frame.east), land.grid)
    return frozenset(
        (x, y)
        for y in range(round(frame.south), round(frame.north), land.grid)
        for west, east in _pairs(sorted(at for ring in rings for at in _crossings(ring, y)))
        for x in columns
        if west < x < east
    )


def inland(land: Land, iso: str, half: float, point: Point) -> bool:
    """Whether a name that reaches so many kilometres to both sides of a point stands on its own country alone."""
    return ground(land, iso).issuperset(_under(land, half, point))


def abroad(land: Land, iso: str, half: float, point: Point) -> bool:
    """Whether such a name stands on another country; the sea is no country."""
    return not _others(land, iso).isdisjoint(_under(land, half, point))


def _under(land: Land, half: float, point: Point) -> Iterator[Point]:
    """The sample points under a name."""
    frame, grid = land.frame, land.grid
    west, south = round(frame.west), round(frame.south)
    low, high = (round((point[0] + side - west) / grid) for side in (-half, half))
    y = round((point[1] - south) / grid) * grid + south
    return ((x * grid + west, y) for x in range(low, high + 1))


@cache
def _others(land: Land, iso: str) -> frozenset[Point]:
    """The sample points of all other countries."""
    return frozenset[Point]().union(*(ground(land, each.iso) for each in land.ground.countries() if each.iso != iso))


def _crossings(ring: geo.Line, y: float) -> Iterator[float]:
    """Where a closed line meets a parallel; what lies between the first and second such point, and so on, is inside."""
    for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
        if (y0 > y) != (y1 > y):
            yield x0 + (y - y0) / (y1 - y0) * (x1 - x0)


def _pairs(values: Sequence[float]) -> Iterable[tuple[float, float]]:
    return zip(values[::2], values[1::2], strict=True)
