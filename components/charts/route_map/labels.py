"""The names on the map: where each may stand, and what makes a name misleading besides what it covers."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from components.charts.boxes import Box
from components.charts.label_placement import RANK, Leader, Sheet, Track
from components.charts.route_map.grounds import Land, abroad
from components.charts.route_map.viewport import Drawn, View
from components.charts.typeface import widest
from data.geo import Point

SPACING = 1.2
"""Pixels between two capitals of a name, besides what the typeface leaves between them."""

BOLD = ("stop", "exit")
"""What is written in bold letters."""

FOREIGN = 50
"""How bad it is for the name of a country to stand on the ground of another."""

MISREAD = 60
"""How bad it is for a name to stand nearer to another place; a collision is worse."""

SIDES = ("right", "left", "top", "bottom", "top right", "bottom right", "top left", "bottom left")
"""Where a name may stand beside its point, the best first."""

EDGE = 3
"""Pixels of paper between a name and the edge of the map."""

FAR = 20
"""Pixels from its point from which a name needs a hairline to it."""

LOWER = ("low-right", "low-left")
"""Where the name of a ring may stand besides: a little lower than beside it."""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text beside a point; `side` says on which side of it, or that they run `along` an upright edge.

    `legs` are those without which it would not be there; a name of the ground has none. A name that says of which
    country a place is keeps to the ground of that country, `iso`.
    """

    lines: tuple[str, ...]
    role: str
    at: Point
    side: str
    gap: float
    size: float
    legs: tuple[str, ...] = ()
    iso: str = ""

    @property
    def leader(self) -> Leader | None:
        """The leader line from its point, where it stands far from it."""
        if self.gap <= FAR or self.role not in ("stop", "vague"):
            return None
        left, top, right, bottom = self.box
        return self.at, Box(left, top + 2, right, bottom - 2).nearest(self.at)

    @property
    def capitals(self) -> bool:
        """Whether it is written in capitals, with space between them."""
        return self.lines[0].isupper()

    @property
    def box(self) -> Box:
        """The rectangle that it covers."""
        width = max(map(self._width, self.lines))
        height = len(self.lines) * self.size * 1.15
        x, y = self.at
        if self.side == "along":
            return Box(x - height / 2, y - width / 2, x + height / 2, y + width / 2)
        left = x + self.gap if "right" in self.side else x - self.gap - width if "left" in self.side else x - width / 2
        if self.side in ("right", "left", "middle"):
            top = y - height / 2
        elif self.side in LOWER:
            top = y - height * 0.15
        else:
            near = self.gap if self.side in ("top", "bottom") else self.gap * 0.4
            top = y - near - height if "top" in self.side else y + near
        return Box(left, top, left + width, top + height)

    def _width(self, line: str) -> float:
        return widest(line, self.size, bold=self.role in BOLD) + SPACING * len(line) * self.capitals


@dataclass(frozen=True, slots=True)
class Room:
    """The sheet of labels of one view, with the territories on which the names of countries have to stay."""

    seen: View
    lines: Sequence[Drawn]
    land: Land
    sheet: Sheet

    @classmethod
    def of(cls, seen: View, lines: Sequence[Drawn], land: Land) -> "Room":
        """An empty map with its lines."""
        tracks = [Track(each.line, each.width, each.leg.leg_id) for each in lines]
        return cls(seen, lines, land, Sheet(Box(*seen.land).grown(-EDGE), tracks))

    def place(
        self,
        options: Iterable[Label],
        limit: float = math.inf,
        *,
        apart: Point = (0.0, 0.0),
        others: Sequence[Point] = (),
        rank: float = RANK,
    ) -> Label | None:
        """The best of the options; one that stands nearer to one of the `others` than to its own point misleads."""
        return self.sheet.place(
            options, limit, apart=apart, rank=rank, besides=lambda label: self._misleads(label, others)
        )

    def _misleads(self, label: Label, others: Sequence[Point]) -> float:
        return MISREAD * _misread(label, others) + FOREIGN * self._foreign(label)

    def _foreign(self, label: Label) -> bool:
        """Whether it is the name of a country and stands on another one."""
        left, top, right, bottom = label.box
        half, middle = (right - left) / 2 / self.seen.scale, self.seen.back(((left + right) / 2, (top + bottom) / 2))
        return bool(label.iso) and abroad(self.land, label.iso, half, middle)


def _misread(label: Label, others: Sequence[Point]) -> bool:
    """Whether a name would be read as another place's; one with a leader line to its own is not."""
    if label.leader:
        return False
    box = label.box
    own = box.away(label.at)
    return any(box.away(other) < own for other in others)
