"""Places labels so that none hides another; every drawing brings its own candidates.

Labels are placed one after the other, the most important first, and stay. To place all at once so that they hide least
is NP-hard, and every new mark could move every name; one after the other, what matters most gets the best place, the
same marks give the same drawing, and the cost is that of looking at each candidate once. Names along one line, whose
order must be that of what they name, are another problem, for which the best of all places is cheap: `in_order`.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple, Protocol, TypeVar

from components.charts.boxes import Box, Point

# Weights, in order of what misleads most: a label that is cut, then covered things, then crossed lines. Two crossings
# are taken before one cover.
OUTSIDE = 1000.0
"""How bad it is for a label to be cut by the edge."""

COLLISION = 100.0
"""How bad it is to cover another label or a mark."""

CROSSED = 45.0
"""How bad it is for a label to be crossed by a line."""

RANK = 0.3
"""How bad it is to stand one place farther down in the order of candidates."""

SPARE = 0.1
"""By what share of its width a label may grow where a reader's typeface is a wide one: at an edge it would be cut."""

PAPER = 1.5
"""Pixels of paper that a label keeps to marks and lines."""

STEPS = 12
"""Pieces of the hairline from a mark to its label, which is followed from point to point."""

CELL = 64.0
"""Pixels of a square of the sheet by which marks are looked up: about as wide as a label."""

Leader = tuple[Point, Point]
"""The hairline from a mark to a label that could not stand beside it."""


class Candidate(Protocol):
    """A label at one of the positions where it may stand."""

    @property
    def box(self) -> Box:
        """The rectangle that it covers there."""

    @property
    def leader(self) -> Leader | None:
        """The line that connects it with its mark, or None where it stands right beside it."""


Placed = TypeVar("Placed", bound=Candidate)


class Disc(NamedTuple):
    """A round mark."""

    middle: Point
    radius: float


@dataclass(frozen=True, slots=True)
class Track:
    """A line that labels should not cover, as points less far apart than a label is high."""

    points: Sequence[Point]
    width: float = 0.0
    name: str = ""

    def crosses(self, box: Box) -> bool:
        """Whether the line runs through a box or touches it."""
        return any(map(box.grown(self.width / 2 + PAPER).holds, self.points))

    @property
    def frame(self) -> Box:
        """The bounding box of the line."""
        across, down = zip(*self.points, strict=True)
        return Box(min(across), min(down), max(across), max(down)).grown(self.width / 2 + PAPER)


