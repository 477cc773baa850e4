"""What is taken already on the map, and the best place that is left for a name."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from components.charts.boxes import Box
from components.charts.route_map.grounds import Land, abroad
from components.charts.route_map.viewport import Drawn, View
from data.geo import Point

LETTER, CAPITAL, HEAVY = 0.56, 0.78, 0.57
"""The width of a letter, a spaced capital and a bold letter as shares of its size, a little more than on average."""

BOLD = ("stop", "exit")
"""What is written in bold letters."""

CROSSED = 45
"""How bad it is for a name to be crossed by a line."""

RANK = 0.3
"""How bad it is to stand one place farther down in the order of options."""

ROUND = 1.5
"""Pixels of paper that a name keeps to any line."""

FOREIGN = 50
"""How bad it is for the name of a country to stand on the ground of another."""

MISREAD = 60
"""How bad it is for a name to stand nearer to another place; a collision is worse."""

SPARE = 0.18
"""By what share of its width a name may grow where the reader's typeface is a wide one."""

SIDES = ("right", "left", "top", "bottom", "top right", "bottom right", "top left", "bottom left")
"""Where a name may stand beside its point, the best first."""

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
    def leader(self) -> bool:
        """Whether it stands so far from its point that a hairline has to join them."""
        return self.role in ("stop", "vague") and self.gap > FAR

    @property
    def capitals(self) -> bool:
        """Whether it is written in capitals, with space between them."""
        return self.lines[0].isupper()

    @property
    def near(self) -> Point:
        """The point of its box that is nearest to its place."""
        left, top, right, bottom = self.box
        return Box(left, top + 2, right, bottom - 2).nearest(self.at)

    @property
    def spare(self) -> tuple[float, float]:
        """How far it may grow to the left and to the right where the reader's typeface is a wide one."""
        growth = SPARE * (self.box[2] - self.box[0])
        left = 0.0 if "right" in self.side else 1.0 if "left" in self.side else 0.5
        return growth * left, growth * (1 - left)

    @property
    def box(self) -> Box:
        """The rectangle that it fills."""
        letter = CAPITAL if self.capitals else HEAVY if self.role in BOLD else LETTER
        width = max(len(line) for line in self.lines) * self.size * letter
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


@dataclass(slots=True)
class Room:
    """What is taken already in a view; gives each next label the best place that is left."""

    seen: View
    lines: Sequence[Drawn]
    land: Land
    taken: list[Box] = field(default_factory=list)
    _frames: list[tuple[Box, Drawn]] = field(default_factory=list)

    def cost(self, box: Box, own: str = "", spare: tuple[float, float] = (0.0, 0.0), most: float = math.inf) -> float:
        """How bad it would be to put something here, with so much room on both sides; 100 and more is a collision.

        What is as bad as `most` may be worse than it is told to be.
        """
        left, top, right, bottom = box
        west, north, east, south = self.seen.land
        outside = left - spare[0] < west + 3 or top < north + 3 or right + spare[1] > east - 3 or bottom > south - 3
        hits = sum(box.meets(other) for other in self.taken)
        sure = 1000 * outside + 100 * hits
        if sure >= most:
            return sure
        crossing = sum(crossed(box, d) for d in self._near(box) if d.leg.leg_id != own)
        return sure + CROSSED * crossing

    def _near(self, box: Box) -> list[Drawn]:
        """The lines whose frames a box touches."""
        if not self._frames:
            self._frames = [(frame(each), each) for each in self.lines]
        return [each for of, each in self._frames if box.meets(of)]

    def place(
        self,
        options: Iterable[Label],
        limit: float = math.inf,
        apart: float = 0.0,
        others: Sequence[Point] = (),
        *,
        ranked: bool = True,
    ) -> Label | None:
        """The first of the best options, or none where even that is worse than the limit; others stay `apart`.

        Unless they are `ranked`, options are equally good but for what they would hide.

        A name that stands nearer to one of the `others` than to its own point would be read as theirs.
        """
        best, least = None, limit
        for i, option in enumerate(options):
            at_least = RANK * i * ranked
            if at_least >= least and ranked:
                break
            cost = self.cost(option.box, spare=option.spare, most=least) + MISREAD * _misread(option, others)
            if cost < least and (cost := cost + FOREIGN * self._foreign(option) + at_least) < least:
                best, least = option, cost
        if best is None:
            return None
        left, top, right, bottom = best.box
        self.taken.append(Box(left - apart, top, right + apart, bottom))
        return best

    def _foreign(self, label: Label) -> bool:
        """Whether it is the name of a country, and stands on the ground of another."""
        left, top, right, bottom = label.box
        half, middle = (right - left) / 2 / self.seen.scale, self.seen.back(((left + right) / 2, (top + bottom) / 2))
        return bool(label.iso) and abroad(self.land, label.iso, half, middle)


def _misread(label: Label, others: Sequence[Point]) -> bool:
    """Whether a name would be read as another place's; one with a hairline to its own is not."""
    if label.leader:
        return False
    own = label.box.away(label.at)
    return any(label.box.away(other) < own for other in others)


def crossed(box: Box, line: Drawn) -> bool:
    """Whether a line runs through a box, or touches it."""
    return any(map(box.grown(line.width / 2 + ROUND).holds, line.line))


def frame(line: Drawn) -> Box:
    """The box that a line fills, with what it crosses by its width."""
    across, up = zip(*line.line, strict=True)
    return Box(min(across), min(up), max(across), max(up)).grown(line.width / 2 + ROUND)
