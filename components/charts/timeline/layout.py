"""Positions of all marks: one calculation for the drawings and the figure, so that no mark covers another."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from components.charts.axis import Axis
from components.charts.timeline.marks import Lane, Mark, Marks
from data.vocabulary import EventKind

UNKNOWN = 4.5
"""Radius of the ring of a release whose number is not known."""

SIGN = 6.0
"""Half the size of a sign of the deal."""

GAP = 5.0
"""Paper between two marks, wide enough for the ring around a chosen one."""

RING = 3.0
"""How far from a chosen mark its ring runs."""

Spot = tuple[float, float]
"""Where a mark stands along the axis, and its radius."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A mark in its place; `x` and `y` are its middle."""

    mark: Mark
    x: float
    y: float
    radius: float

    def far(self, other: "Glyph") -> float:
        """The distance in pixels between the edges of two marks."""
        return math.dist((self.x, self.y), (other.x, other.y)) - self.radius - other.radius


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the deal: a kind of event, its middle, and where the next row may begin."""

    kind: EventKind
    y: float
    end: float


@dataclass(frozen=True, slots=True)
class Lanes:
    """Both lanes beside each other; y runs downwards from the middle of the upper lane and from the top of the deal."""

    freed: tuple[Glyph, ...]
    deal: tuple[Glyph, ...]
    rows: tuple[Row, ...]

    @property
    def reach(self) -> tuple[float, float]:
        """How far the upper lane reaches above and below its middle; the first is negative or 0."""
        tops = [glyph.y - glyph.radius for glyph in self.freed]
        return min(tops, default=0.0), max((glyph.y + glyph.radius for glyph in self.freed), default=0.0)

    @property
    def depth(self) -> float:
        """The height of the deal."""
        return self.rows[-1].end if self.rows else 0.0


def scale(marks: Marks, largest: float) -> float:
    """The radius of the circle of one person, if the largest has this radius; areas are in proportion to people."""
    return largest / math.sqrt(marks.largest)


def radius(mark: Mark, unit: float) -> float:
    """The radius of a circle; a small ring where the number is not known."""
    return unit * math.sqrt(mark.number) or UNKNOWN  # of none too, so that it can be seen and pressed


def lanes(marks: Marks, axis: Axis, largest: float, pitch: float = 21.0) -> Lanes:
    """The marks in their places: circles in a beeswarm around the middle of their lane, the deal in a row per kind."""
    freed = marks.lane(Lane.FREED)
    unit = scale(marks, largest)
    spots = [(axis.at(mark.day), radius(mark, unit)) for mark in freed]
    circles = tuple(
        Glyph(mark, along, across, size) for mark, (along, size), across in zip(freed, spots, swarm(spots), strict=True)
    )
    signs, rows = _rows(marks, axis, pitch)
    order = {mark.event_id: at for at, mark in enumerate(marks.events)}
    return Lanes(circles, tuple(sorted(signs, key=lambda g: order[g.mark.event_id])), rows)


def _rows(marks: Marks, axis: Axis, pitch: float) -> tuple[list[Glyph], tuple[Row, ...]]:
    signs: list[Glyph] = []
    rows: list[Row] = []
    top = 0.0
    for kind in EventKind:
        of_kind = [mark for mark in marks.lane(Lane.DEAL) if mark.kind is kind]
        if of_kind:
            spots = [(axis.at(mark.day), SIGN) for mark in of_kind]
            offsets = swarm(spots)
            middle = top + max(pitch / 2, SIGN + GAP - min(offsets))
            rows.append(Row(kind, middle, middle + max(pitch / 2, SIGN + GAP + max(offsets))))
            placed = zip(of_kind, spots, offsets, strict=True)
            signs += [Glyph(mark, along, middle + across, size) for mark, (along, size), across in placed]
            top = rows[-1].end
    return signs, tuple(rows)


def swarm(spots: Sequence[Spot]) -> list[float]:
    """A beeswarm: the offset of each mark from the middle of its lane, so that none overlap; largest nearest."""
    aside: dict[int, float] = {}
    placed: list[tuple[float, float, float]] = []
    # The largest are placed first, as one of them off the middle would make the lane highest. The place nearest to the
    # middle is the middle itself or one where two marks touch, so only those are tried; the outermost is always free.
    for at in sorted(range(len(spots)), key=lambda i: (-spots[i][1], i)):
        along, size = spots[at]
        near = [
            (dx, size + room + GAP, across)
            for other, room, across in placed
            if (dx := abs(along - other)) < size + room + GAP
        ]
        free = [0.0, *(across + side * math.sqrt(far**2 - dx**2) for dx, far, across in near for side in (-1, 1))]
        fits = (
            y for y in sorted(free, key=_nearest) if all(dx**2 + (y - z) ** 2 >= far**2 - 0.01 for dx, far, z in near)
        )
        aside[at] = float(f"{next(fits):.2f}")
        room = max(size, UNKNOWN)  # a single person's circle has some around it to be pressed
        placed.append((along, room, aside[at]))
    return [aside[at] for at in range(len(spots))]


def _nearest(across: float) -> tuple[float, float]:
    return float(f"{abs(across):.2f}"), -across
