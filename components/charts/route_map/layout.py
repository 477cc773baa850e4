"""Positions of names and numbers on the map, so that none hides another."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from components.charts.boxes import Box
from components.charts.label_placement import COLLISION, CROSSED, Leader
from components.charts.route_map.countries import country_names
from components.charts.route_map.exits import exits
from components.charts.route_map.grounds import land
from components.charts.route_map.labels import LOWER, SIDES, Label, Room
from components.charts.route_map.marks import RouteMarks, Stop, ends
from components.charts.route_map.viewport import Drawn, View, along, length_of
from components.charts.route_map.words import stop_label, tight
from components.text import Text
from data.geo import Point
from data.vocabulary import PlaceKind

CACHE_SIZE = 256
"""Maps whose names stay where they were placed, the steps of one journey counted once."""

MOST = 4
"""How many of the distances of a name from its place may be tried on a phone, where far ones lead astray."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The positions of everything besides the lines: symbols, names, and the numbers of steps by leg."""

    stops: tuple[Stop, ...]
    labels: tuple[Label, ...]
    numbers: dict[str, Point]
    towns: tuple[Point, ...]


def layout(marks: RouteMarks, lines: Sequence[Drawn], seen: View, text: Text) -> Layout:
    """Names and numbers placed, the most important first; background towns only where there is room.

    All is placed as it stands at the last step, so that stepping moves nothing; what is not shown yet is left out.
    """
    best = _at_every_step(replace(marks, legs=(), counts=(), step=None), tuple(lines), seen, text)
    leg_ids, places = set(marks.ids), {stop.place_id for stop in marks.stops}
    return Layout(
        tuple(stop for stop in best.stops if stop.place_id in places or _twin(stop, marks.stops)),
        tuple(label for label in best.labels if not label.legs or leg_ids & set(label.legs)),
        {leg: at for leg, at in best.numbers.items() if leg in leg_ids},
        best.towns,
    )


@lru_cache(maxsize=CACHE_SIZE)
def _at_every_step(whole: RouteMarks, lines: tuple[Drawn, ...], seen: View, text: Text) -> Layout:
    """Where everything stands, whichever step is shown.

    Numbers come before the names of rings, unless that would leave a ring without its name.
    """
    best = _placed(whole, lines, seen, text, numbers_first=True)
    if whole.event and not _named(whole, best, text):
        best = _placed(whole, lines, seen, text, numbers_first=False)
    return best


def _twin(stop: Stop, others: Iterable[Stop]) -> bool:
    """Whether another place of the same name stands for it."""
    return any(each.label == stop.label for each in others)


def _placed(marks: RouteMarks, lines: Sequence[Drawn], seen: View, text: Text, *, numbers_first: bool) -> Layout:
    room = Room.of(seen, lines, land(marks.dataset))
    stops = _symbols(marks, seen)
    room.sheet.taken += [Box.around(seen.at(stop.at), radius(stop, seen)) for stop in stops]
    size = 11.5 if seen.narrow or marks.small else 12.5
    known = [stop for stop in stops if not stop.vague]
    limit = COLLISION if marks.event else CROSSED  # where there is no room, the table names the rest
    countries = {stop.country for stop in ends(marks.whole)}
    points = marks.dataset.story.ground.labels
    must = {iso: spots for iso, spots in points.items() if iso in countries}
    labels = exits(lines, seen, text, size)
    if not marks.event:
        labels += country_names(room, must, size, countries)
    labels += _stop_names(room, known, text, size, limit=limit)
    numbers = _numbers(room) if marks.event and numbers_first else {}
    if marks.event:  # on the map of all releases the key says what a ring is, and the country is named
        labels += _stop_names(room, [stop for stop in stops if stop.vague], text, size, limit=CROSSED)
    if marks.event and not numbers_first:
        labels += country_names(room, must, size, countries)
        numbers = _numbers(room)
    named = {label.lines[0] for label in labels if label.iso and len(label.lines) == 1}
    labels += [x for x in country_names(room, points, size, countries) if x.lines[0] not in named]
    towns = _towns(room, labels, size, most=2 if seen.narrow or marks.small else 3)
    return Layout(stops, (*labels, *towns), numbers, tuple(label.at for label in towns))


def _named(marks: RouteMarks, placed: Layout, text: Text) -> bool:
    """Whether every place that is drawn as a ring has its name on the map, and every country with a stop its own."""
    names = {" ".join(label.lines).lower() for label in placed.labels}
    names |= {label.lines[0].lower() for label in placed.labels if label.iso}
    stop_names = [stop_label(stop, text) for stop in placed.stops if stop.vague]
    stopped = {stop.country for stop in placed.stops}
    countries = {each.name.lower() for each in marks.dataset.ground.countries() if each.iso in stopped}
    return countries <= names and all({" ".join(lines).lower(), lines[0].lower()} & names for lines in stop_names)


