"""Labels beside marks: each where it covers nothing, or left out."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product

from components.charts.boxes import Box, Point
from components.charts.timeline.layout import RING, SIGN, Glyph, Lanes
from components.charts.timeline.marks import Lane, Mark

Disc = tuple[float, float, float]
"""A mark as what a label may not cover: its middle and its radius."""

Words = Callable[[Mark], tuple[str, str]]
"""The number and the day that are written beside a mark; the number is empty where there is none."""


@dataclass(frozen=True, slots=True)
class Label:
    """Number and day of a mark, with the box that they fill and the line to the mark, where one is needed."""

    glyph: Glyph
    number: str
    day: str
    box: Box
    leader: tuple[Point, Point] | None

    @property
    def stacked(self) -> bool:
        """Whether the day stands under the number."""
        return self.box.bottom - self.box.top > LINE * 1.5


LINE = 16.0
"""The height of a line of a label."""

LIFTS = (4, 10, 18, 26, 34)
"""How far a label may stand from its mark."""

FARTHEST = 42.0
"""How far the near edge of a label may stand from its mark in any direction, and two pixels of paper."""

LONGEST = 34.0
"""How long the line from a mark to its label may be."""

SHIFTS = (0, -14, 14, -26, 26, -40, 40)
"""How far a label may stand to the side of its mark."""


def width(words: str, size: float) -> float:
    """The width of a text in pixels, estimated from above."""
    return len(words) * size * 0.58 + 2


def above(glyph: Glyph, wide: float, tall: float, room: Box) -> Iterable[Box]:
    """Places over and then under a mark within a room, the nearest first."""
    lefts = [glyph.x + shift - wide / 2 for shift in SHIFTS]
    lefts = [x for x in lefts if room.left <= x and x + wide <= room.right]
    for lift in LIFTS:
        tops = (glyph.y - glyph.radius - lift - tall, glyph.y + glyph.radius + lift)
        tops_within = [y for y in tops if room.top <= y and y + tall <= room.bottom]
        for x, y in product(lefts, tops_within):
            yield Box(x, y, x + wide, y + tall)


def beside(glyph: Glyph, wide: float, tall: float, room: Box) -> Iterable[Box]:
    """Places to the right and then to the left of a mark within a room, the nearest first."""
    tops = [glyph.y + shift - tall / 2 for shift in (0, -9, 9, -18, 18, -27, 27)]
    tops = [y for y in tops if room.top <= y and y + tall <= room.bottom]
    for lift in (5, 12, 22, 34):
        lefts = (glyph.x + glyph.radius + lift, glyph.x - glyph.radius - lift - wide)
        lefts_within = [x for x in lefts if room.left <= x and x + wide <= room.right]
        for y, x in product(tops, lefts_within):
            yield Box(x, y, x + wide, y + tall)


def level(glyph: Glyph, wide: float, tall: float, room: Box) -> Iterable[Box]:
    """Places right beside a mark in its row within a room, where the eye takes them for one."""
    for x in (glyph.x + glyph.radius + 4, glyph.x - glyph.radius - 4 - wide):
        box = Box(x, glyph.y - tall / 2, x + wide, glyph.y + tall / 2)
        if box.within(room):
            yield box


def chosen(lanes: Lanes, selected: str = "") -> list[Glyph]:
    """The marks that deserve a label: the selected one with its ring, those with most people, the longest stories."""
    first = [glyph for glyph in (*lanes.freed, *lanes.deal) if glyph.mark.event_id == selected]
    known = sorted(
        (glyph for glyph in lanes.freed if glyph.mark.quantity and glyph not in first),
        key=lambda glyph: (-glyph.mark.number, glyph.mark.event_id),
    )
    stories = sorted(
        (glyph for glyph in lanes.deal if glyph not in first),
        key=lambda glyph: (-len(glyph.mark.event.summary), glyph.mark.event_id),
    )
    return [*(replace(glyph, radius=glyph.radius + RING) for glyph in first), *known, *stories]


def place(
    wanted: Iterable[Glyph], taken: Sequence[Glyph], words: Words, room: Box, *, most: int, side: bool = False
) -> list[Label]:
    """At most so many labels that find a place among the marks and each other; with `side` beside their marks."""
    order, labels = list(wanted), list[Label]()
    ringed = {glyph.mark.event_id: glyph for glyph in (*taken, *order)}
    marks = list(ringed.values())
    for glyph in order:
        if len(labels) == most:
            break
        number, day = words(glyph.mark)
        label = _first(glyph, (number, day), _places(glyph, number, day, room, side=side), marks, labels)
        labels += [label] if label else []
    return labels


def _first(
    glyph: Glyph,
    words: tuple[str, str],
    places: Iterable[Box],
    marks: Sequence[Glyph],
    labels: Sequence[Label],
) -> Label | None:
    """The label of a mark in the first of the places that is free, or None."""
    wide, near = 0.0, list[Disc]()
    for box in places:
        if box.right - box.left > wide:
            wide = box.right - box.left
            near = _near(glyph, wide, marks)
        if _covers(box, near) or any(box.meets(other.box) for other in labels):
            continue
        leader = _leader(glyph, box)
        if _is_free(glyph, box, leader, near, labels):
            return Label(glyph, *words, box, leader)
    return None


def _near(glyph: Glyph, wide: float, marks: Sequence[Glyph]) -> list[Disc]:
    """The marks that a label so wide, in any of its places, or its line could reach; few, however many there are."""
    x, y, reach = glyph.x, glyph.y, glyph.radius + FARTHEST
    aside, along = reach + wide, reach + LINE * 2
    return [
        (other.x, other.y, other.radius)
        for other in marks
        if abs(other.x - x) < aside + other.radius and abs(other.y - y) < along + other.radius
    ]


def _places(glyph: Glyph, number: str, day: str, room: Box, *, side: bool) -> Iterable[Box]:
    """Where a label may stand, the best first: on one line or with the day under the number."""
    flat = width(number, 15) + width(day, 12) + (4 if number else 0), LINE
    stacked = max(width(number, 15), width(day, 12)), LINE * 2
    if glyph.mark.lane is Lane.DEAL:
        return chain(
            level(glyph, *flat, room), beside(glyph, *flat, room) if glyph.radius > SIGN else ()
        )  # the chosen one
    if not number:
        return beside(glyph, *flat, room)
    if side:
        return chain(beside(glyph, *flat, room), beside(glyph, *stacked, room), above(glyph, *stacked, room))
    return chain(above(glyph, *stacked, room), above(glyph, *flat, room))


def _is_free(
    glyph: Glyph, box: Box, leader: tuple[Point, Point] | None, near: Sequence[Disc], labels: Sequence[Label]
) -> bool:
    """Whether a label and its line, which cover no mark and no label, cross none of their lines and no label either."""
    if leader and math.dist(*leader) > LONGEST:
        return False
    if any(other.leader and _crosses(other.leader, box) for other in labels):
        return False
    if leader is None:
        return True
    others = [disc for disc in near if disc != (glyph.x, glyph.y, glyph.radius)]
    return not any(_covers(Box(x, y, x, y), others, 1.0) for x, y in _steps(leader)) and not any(
        _crosses(leader, other.box) for other in labels
    )


def _covers(box: Box, discs: Iterable[Disc], room: float = 1.5) -> bool:
    """Whether a rectangle is nearer to a mark than a distance in pixels; asked thousands of times for a drawing."""
    left, top, right, bottom = box
    for x, y, radius in discs:
        reach = radius + room
        aside = left - x if x < left else x - right if right < x else 0.0
        if aside < reach:
            along = top - y if y < top else y - bottom if bottom < y else 0.0
            if aside * aside + along * along < reach * reach:
                return True
    return False


def _leader(glyph: Glyph, box: Box) -> tuple[Point, Point] | None:
    """The line from the rim of a mark to its label; none where they touch almost."""
    x, y = box.nearest((glyph.x, glyph.y))
    far = math.dist((x, y), (glyph.x, glyph.y))
    if far - glyph.radius < 9:
        return None
    share = (glyph.radius + 1) / far
    return (glyph.x + (x - glyph.x) * share, glyph.y + (y - glyph.y) * share), (x, y)


def _steps(line: tuple[Point, Point]) -> list[Point]:
    (x, y), (to_x, to_y) = line
    return [(x + (to_x - x) * i / 12, y + (to_y - y) * i / 12) for i in range(13)]


def _crosses(line: tuple[Point, Point], box: Box) -> bool:
    return any(map(box.holds, _steps(line)))
