"""The names of places off the map, in blank strips beside it, so that none stands on another country's land."""

import math
from collections.abc import Iterable, Iterator, Sequence

from components.charts.label_placement import SPARE, in_order
from components.charts.route_map.labels import Label
from components.charts.route_map.viewport import EDGES, STRIP, Drawn, View
from components.charts.route_map.words import exit_label
from components.charts.typeface import widest
from components.text import Text
from data.geo import Point

GAP = 7.0
"""Pixels between the end of a line and the name of where it leads."""

APART = 6.0
"""Pixels between two names on one strip, which would be read as one sentence if they were nearer."""

EDGE = 2
"""Pixels of paper between a name and the edge of the drawing."""

SAME = 60
"""Pixels within which two lines to one place share its name."""


def exits(lines: Sequence[Drawn], seen: View, text: Text, size: float) -> list[Label]:
    """A name for every line that crosses an edge of the map, beside the point where it does."""
    hops = [_hop(each, seen, text, size) for each in lines if each.aside]
    return [*hops, *(label for side in EDGES for label in _strip(lines, side, seen, text, size))]


def _strip(lines: Iterable[Drawn], side: str, seen: View, text: Text, size: float) -> Iterator[Label]:
    """The names on one strip, in the order of their lines; upright ones leave the corners to the others."""
    along, upright = (1, True) if side in ("left", "right") else (0, False)
    here = sorted((each for each in lines if each.edge == side), key=lambda each: crossing(each, seen)[along])
    named = [(name, crossing(group[0], seen)[along], _legs(group)) for name, group in _named(here, seen, text)]
    longs = [_long(name, size) for name, _, _ in named]
    ideal = [at - long / 2 if upright else at + GAP for (_, at, _), long in zip(named, longs, strict=True)]
    low, high = seen.land[along::2] if upright else (0, seen.width)
    starts = in_order(ideal, longs, APART, low + EDGE, high - EDGE)
    level = _level(side, seen)
    for (name, _, legs), start, long in zip(named, starts, longs, strict=True):
        if upright:
            yield Label((name,), "exit", (level, start + long / 2), "along", 0, size, legs)
        else:
            yield Label((name,), "exit", (start - GAP, level), "right", GAP, size, legs)


def _level(side: str, seen: View) -> float:
    """The middle of a strip; on the upper one the rows of lines that lie off the map altogether come first."""
    left, top, right, bottom = seen.strips
    middles = {"left": left / 2, "top": top - STRIP / 2, "right": seen.width - right / 2}
    return middles.get(side, seen.height - bottom / 2)


def _long(name: str, size: float) -> float:
    """How long a name may be, in the widest typeface that a reader may have."""
    return widest(name, size, bold=True) * (1 + SPARE)


def _legs(group: Iterable[Drawn]) -> tuple[str, ...]:
    return tuple(each.leg.leg_id for each in group)


def crossing(each: Drawn, seen: View) -> Point:
    """Where a line crosses the edge of the map, in pixels."""
    return each.line[-1] if seen.frame.holds(each.leg.start.at) else each.line[0]


def _named(here: Iterable[Drawn], seen: View, text: Text) -> Iterator[tuple[str, list[Drawn]]]:
    """Lines by the place to which they lead; those that cross far from each other have a name each."""
    groups: list[tuple[str, list[Drawn]]] = []
    for each in here:
        name, at = exit_label(each.leg, text, out=seen.frame.holds(each.leg.start.at)), crossing(each, seen)
        near = (group for other, group in groups if other == name and math.dist(crossing(group[0], seen), at) < SAME)
        group = next(near, None)
        if group is None:
            groups.append((name, [each]))
        else:
            group.append(each)
    yield from groups


def _hop(each: Drawn, seen: View, text: Text, size: float) -> Label:
    """The names of both ends of a leg that lies off the map; that of the end alone where room is short."""
    name = text.t("{start} to {end}", start=each.leg.start.label, end=each.leg.end.label)
    if each.line[-1][0] + GAP + _long(name, size) > seen.width - EDGE:
        name = exit_label(each.leg, text, out=True)
    return Label((name,), "exit", each.line[-1], "right", GAP, size, _legs([each]))
