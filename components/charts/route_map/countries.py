"""Where the names of countries stand on the map: on their own ground, and crossed by no line."""

from collections.abc import Collection, Iterable

from components.charts.route_map.grounds import GRID, abroad, ground, inland
from components.charts.route_map.label_placement import CROSSED, LETTER, Label, Room
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


EVERY = (2, 1)
"""Every so many points of the grid are tried for a country's name where the usual places are taken."""


def country_names(room: Room, size: float, told: Collection[str], wanted: Collection[str]) -> list[Label]:
    """The names of countries, in capitals where there is room for them, where no line runs through them.

    Those of countries that journeys touch must be there.
    """
    names = {o.iso: o.name if room.seen.narrow else o.name.upper() for o in geo.countries()}
    found = []
    for iso, points in COUNTRIES.items():
        if iso in wanted:
            usual = [room.seen.at(geo.project(*point)) for point in points]
            label = room.place(_country(iso, names[iso], usual, size), limit=30, apart=12)
            if label is None and iso in told:
                label = _anywhere(room, iso, names[iso], size)
            found += [label] if label else []
    return found


def _anywhere(room: Room, iso: str, name: str, size: float) -> Label | None:
    """The name anywhere in its country, or on its coast, where nothing crosses it."""
    half = len(name) * size * LETTER / 2 / room.seen.scale
    for every in EVERY:
        spread = sorted(point for point in ground(iso) if not any(at // GRID % every for at in point))
        coast = [point for point in spread if not abroad(iso, half, point)]
        for spots in ([point for point in coast if inland(iso, half, point)], coast):
            options = _country(iso, name, map(room.seen.at, spots), size)
            if options and (label := room.place(options, limit=CROSSED, apart=2, ranked=False)):
                return label
    return None


def _country(iso: str, name: str, spots: Iterable[Point], size: float) -> list[Label]:
    return [Label((name,), "country", at, "middle", 0, size, iso=iso) for at in spots]