def radius(stop: Stop, seen: View) -> float:
    """The radius of a stop's symbol in pixels."""
    return (7.0 if seen.narrow else 9.0) if stop.vague else (3.0 if seen.narrow else 3.6)


def _symbols(marks: RouteMarks, seen: View) -> tuple[Stop, ...]:
    """The stops in the frame; of several with one name in one spot only the most important symbol."""
    telling = [PlaceKind.PRISON, PlaceKind.EMBASSY, PlaceKind.BORDER_CROSSING]
    stops: list[Stop] = []
    for stop in sorted(ends(marks.whole), key=lambda s: s.kind not in telling):
        twin = any(s.label == stop.label and math.dist(seen.at(s.at), seen.at(stop.at)) < 12 for s in stops)
        if seen.frame.holds(stop.at) and not twin:
            stops.append(stop)
    return tuple(sorted(stops, key=lambda s: not s.vague))  # rings lie under what is known exactly


def _numbers(room: Room) -> dict[str, Point]:
    """The place of each leg's number: on its line where that is long enough, else beside it."""
    r = number_size(room.seen)
    middles = {each.leg.leg_id: along(each.line, length_of(each.line) / 2) for each in room.lines if each.aside}
    for each in sorted((d for d in room.lines if not d.aside), key=lambda d: length_of(d.line)):
        points = (Number(at, r) for at in _number_points(each, r))
        number = room.sheet.place(points, apart=(1, 1), rank=1, own=each.leg.leg_id)
        assert number, "without a limit there is always one"
        middles[each.leg.leg_id] = number.at
    return middles


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a step at one of the places where it may stand."""

    at: Point
    radius: float
    leader: Leader | None = None

    @property
    def box(self) -> Box:
        """The square around its circle."""
        return Box.around(self.at, self.radius)


def number_size(seen: View) -> float:
    """The radius in pixels of the circle around the number of a step."""
    return 8.0 if seen.narrow else 9.0


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
    """The names of stops, those of most journeys first; each name once in one spot, though several may bear it."""
    labels: list[Label] = []
    for stop in sorted(stops, key=lambda s: (_weight(room, s), -max(map(len, stop_label(s, text))), s.at)):
        lines, at = stop_label(stop, text), room.seen.at(stop.at)
        if any(label.lines in (lines, tight(lines)) and math.dist(label.at, at) < 40 for label in labels):
            continue
        others = [point for each in _every(room) if (point := room.seen.at(each.at)) != at]
        legs = _legs(room, stop)
        near = room.seen.narrow and limit <= CROSSED and not stop.vague
        options = (replace(option, legs=legs) for option in _beside(stop, lines, room.seen, size, near=near))
        if label := room.place(options, limit, others=others):
            labels.append(label)
    return labels


def _beside(stop: Stop, lines: tuple[str, ...], seen: View, size: float, *, near: bool) -> Iterable[Label]:
    """Where the name of a stop may stand, the best first; that of a ring in narrower lines too."""
    role, gaps = ("vague", (3, 14, 34, 52)) if stop.vague else ("stop", (3, 14, 26, 40, 58, 84))
    iso = stop.country if stop.kind is PlaceKind.COUNTRY else ""
    shapes = [lines, tight(lines)] if stop.vague or len(lines) > 1 else [lines]
    shapes += [lines[:1]] if iso else []  # the key says what a ring means
    for gap in gaps[:MOST] if near else gaps:
        for shape in shapes:
            for side in (*SIDES, *LOWER) if stop.vague else SIDES:
                yield Label(shape, role, seen.at(stop.at), side, radius(stop, seen) + gap, size, iso=iso)


def _weight(room: Room, stop: Stop) -> int:
    """The rank of a name in the order of placement: towns, whatever their symbol, before crossings."""
    return (stop.kind is PlaceKind.BORDER_CROSSING) * len(room.lines) - len(_legs(room, stop))


def _every(room: Room) -> list[Stop]:
    return list({s.place_id: s for d in room.lines for s in (d.leg.start, d.leg.end)}.values())


def _legs(room: Room, stop: Stop) -> tuple[str, ...]:
    """The legs at one of whose ends a name stands."""
    return tuple(d.leg.leg_id for d in room.lines if stop.label in (d.leg.start.label, d.leg.end.label))


def _towns(room: Room, labels: Sequence[Label], size: float, most: int) -> list[Label]:
    """Background towns with their names, where there is room and no stop bears the name already."""
    known = {label.lines[0] for label in labels}
    placed: list[Label] = []
    for town in room.land.ground.towns():
        at = room.seen.at(town.at)
        inside = room.seen.frame.holds(town.at, 10)
        if town.rank > most or town.name in known or not inside or room.sheet.cost(Box.around(at, 3)) >= 6:
            continue
        options = [Label((town.name,), "town", at, side, 4, size) for side in SIDES]
        placed += [label for label in [room.place(options, limit=14)] if label]
    return placed
