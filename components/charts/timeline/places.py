"""Marks and labels in the plane: what stands where, and where words find room beside them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from components.charts.timeline.marks import Mark

RIM = 2.0
"""The least room around a label."""

UNKNOWN = 4.0
"""The radius of a ring for a number that is not known."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its left, top, right and bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box", room: float = 0.0) -> bool:
        """Whether the two come nearer than the room between them."""
        across = self.left < other.right + room and other.left < self.right + room
        return across and self.top < other.bottom + room and other.top < self.bottom + room

    def holds(self, other: "Box") -> bool:
        """Whether the other lies within."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def moved(self, right: float, down: float) -> "Box":
        """The same box elsewhere."""
        return Box(self.left + right, self.top + down, self.right + right, self.bottom + down)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a mark stands and how large it is drawn."""

    mark: Mark
    x: float
    y: float
    r: float

    @property
    def type_size(self) -> float:
        """The size of the number written in it, or 0 where it has no room."""
        if not self.mark.number or self.r < 8.5:
            return 0.0
        size = min(max(self.r * 0.62, 10.5), 22.0)
        digits = len(str(self.mark.number))
        return size if digits * size * 0.6 <= self.r * 1.75 else 0.0

    def covers(self, box: Box, room: float) -> bool:
        """Whether a box comes nearer to it than the room."""
        aside = max(box.left - self.x, self.x - box.right, 0.0)
        above = max(box.top - self.y, self.y - box.bottom, 0.0)
        return aside**2 + above**2 < (self.r + room) ** 2

    def moved(self, right: float, down: float) -> "Spot":
        """The same mark elsewhere."""
        return replace(self, x=round(self.x + right, 2), y=round(self.y + down, 2))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a label."""

    words: str
    size: float
    bold: bool = False

    @property
    def width(self) -> float:
        """About as wide as it is drawn; rather more than less."""
        return len(self.words) * self.size * (0.585 if self.bold else 0.55)

    @property
    def height(self) -> float:
        """From one baseline to the next."""
        return self.size * 1.22


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a mark, the side on which they are even, and a thin line to the mark where they stand apart."""

    spot: Spot
    rows: tuple[Row, ...]
    box: Box
    anchor: str
    leader: Box | None = None

    @property
    def x(self) -> float:
        """Where the words are even."""
        edges = {"start": self.box.left, "end": self.box.right}
        return edges.get(self.anchor, (self.box.left + self.box.right) / 2)

    def moved(self, right: float, down: float) -> "Label":
        """The same label elsewhere, with its mark."""
        leader = self.leader.moved(right, down) if self.leader else None
        return Label(self.spot.moved(right, down), self.rows, self.box.moved(right, down), self.anchor, leader)


Offers = Callable[[Spot, float, float], Iterator[tuple[Box, str, Box | None]]]
"""For a mark and the size of its label: where the label may stand, the best place first."""


def size(rows: Sequence[Row]) -> tuple[float, float]:
    """Width and height of a label."""
    return max(row.width for row in rows), sum(row.height for row in rows)


def place(
    asked: Iterable[tuple[Spot, tuple[Row, ...]]],
    offers: Offers,
    spots: Sequence[Spot],
    within: Box,
    placed: Sequence[Label] = (),
) -> tuple[Label, ...]:
    """The labels that find room, in the order in which they are asked for, after those already placed."""
    found = list(placed)
    for spot, rows in asked:
        for box, anchor, leader in offers(spot, *size(rows)):
            label = Label(spot, rows, box, anchor, leader)
            if within.holds(box) and _is_free(label, spots, found):
                found.append(label)
                break
    return tuple(found)


def _is_free(label: Label, spots: Sequence[Spot], others: Sequence[Label]) -> bool:
    if any(spot.covers(label.box, RIM) for spot in spots):
        return False
    if label.leader and any(spot.covers(label.leader, 1.0) for spot in spots if spot.mark is not label.spot.mark):
        return False
    return not any(_meet(label, other) or _meet(other, label) for other in others)


def _meet(label: Label, other: Label) -> bool:
    """Whether a label comes too near to another, or to the line that leads to it."""
    return label.box.meets(other.box, 5.0) or bool(other.leader and label.box.meets(other.leader, RIM))


def radius(mark: Mark, largest: float, most: float) -> float:
    """The radius that makes the area of a circle show people; the largest of the ledger has the radius `most`."""
    return round(sqrt(mark.people / largest) * most, 2) if mark.people else UNKNOWN


def beside(spot: Spot, width: float, height: float) -> Iterator[tuple[Box, str, Box | None]]:
    """Right, left, above and below a mark, touching nothing."""
    x, y, off = spot.x, spot.y, spot.r + 3
    yield Box(x + off, y - height / 2, x + off + width, y + height / 2), "start", None
    yield Box(x - off - width, y - height / 2, x - off, y + height / 2), "end", None
    yield Box(x - width / 2, y - off - height, x + width / 2, y - off), "middle", None
    yield Box(x - width / 2, y + off, x + width / 2, y + off + height), "middle", None


def above(spot: Spot, width: float, height: float) -> Iterator[tuple[Box, str, Box | None]]:
    """Above or below a mark, ever farther from it, joined to it by an upright line."""
    x, y, r = spot.x, spot.y, spot.r
    for off in range(7, 150, 4):
        for left, anchor in ((x - width / 2, "middle"), (x - 5, "start"), (x - width + 5, "end")):
            up = y - r - off
            yield Box(left, up - height, left + width, up), anchor, Box(x, up, x, y - r)
            down = y + r + off
            if off < 70:
                yield Box(left, down, left + width, down + height), anchor, Box(x, y + r, x, down)


def rightwards(spot: Spot, width: float, height: float) -> Iterator[tuple[Box, str, Box | None]]:
    """To the right of a mark, ever farther from it, joined to it by a level line."""
    yield from _level(spot, width, height, 1)


def leftwards(spot: Spot, width: float, height: float) -> Iterator[tuple[Box, str, Box | None]]:
    """To the left of a mark, ever farther from it, joined to it by a level line."""
    yield from _level(spot, width, height, -1)


def _level(spot: Spot, width: float, height: float, side: int) -> Iterator[tuple[Box, str, Box | None]]:
    half = height / 2
    for off in range(8, 160, 6):
        near, edge = spot.x + side * (spot.r + off), spot.x + side * spot.r
        far = near + side * width
        leader = Box(min(near - side * 3, edge), spot.y, max(near - side * 3, edge), spot.y)
        for shift in (0.0, half * 0.4, -half * 0.4, half * 0.8, -half * 0.8):
            box = Box(min(near, far), spot.y - half + shift, max(near, far), spot.y + half + shift)
            yield box, "start" if side > 0 else "end", leader