@dataclass(slots=True)
class Sheet:
    """The marks, lines and labels on a drawing so far, and the area that labels may not leave."""

    room: Box
    tracks: Iterable[Track] = ()
    discs: Iterable[Disc] = ()
    taken: list[Box] = field(default_factory=list)
    _framed: list[tuple[Box, Track]] = field(init=False)
    _cells: dict[Point, list[Disc]] = field(init=False, default_factory=dict)
    _reach: float = field(init=False, default=0.0)
    _looked_up: dict[tuple[int, int, int, int], list[Disc]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Index lines and marks by place, so that a candidate is compared only with those that are near."""
        self._framed = [(track.frame, track) for track in self.tracks]
        for disc in self.discs:
            (x, y), radius = disc
            self._cells.setdefault((x // CELL, y // CELL), []).append(disc)
            self._reach = max(self._reach, radius + PAPER)

    def cost(self, box: Box, *, own: str = "", most: float = math.inf) -> float:
        """How bad it is to put a box here: what it would cover or cross; its `own` line may cross it.

        The sum is cut short once it reaches `most`, as the caller will not take the candidate then.
        """
        cost = OUTSIDE * (not self._holds(box))
        if cost >= most:
            return cost
        covers = _covers(box, self._near(box))
        if covers and most <= COLLISION:  # of what is too bad for one thing nothing else is asked
            return cost + COLLISION
        cost += COLLISION * (sum(map(box.meets, self.taken)) + covers)
        if cost >= most:
            return cost
        near = (track for frame, track in self._framed if box.meets(frame) and not (own and track.name == own))
        return cost + CROSSED * sum(track.crosses(box) for track in near)

    def place(
        self,
        candidates: Iterable[Placed],
        limit: float = math.inf,
        *,
        apart: Point = (0.0, 0.0),
        rank: float = RANK,
        own: str = "",
        besides: Callable[[Placed], float] = lambda _: 0.0,
    ) -> Placed | None:
        """Place the cheapest of the candidates, or none where even that costs as much as the limit.

        `rank` is how much worse each is than the one before it, and `besides` how bad one is for what it says there;
        later labels stay `apart` from it, across and down.
        """
        best, least = None, limit
        for at, candidate in enumerate(candidates):
            if rank * at >= least:  # nor is any farther down better
                break
            cost = rank * at + self.cost(candidate.box, own=own, most=least - rank * at)
            if cost < least and candidate.leader:
                cost += CROSSED * self._hidden_by(candidate.leader)
            if cost < least and (cost := cost + besides(candidate)) < least:
                best, least = candidate, cost
        if best is not None:
            self._take(best, apart)
        return best

    def _holds(self, box: Box) -> bool:
        """Whether a label fits the area, even in the widest typeface that a reader may have."""
        (left, top, right, bottom), (west, north, east, south) = box, self.room
        wide = SPARE * (right - left)
        return west <= left - wide and right + wide <= east and north <= top and bottom <= south

    def _take(self, label: Candidate, apart: Point) -> None:
        (left, top, right, bottom), (across, down) = label.box, apart
        self.taken.append(Box(left - across, top - down, right + across, bottom + down))
        if label.leader:
            track = Track(tuple(_along(label.leader)))
            self._framed.append((track.frame, track))

    def _near(self, box: Box) -> Iterable[Disc]:
        """The marks near a box: those in grid squares from which the largest mark would reach it."""
        if not self._cells:
            return ()
        (left, top, right, bottom), reach = box, self._reach
        west, east = int((left - reach) // CELL), int((right + reach) // CELL)
        north, south = int((top - reach) // CELL), int((bottom + reach) // CELL)
        near = self._looked_up.get((west, east, north, south))
        if near is None:  # most candidates for a label lie in the same squares
            squares = ((x, y) for x in range(west, east + 1) for y in range(north, south + 1))
            near = [disc for square in squares for disc in self._cells.get(square, ())]
            self._looked_up[west, east, north, south] = near
        return near

    def _hidden_by(self, leader: Leader) -> int:
        """How many labels and marks a leader line would cross, besides those that it connects."""
        points = list(_along(leader))
        (x, y), (to_x, to_y) = leader
        near = self._near(Box(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)))
        others = (disc for disc in near if math.dist(leader[0], disc.middle) > disc.radius + PAPER)
        marks = sum(any(math.dist(at, disc.middle) < disc.radius + 1 for at in points) for disc in others)
        return marks + sum(any(map(box.holds, points)) for box in self.taken if not box.holds(leader[0]))


def in_order(starts: Sequence[float], sizes: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Positions along a line for things in a fixed order and `apart`, each as near as possible to its ideal start.

    Less what comes before each, places in order may only not fall. The row that is nearest to the wanted one and does
    not fall has the mean of each run that falls (pool adjacent violators, one pass), cut at both ends.
    """
    if not starts:
        return []
    before = list(accumulate((size + apart for size in sizes[:-1]), initial=0.0))
    runs: list[tuple[float, int]] = []
    for place, offset in zip(starts, before, strict=True):
        mean, count = place - offset, 1
        while runs and runs[-1][0] > mean:
            other, more = runs.pop()
            mean, count = (mean * count + other * more) / (count + more), count + more
        runs.append((mean, count))
    means = (mean for mean, count in runs for _ in range(count))
    end = high - before[-1] - sizes[-1]
    return [round(max(min(mean, end), low) + offset, 1) for mean, offset in zip(means, before, strict=True)]


def _covers(box: Box, discs: Iterable[Disc]) -> bool:
    """Whether a mark comes nearer to a box than PAPER; it runs thousands of times per drawing, so it is kept fast."""
    left, top, right, bottom = box
    for (x, y), radius in discs:
        reach = radius + PAPER
        aside = left - x if x < left else x - right if right < x else 0.0
        if aside < reach:
            down = top - y if y < top else y - bottom if bottom < y else 0.0
            if aside * aside + down * down < reach * reach:
                return True
    return False


def _along(leader: Leader) -> Iterator[Point]:
    (x, y), (to_x, to_y) = leader
    return ((x + (to_x - x) * at / STEPS, y + (to_y - y) * at / STEPS) for at in range(STEPS + 1))
