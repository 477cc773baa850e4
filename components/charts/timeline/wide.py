"""The wide composition: time runs to the right, the lanes lie under one another."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from components.charts.custody.axis import Axis
from components.charts.timeline import words
from components.charts.timeline.marks import DEAL, Mark, Marks
from components.charts.timeline.places import Box, Label, Spot, above, beside, place, radius
from components.charts.timeline.swarm import stack, swarm
from components.text import Text
from data.vocabulary import EventKind

GLYPH, PITCH = 5.0, 12.5
"""Half the size of a glyph of the deal, and the room that it takes."""

NOTED = 3
"""How many of the largest releases are told by their headline."""

GAP, STRIP, LEAST = 22, 24, 74
"""Between two lanes; for the words about the chosen event; the least height of a lane."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of one composition, in units of the drawing."""

    width: int
    left: int
    right: int
    most: float
    """The radius of the largest release of the ledger."""
    panel: int
    """The height of the panel of custody, or 0."""


WIDE = Frame(960, 126, 936, 43, 130)
SMALL = Frame(640, 104, 626, 34, 0)


@dataclass(frozen=True, slots=True)
class Strip:
    """One row of the deal: a kind, and the height that its glyphs take."""

    kind: EventKind
    top: float
    height: float

    @property
    def middle(self) -> float:
        """Where its name stands."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything placed: the upper lane from `top` to `bottom`, the rows of the deal, the panel of custody."""

    frame: Frame
    axis: Axis
    spots: tuple[Spot, ...]
    labels: tuple[Label, ...]
    top: float
    bottom: float
    strips: tuple[Strip, ...]
    floor: float
    """Where the deal ends."""
    panel: tuple[float, float] | None

    @property
    def height(self) -> float:
        """The height of the whole, with the months under it."""
        return (self.panel[1] if self.panel else self.floor) + 38


@lru_cache(maxsize=64)
def layout(marks: Marks, text: Text) -> Layout:
    """Place everything; lanes without marks fall away."""
    frame = SMALL if marks.small else WIDE
    axis = Axis(marks.since, marks.until, frame.left, frame.right)
    top = float(STRIP if marks.chosen else 4)
    upper, labels, bottom = _upper(marks, text, frame, axis, top)
    deal, strips, floor = _deal(marks, axis, bottom + (GAP if upper else 0))
    panel = (floor + GAP + 14, floor + GAP + 14 + frame.panel) if frame.panel else None
    order = {mark.mark_id: at for at, mark in enumerate(marks.events)}
    spots = tuple(sorted((*upper, *deal), key=lambda spot: order[spot.mark.mark_id]))
    return Layout(frame, axis, spots, labels, top, bottom, strips, floor, panel)


Upper = tuple[tuple[Spot, ...], tuple[Label, ...], float]


def _upper(marks: Marks, text: Text, frame: Frame, axis: Axis, top: float) -> Upper:
    """The circles and their labels, and where their lane ends."""
    if not marks.upper:
        return (), (), top + (0 if marks.deal else LEAST)
    sizes = [(axis.at(mark.day), radius(mark, marks.largest, frame.most)) for mark in marks.upper]
    spots = tuple(Spot(mark, x, y, r) for mark, (x, r), y in zip(marks.upper, sizes, swarm(sizes), strict=True))
    labels = _labels(spots, text, Box(frame.left, -400, frame.width - 2, 400), 19 if marks.small else 22)
    edges = [(spot.y - spot.r, spot.y + spot.r) for spot in spots]
    edges += [(label.box.top, label.box.bottom) for label in labels]
    first, last = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
    spare = max(LEAST - (last - first), 0) / 2
    down = top - first + spare + 2
    moved = tuple(spot.moved(0, down) for spot in spots), tuple(label.moved(0, down) for label in labels)
    return *moved, last + down + spare + 4


def _labels(spots: tuple[Spot, ...], text: Text, within: Box, letters: int) -> tuple[Label, ...]:
    """Headlines for the chosen and the largest, then numbers for those too small to hold theirs."""
    noted = noteworthy(spots)
    told = place(((spot, words.headline(spot.mark, text, letters)) for spot in noted), above, spots, within)
    ids = {label.spot.mark.mark_id for label in told}
    small = (
        (s, words.number(s.mark.number, text))
        for s in spots
        if s.mark.number and not s.type_size and s.mark.mark_id not in ids
    )
    return place(small, beside, spots, within, told)


def noteworthy(spots: tuple[Spot, ...]) -> list[Spot]:
    """The chosen one, and the largest."""
    order = sorted(spots, key=lambda s: (not s.mark.selected, -s.mark.people, -s.mark.day.toordinal(), s.mark.mark_id))
    known = [spot for spot in order if spot.mark.people or spot.mark.selected]
    return known[: NOTED + any(spot.mark.selected for spot in spots)]


def _deal(marks: Marks, axis: Axis, top: float) -> tuple[tuple[Spot, ...], tuple[Strip, ...], float]:
    """The glyphs of the deal, a row a kind, those of nearly the same day under one another in their row."""
    found = sorted(marks.deal, key=lambda mark: (DEAL.index(mark.kind), mark.day, mark.mark_id))
    spots: list[Spot] = []
    strips: list[Strip] = []
    for kind, group in groupby(found, key=lambda mark: mark.kind):
        row: list[Mark] = list(group)
        xs = [axis.at(mark.day) for mark in row]
        levels = stack(xs, PITCH)
        strip = Strip(kind, top, (max(levels) + 1) * PITCH + 6)
        first = strip.top + 3 + PITCH / 2
        spots += [Spot(m, x, first + at * PITCH, GLYPH) for m, x, at in zip(row, xs, levels, strict=True)]
        strips.append(strip)
        top += strip.height
    return tuple(spots), tuple(strips), top
