"""Where the names of countries stand on the map: on their own territory, and crossed by no line."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from components.charts.label_placement import CROSSED
from components.charts.route_map.grounds import abroad, ground, inland
from components.charts.route_map.labels import Label, Room
from data.geo import Point

EVERY = (2, 1)
"""Every so many points of the grid are tried for a country's name where the usual places are taken."""


def country_names(
    room: Room, points: Mapping[str, Sequence[Point]], size: float, headline_countries: Collection[str]
) -> list[Label]:
    """The names of countries, in capitals where there is room for them, where no line runs through them.

    `points` are, in degrees, where each may stand, the best first; those that are `told` must be there.
    """
    names = {o.iso: o.name if room.seen.narrow else o.name.upper() for o in room.land.ground.countries()}
    labels: list[Label] = []
    for iso, usual_points in points.items():
        if iso in names:
            usual = [room.seen.at(room.land.ground.project(*point)) for point in usual_points]
            label = room.place(_country(iso, names[iso], usual, size), limit=30, apart=(12, 0))
            if label is None and iso in headline_countries:
                label = _anywhere(room, iso, names[iso], size)
            labels += [label] if label else []
    return labels


def _anywhere(room: Room, iso: str, name: str, size: float) -> Label | None:
    """The name anywhere in its country or on its coast, where nothing crosses it."""
    left, _, right, _ = _country(iso, name, [(0.0, 0.0)], size)[0].box
    half = (right - left) / 2 / room.seen.scale
    grid = room.land.grid
    for every in EVERY:
        spread = sorted(point for point in ground(room.land, iso) if not any(at // grid % every for at in point))
        coast = [point for point in spread if not abroad(room.land, iso, half, point)]
        for spots in ([point for point in coast if inland(room.land, iso, half, point)], coast):
            options = _country(iso, name, map(room.seen.at, spots), size)
            if options and (label := room.place(options, limit=CROSSED, apart=(2, 0), rank=0)):
                return label
    return None


def _country(iso: str, name: str, spots: Iterable[Point], size: float) -> list[Label]:
    return [Label((name,), "country", at, "middle", 0, size, iso=iso) for at in spots]
