"""The names of what lies off the map, on strips of paper beside it: never on land that is not theirs."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from components.charts.route_map.label_placement import HEAVY, Label
from components.charts.route_map.viewport import STRIP, Drawn, View
from components.charts.route_map.words import exit_label
from components.text import Text
from data.geo import Point

GAP = 7.0
"""Pixels between the end of a line and the name of where it leads."""

APART = 14
"""Pixels between two names on one strip, which would be read as one sentence if they were nearer."""

SAME = 60
"""Pixels within which two lines to one place share its name."""


def exits(lines: Sequence[Drawn], seen: View, text: Text, size: float) -> list[Label]:
    """A name for every line that crosses an edge of the map, beside the point where it does."""
    labels: list[Label] = []
    for side, along in (("top", 0), ("bottom", 0), ("left", 1), ("right", 1)):
        here = sorted((each for each in lines if each.edge == side), key=lambda each: crossing(each, seen)[along])
        placed: list[Label] = []
        for name, group in _named(here, seen, text):
            placed.append(_placed(name, group, side, placed[-1].box[along + 2] if placed else 0.0, seen, size))
        labels += _apart(placed, along, (seen.width, seen.height)[along])
    return [*labels, *(_hop(each, text, size) for each in lines if each.aside)]


def _apart(placed: Sequence[Label], along: int, end: float) -> list[Label]:
    """The names of a strip, moved back one before the other where the last would run over its end."""
    labels: list[Label] = []
    for label in reversed(placed):
        by = min(0.0, end - 2 - label.box[along + 2])
        x, y = label.at
        labels.append(replace(label, at=(x + by, y) if not along else (x, y + by)))
        end = labels[-1].box[along] - APART
    return labels[::-1]


def crossing(each: Drawn, seen: View) -> Point:
    """Where a line crosses the edge of the map, in pixels."""
    return each.line[-1] if seen.frame.holds(each.leg.start.at) else each.line[0]


def _named(here: Iterable[Drawn], seen: View, text: Text) -> Iterator[tuple[str, list[Drawn]]]:
    """Lines by the place to which they lead; those that cross far from each other have a name each."""
    groups: list[tuple[str, list[Drawn]]] = []
    for each in here:
        name, at = exit_label(each.leg, text, out=seen.frame.holds(each.leg.start.at)), crossing(each, seen)
        near = (group for said, group in groups if said == name and math.dist(crossing(group[0], seen), at) < SAME)
        group = next(near, None)
        if group is None:
            groups.append((name, [each]))
        else:
            group.append(each)
    yield from groups


def _placed(name: str, group: Sequence[Drawn], side: str, after: float, seen: View, size: float) -> Label:
    """A name on its strip, behind the one before it and not over the edge of the drawing."""
    x, y = crossing(group[0], seen)
    legs = tuple(each.leg.leg_id for each in group)
    left, top, right, bottom = seen.strips
    top = 2 * top - STRIP  # the rows of lines that lie off the map altogether come first
    long = len(name) * size * HEAVY
    if side in ("top", "bottom"):
        level = top / 2 if side == "top" else seen.height - bottom / 2
        place = max(x, after + APART - GAP)
        return Label((name,), "exit", (place, level), "right", GAP, size, legs)
    level = left / 2 if side == "left" else seen.width - right / 2
    place = max(y, after + long / 2 + 6, long / 2 + 2)
    return Label((name,), "exit", (level, place), "along", 0, size, legs)


def _hop(each: Drawn, text: Text, size: float) -> Label:
    """The names of both places behind a line of which nothing lies on the map."""
    name = text.t("{start} to {end}", start=each.leg.start.label, end=each.leg.end.label)
    return Label((name,), "exit", each.line[-1], "right", GAP, size, (each.leg.leg_id,))
