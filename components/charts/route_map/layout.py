"""Where names and numbers stand on the map, so that none hides another."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from components.charts.route_map.marks import RouteMarks, Stop
from components.charts.route_map.room import LOWER, SIDES, Label, Room, around
from components.charts.route_map.view import Drawn, View, along, length_of
from components.charts.route_map.words import exit_label, stop_label, tight
from components.text import Text
from data import geo
from data.geo import Point
from data.vocabulary import PlaceKind

COUNTRY_NAMES = {
    "BY": ((27.4, 53.15), (28.6, 52.75), (25.6, 53.3), (26.6, 52.6), (28.0, 52.35), (29.2, 54.75)),
    "LT": ((23.4, 55.65), (23.3, 55.2), (22.4, 55.75), (24.6, 55.75)),
    "UA": ((27.2, 50.1), (28.2, 49.6), (32.4, 50.4), (26.4, 49.5)),
    "PL": ((19.8, 51.6), (20.6, 53.0), (21.6, 50.7), (20.4, 50.7), (22.0, 53.5), (20.6, 51.5)),
    "LV": ((26.4, 56.35), (24.4, 56.45)),
    "RU": ((32.0, 55.2), (31.9, 55.8), (32.6, 52.9)),
}
"""Points, longitude and latitude, at which a country's name may stand, the best first."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything on the map beside its lines: symbols, names and the numbers of steps, by leg."""

    stops: tuple[Stop, ...]
    labels: tuple[Label, ...]
    numbers: dict[str, Point]
    towns: tuple[Point, ...]


def layout(marks: RouteMarks, lines: Sequence[Drawn], seen: View, text: Text) -> Layout:
    """Names and numbers placed, the most important first; background towns only where there is room.

    Numbers come before the names of rings, unless that would leave a ring without its name.
    """
    first = _placed(marks, lines, seen, text, numbers_first=True)
    if not marks.event or _named(first, text):
        return first
    return _placed(marks, lines, seen, text, numbers_first=False)


def _placed(marks: RouteMarks, lines: Sequence[Drawn], seen: View, text: Text, *, numbers_first: bool) -> Layout:
    room = Room(seen, lines)
    stops = _symbols(marks, seen)
    room.taken += [around(seen.at(stop.at), radius(stop, seen)) for stop in stops]
    size = 11.0 if seen.narrow or marks.small else 12.5
    labels = [*_exits(room, text, size), *_stop_names(room, [s for s in stops if not s.vague], text, size)]
    numbers = _numbers(room) if marks.event and numbers_first else {}
    labels += _stop_names(room, [stop for stop in stops if stop.vague], text, size, limit=100)
    numbers = _numbers(room) if marks.event and not numbers_first else numbers
    labels += _country_names(room, size)
    towns = _towns(room, labels, size - 1.5, most=2 if seen.narrow or marks.small else 3)
    return Layout(stops, (*labels, *towns), numbers, tuple(label.at for label in towns))


def _named(found: Layout, text: Text) -> bool:
    """Whether every ring, or another of its name, has its name."""
    names = {" ".join(label.lines) for label in found.labels}
    return all(" ".join(stop_label(stop, text)) in names for stop in found.stops if stop.vague)


def radius(stop: Stop, seen: View) -> float:
    """The radius of a stop's symbol in pixels."""
    return (7.0 if seen.narrow else 9.0) if stop.vague else (3.0 if seen.narrow else 3.6)


def _symbols(marks: RouteMarks, seen: View) -> tuple[Stop, ...]:
    """The stops in the frame; of several with one name in one spot the most telling symbol only."""
    telling = [PlaceKind.PRISON, PlaceKind.EMBASSY, PlaceKind.BORDER_CROSSING]
    found: list[Stop] = []
    for stop in sorted(marks.stops, key=lambda s: s.kind not in telling):
        twin = any(s.label == stop.label and math.dist(seen.at(s.at), seen.at(stop.at)) < 12 for s in found)
        if seen.frame.holds(stop.at) and not twin:
            found.append(stop)
    return tuple(sorted(found, key=lambda s: not s.vague))  # rings lie under what is known exactly


