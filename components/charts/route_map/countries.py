"""Where the names of countries stand on the map: on their own ground, and crossed by no line."""

from collections.abc import Collection, Iterable
from functools import cache
from itertools import pairwise

from components.charts.route_map.label_placement import CROSSED, LETTER, Label, Room
from components.charts.route_map.viewport import WHOLE
from data import geo
from data.geo import Point

COUNTRIES = {
    "BY": ((27.4, 53.15), (28.6, 52.75), (25.6, 53.3), (26.6, 52.6), (28.0, 52.35), (29.2, 54.75)),
    "LT": (
        *((23.4, 55.65), (23.3, 55.2), (22.4, 55.75), (24.6, 55.75), (24.0, 55.9), (25.2, 55.6), (24.2, 55.1)),
        *((23.9, 54.5), (23.6, 55.4), (24.8, 55.35), (23.0, 55.9), (24.6, 56.05), (24.2, 54.75)),
    ),
    "UA": (
        *((27.2, 50.1), (28.2, 49.6), (32.4, 50.4), (26.4, 49.5), (29.0, 49.9), (31.6, 49.6), (27.6, 50.8)),
        *((29.2, 50.9), (26.2, 50.9), (31.0, 50.6)),
    ),
    "PL": (
        *((19.8, 51.6), (20.6, 53.0), (21.6, 50.7), (20.4, 50.7), (22.0, 53.5), (20.6, 51.5), (22.3, 52.9)),
        *((20.2, 53.6), (22.4, 52.2), (21.9, 51.7)),
    ),
    "LV": ((26.4, 56.35), (24.4, 56.45)),
    "RU": ((32.0, 55.2), (31.9, 55.8), (32.6, 52.9)),
}
"""Points, longitude and latitude, at which a country's name may stand, the best first."""


GRID = 18
"""Kilometres between the points at which a country's name may stand where the usual ones are taken."""


def country_names(room: Room, size: float, told: Collection[str], wanted: Collection[str]) -> list[Label]:
    """The names of countries, in capitals where there is room for them, where no line runs through them.

    Those of countries that journeys touch must be there.
    """
    names = {o.iso: o.name if room.seen.narrow else o.name.upper() for o in geo.countries()}
    found = []
    for iso, points in COUNTRIES.items():
        if iso in wanted:
            spots = [room.seen.at(geo.project(*point)) for point in points]
            label = room.place(_country(names[iso], spots, size), limit=30, apart=12)
            if label is None and iso in told:
                half = len(names[iso]) * size * LETTER / 2 / room.seen.scale
                spots = [room.seen.at(point) for point in _inland(iso, round(half / GRID) * GRID)]
                label = room.place(_country(names[iso], spots, size), limit=CROSSED, apart=2, ranked=False)
            found += [label] if label else []
    return found


def _country(name: str, spots: Iterable[Point], size: float) -> list[Label]:
    return [Label((name,), "country", at, "middle", 0, size) for at in spots]


@cache
def _inland(iso: str, half: int) -> tuple[Point, ...]:
    """Points all over a country for a name that finds no room at the usual ones; first where all of it lies inside."""
    rings = [line for outline in geo.countries() if outline.iso == iso for line in outline.lines]
    frame = WHOLE[0]
    inside = {
        (x, y)
        for y in range(round(frame.south), round(frame.north), GRID)
        for x in range(round(frame.west), round(frame.east), GRID)
        if sum(_encloses(ring, x, y) for ring in rings) % 2
    }
    within = [(x, y) for x, y in inside if {(x - half, y), (x + half, y)} <= inside]
    return tuple(sorted(within) or sorted(inside))


def _encloses(ring: geo.Line, x: float, y: float) -> bool:
    """Whether a closed line runs around a point: whether a ray from it meets the line an odd number of times."""
    odd = False
    for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            odd = not odd
    return odd
