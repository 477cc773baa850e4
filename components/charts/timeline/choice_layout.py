"""Positions of the circles of the choice, narrow and wide, and the side of each on which its day is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from components.charts.axis import Axis
from components.charts.boxes import Box
from components.charts.timeline.layout import GAP, radius, scale, swarm
from components.charts.timeline.marks import Lane, Mark, Marks
from components.charts.typeface import widest
from components.text import Text

TARGET = 24.0
"""Pixels of what answers to a finger, at least."""

ROOM = 5.0
"""Pixels of paper over and under the lane of circles."""

DAY, AROUND = 12.0, (6.0, 4.0)
"""Pixels of the letters in and beside a circle, and of the paper around its day, across and down."""

SIDES = ("down", "up", "after", "ahead")
"""Where it may stand, the best first."""


@dataclass(frozen=True, slots=True)
class Lay:
    """A layout: the least width of the axis in pixels, and the radius of the largest circle."""

    width: int
    largest: float


NARROW, WIDE = Lay(236, 28.0), Lay(540, 38.0)


def choices(marks: Marks) -> tuple[Mark, ...]:
    """What can be chosen: everything in the upper lane, in time order."""
    return marks.lane(Lane.FREED)


def rules(marks: Marks) -> str:
    """Where each circle stands, for narrow frames and for wide ones, as a style sheet."""
    narrow, wide = ("".join((*_rules(*placed(marks, lay)), *_brackets(marks, lay))) for lay in (NARROW, WIDE))
    return f"{narrow}@media(min-width:37rem){{{wide}}}"


Spot = tuple[float, float, float]
"""Where a circle stands, along the axis in percent of it and across in pixels, and how large it is."""


def placed(marks: Marks, lay: Lay) -> tuple[float, list[Spot]]:
    """The height of the lane in one layout, and its circles, none of which overlaps another."""
    circles, axis, unit = choices(marks), Axis(marks.since, marks.until, 0, lay.width), scale(marks, lay.largest)
    sizes = [radius(mark, unit) for mark in circles]
    spots = [(axis.at(mark.day), max(size, (TARGET - GAP) / 2)) for mark, size in zip(circles, sizes, strict=True)]
    lanes = [(y - size, y + size) for y, (_, size) in zip(swarm(spots), spots, strict=True)]
    top, end = min((low for low, _ in lanes), default=0.0), max((high for _, high in lanes), default=0.0)
    middles = ((low + high) / 2 - top + ROOM for low, high in lanes)
    rows = zip(spots, middles, sizes, strict=True)
    return end - top + 2 * ROOM, [(100 * x / lay.width, y, 2 * size) for (x, _), y, size in rows]


def _rules(tall: float, spots: Iterable[Spot]) -> Iterator[str]:
    yield f".lane{{height:{tall:.0f}px}}"
    for at, (x, y, size) in enumerate(spots, 1):
        yield f".t{at}{{left:{x:.1f}%;top:{y:.0f}px;--d:{size:.0f}px}}"


def _brackets(marks: Marks, lay: Lay) -> Iterator[str]:
    """The extent of the bracket under a circle whose day is not known, from its first to its last possible day."""
    axis = Axis(marks.since, marks.until, 0, 100)
    for at, (mark, (_, y, size)) in enumerate(zip(choices(marks), placed(marks, lay)[1], strict=True), 1):
        if mark.span:
            first, last = (axis.at(day) for day in mark.span)
            yield f".v{at}{{left:{first:.1f}%;width:{last - first:.1f}%;top:{y + size / 2 + 1:.0f}px}}"


def height(marks: Marks, *, wide: bool) -> int:
    """About how high the choice is, with its words."""
    return round(placed(marks, WIDE if wide else NARROW)[0]) + (130 if wide else 160)


def sides(marks: Marks, text: Text) -> tuple[str, ...]:
    """The side of each circle on which its day is written when it is chosen: where it covers least of the others."""
    lays = [_pixels(marks, lay) for lay in (NARROW, WIDE)]
    days = [widest(text.short_date(mark.event.date), DAY, bold=True) + AROUND[0] for mark in choices(marks)]
    return tuple(
        min(SIDES, key=lambda side: sum(_hidden(side, day, at, circles, width) for width, circles in lays))
        for at, day in enumerate(days)
    )


Circle = tuple[float, float, float]
"""The middle of a circle and its radius, in pixels."""


def _pixels(marks: Marks, lay: Lay) -> tuple[int, list[Circle]]:
    return lay.width, [(x * lay.width / 100, y, size / 2) for x, y, size in placed(marks, lay)[1]]


def _hidden(side: str, day: float, at: int, circles: Sequence[Circle], width: int) -> float:
    """How many pixels of other circles, and beyond the edges, a day would cover on one side of its circle."""
    x, y, size = circles[at]
    near, tall = max(size, TARGET / 2) + 4, DAY + AROUND[1]
    across, down = near + day / 2, near + tall / 2
    dx, dy = {"up": (0.0, -down), "down": (0.0, down), "after": (across, 0.0), "ahead": (-across, 0.0)}[side]
    box = Box(x + dx - day / 2, y + dy - tall / 2, x + dx + day / 2, y + dy + tall / 2)
    over = max(-box.left, 0.0) + max(box.right - width, 0.0)
    return over + sum(max(r - box.away((cx, cy)), 0.0) for i, (cx, cy, r) in enumerate(circles) if i != at)