def _numbers(room: Room) -> dict[str, Point]:
    """The place of each leg's number: on its line where that is long enough, else beside it."""
    r = 7.5 if room.seen.narrow else 9.0
    found = {}
    for each in sorted(room.lines, key=lambda d: length_of(d.line)):
        ranked = [
            (room.cost(around(at, r), each.leg.leg_id) + i, i, at) for i, at in enumerate(_number_points(each, r))
        ]
        found[each.leg.leg_id] = min(ranked)[2]
        room.taken.append(around(found[each.leg.leg_id], r + 1))
    return found


def _number_points(each: Drawn, r: float) -> Iterable[Point]:
    total = length_of(each.line)
    offsets = [0.0] if total > 5 * r else []
    for offset in (*offsets, r + each.width / 2 + 2, -r - each.width / 2 - 2, 2.4 * r, -2.4 * r, 4 * r, -4 * r):
        for share in (0.5, 0.4, 0.6, 0.3, 0.7):
            (x0, y0), (x1, y1) = along(each.line, total * share - 1), along(each.line, total * share + 1)
            length = math.dist((x0, y0), (x1, y1)) or 1.0
            x, y = along(each.line, total * share)
            yield x - (y1 - y0) / length * offset, y + (x1 - x0) / length * offset


def _stop_names(room: Room, stops: Sequence[Stop], text: Text, size: float, limit: float = math.inf) -> list[Label]:
    """The names of stops, the widest first; each name once in one spot, though several stops may bear it."""
    found: list[Label] = []
    for stop in sorted(stops, key=lambda s: (-max(map(len, stop_label(s, text))), s.at)):
        lines, at = stop_label(stop, text), room.seen.at(stop.at)
        if any(label.lines in (lines, tight(lines)) and math.dist(label.at, at) < 40 for label in found):
            continue
        others = [there for each in stops if (there := room.seen.at(each.at)) != at]
        if label := room.place(_beside(stop, lines, room.seen, size), limit, others=others):
            found.append(label)
    return found


def _beside(stop: Stop, lines: tuple[str, ...], seen: View, size: float) -> Iterable[Label]:
    """Where the name of a stop may stand, the best first; that of a ring in narrower lines too."""
    role, letters, more = ("vague", size - 1, (3, 14, 34)) if stop.vague else ("stop", size, (3, 14, 26))
    for shape in (lines, tight(lines)) if stop.vague else (lines,):
        for gap in more:
            for side in (*SIDES, *LOWER) if stop.vague else SIDES:
                yield Label(shape, role, seen.at(stop.at), side, radius(stop, seen) + gap, letters)


def _exits(room: Room, text: Text, size: float) -> list[Label]:
    """The names of places beyond the edge, at the ends of the lines that lead to them."""
    found: list[Label] = []
    for each in sorted(room.lines, key=lambda d: not d.aside):
        if each.leaves or each.aside:
            name = exit_label(each.leg, text, aside=each.aside)
            x, y = each.line[-1]
            sides = ("right", "left") if each.aside else ("top", "bottom", *SIDES)
            if not any(label.lines == (name,) and math.dist(label.at, (x, y)) < 60 for label in found):
                options = [Label((name,), "exit", (x, y), side, gap, size) for gap in (7, 16, 26) for side in sides]
                found += [label for label in [room.place(options)] if label]
    return found


def _country_names(room: Room, size: float) -> list[Label]:
    """The names of countries, in capitals, where no line runs through them."""
    names = {outline.iso: outline.name for outline in geo.countries()}
    found = []
    for iso, points in COUNTRY_NAMES.items():
        spots = (room.seen.at(geo.project(*point)) for point in points)
        options = [Label((names[iso].upper(),), "country", at, "middle", 0, size + 0.5) for at in spots]
        found += [label for label in [room.place(options, limit=30, apart=12)] if label]
    return found


def _towns(room: Room, labels: Sequence[Label], size: float, most: int) -> list[Label]:
    """Background towns with their names, where there is room and no stop bears the name already."""
    known = {label.lines[0] for label in labels}
    found = []
    for town in geo.towns():
        at = room.seen.at(town.at)
        inside = room.seen.frame.holds(town.at, 10)
        if town.rank > most or town.name in known or not inside or room.cost(around(at, 3)) >= 6:
            continue
        options = [Label((town.name,), "town", at, side, 4, size) for side in SIDES]
        found += [label for label in [room.place(options, limit=14)] if label]
    return found
