"""What is taken already on the map, and the best place that is left for a name."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from components.charts.route_map.view import Drawn, View
from data.geo import Point

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""

LETTER = 0.56
"""The width of a letter as a share of its size, a little more than the typeface has on average."""

MISREAD = 60
"""How bad it is for a name to stand nearer to another place; a collision is worse."""

SPARE = 0.3
"""By what share of its width a name may grow where the reader's typeface is a wide one."""

SIDES = ("right", "left", "top", "bottom", "top right", "bottom right", "top left", "bottom left")
"""Where a name may stand beside its point, the best first."""

LOWER = ("low-right", "low-left")
"""Where the name of a ring may stand besides: a little lower than beside it."""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text beside a point; `side` says on which side of it."""

    lines: tuple[str, ...]
    role: str
    at: Point
    side: str
    gap: float
    size: float

    @property
    def box(self) -> Box:
        """The rectangle that it fills."""
        width = max(len(line) for line in self.lines) * self.size * LETTER
        height = len(self.lines) * self.size * 1.15
        x, y = self.at
        left = x + self.gap if "right" in self.side else x - self.gap - width if "left" in self.side else x - width / 2
        if self.side in ("right", "left", "middle"):
            top = y - height / 2
        elif self.side in LOWER:
            top = y - height * 0.15
        else:
            near = self.gap if self.side in ("top", "bottom") else self.gap * 0.4
            top = y - near - height if "top" in self.side else y + near
        return left, top, left + width, top + height


@dataclass(slots=True)
class Room:
    """What is taken already in a view; gives each next label the best place that is left."""

    seen: View
    lines: Sequence[Drawn]
    taken: list[Box] = field(default_factory=list)

    def cost(self, box: Box, own: str = "") -> float:
        """How bad it would be to put something here; 100 and more is a collision."""
        left, top, right, bottom = box
        edge = 3 + SPARE * (right - left)
        outside = left < edge or top < 3 or right > self.seen.width - edge or bottom > self.seen.height - 3
        hits = sum(overlap(box, other) for other in self.taken)
        under = sum(_touches(box, x, y, d.width) for d in self.lines if d.leg.leg_id != own for x, y in d.line)
        return 1000 * outside + 100 * hits + 6 * under

    def place(
        self, options: Iterable[Label], limit: float = math.inf, apart: float = 0.0, others: Sequence[Point] = ()
    ) -> Label | None:
        """The first of the best options, or none where even that is worse than the limit; others stay `apart`.

        A name that stands nearer to one of the `others` than to its own point would be read as theirs.
        """
        costs = ((self.cost(o.box) + MISREAD * _misread(o, others) + i, i, o) for i, o in enumerate(options))
        ranked = min(costs, key=lambda r: r[:2])
        if ranked[0] >= limit:
            return None
        left, top, right, bottom = ranked[2].box
        self.taken.append((left - apart, top, right + apart, bottom))
        return ranked[2]


def _misread(label: Label, others: Sequence[Point]) -> bool:
    own = away(label.box, label.at)
    return any(away(label.box, other) < own for other in others)


def away(box: Box, point: Point) -> float:
    """How far a point lies outside a box."""
    x, y = (max(low - at, 0, at - high) for at, low, high in ((point[0], box[0], box[2]), (point[1], box[1], box[3])))
    return math.hypot(x, y)


def overlap(a: Box, b: Box) -> bool:
    """Whether two boxes share a point that is not on an edge."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _touches(box: Box, x: float, y: float, width: float) -> bool:
    half = width / 2
    return box[0] - half < x < box[2] + half and box[1] - half < y < box[3] + half


def around(at: Point, r: float) -> Box:
    """The box of something round."""
    return at[0] - r, at[1] - r, at[0] + r, at[1] + r
