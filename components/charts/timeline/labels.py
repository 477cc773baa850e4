"""Labels beside marks: each where it covers nothing, or left out."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, product
from typing import NamedTuple

from components.charts.boxes import Box
from components.charts.label_placement import CROSSED, Disc, Leader, Sheet
from components.charts.timeline.layout import RING, SIGN, Glyph, Lanes
from components.charts.timeline.marks import Lane, Mark
from components.charts.typeface import widest

Words = Callable[[Mark], tuple[str, str]]
"""The number and the day that are written beside a mark; the number is empty where there is none."""


class Label(NamedTuple):
    """The number and day of a mark, at one position where they may stand."""

    glyph: Glyph
    number: str
    day: str
    box: Box

    @property
    def leader(self) -> Leader | None:
        """The leader line from the edge of its mark; none where they almost touch."""
        middle, radius = (self.glyph.x, self.glyph.y), self.glyph.radius
        x, y = self.box.nearest(middle)
        far = math.dist((x, y), middle)
        if far - radius < TOUCH:
            return None
        share = (radius + 1) / far
        return (middle[0] + (x - middle[0]) * share, middle[1] + (y - middle[1]) * share), (x, y)

    @property
    def stacked(self) -> bool:
        """Whether the day stands under the number."""
        return self.box.bottom - self.box.top > LINE * 1.5


LINE = 16.0
"""The height of a line of a label."""

LIFTS = (4, 10, 18, 26, 34)
"""How far a label may stand from its mark."""

TOUCH = 9
"""From how many pixels between a mark and its label a hairline joins them."""

LONGEST = 34.0
"""How long the line from a mark to its label may be."""

SHIFTS = (0, -14, 14, -26, 26, -40, 40)
"""How far a label may stand to the side of its mark."""


def above(glyph: Glyph, wide: float, tall: float) -> Iterable[Box]:
    """Positions above and then below a mark, the nearest first."""
    for lift, shift, up in product(LIFTS, SHIFTS, (True, False)):
        x = glyph.x + shift - wide / 2
        y = glyph.y - glyph.radius - lift - tall if up else glyph.y + glyph.radius + lift
        yield Box(x, y, x + wide, y + tall)


def beside(glyph: Glyph, wide: float, tall: float) -> Iterable[Box]:
    """Positions to the right and then to the left of a mark, the nearest first."""
    for lift, shift, right in product((5, 12, 22, 34), (0, -9, 9, -18, 18, -27, 27), (True, False)):
        x = glyph.x + glyph.radius + lift if right else glyph.x - glyph.radius - lift - wide
        y = glyph.y + shift - tall / 2
        yield Box(x, y, x + wide, y + tall)


def level(glyph: Glyph, wide: float, tall: float) -> Iterable[Box]:
    """Positions right beside a mark in its row, so near that both are seen as one."""
    for x in (glyph.x + glyph.radius + 4, glyph.x - glyph.radius - 4 - wide):
        yield Box(x, glyph.y - tall / 2, x + wide, glyph.y + tall / 2)


def chosen(lanes: Lanes, selected: str = "") -> list[Glyph]:
    """The marks that get a label: the selected one with its ring, those with most people, the longest stories."""
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
    chosen_glyphs: Iterable[Glyph], marks: Sequence[Glyph], words: Words, room: Box, *, most: int, side: bool = False
) -> list[Label]:
    """The labels that fit among the marks and each other, at most so many; with `side` beside their marks."""
    order = list(chosen_glyphs)
    ringed = {glyph.mark.event_id: glyph for glyph in (*marks, *order)}
    sheet = Sheet(room, discs=[Disc((glyph.x, glyph.y), glyph.radius) for glyph in ringed.values()])
    # A place is free or not: what covers or crosses anything is as bad as the limit, and the first free one is taken.
    options = (_places(glyph, words(glyph.mark), room, side=side) for glyph in order)
    placed = (sheet.place(places, CROSSED, rank=0, besides=_too_far) for places in options)
    return list(islice(filter(None, placed), most))


def _places(glyph: Glyph, words: tuple[str, str], room: Box, *, side: bool) -> Iterator[Label]:
    """A label where it may stand, the best place first: on one line or with the day under the number."""
    (number, day), deal = words, glyph.mark.lane is Lane.DEAL
    large, small = widest(number, 15, bold=True), widest(day, 12, bold=not (number or deal))
    flat = large + small + (4 if number else 0), LINE
    stacked = max(large, small), LINE * 2
    if deal:
        boxes = chain(level(glyph, *flat), beside(glyph, *flat) if glyph.radius > SIGN else ())  # the chosen one
    elif not number:
        boxes = chain(beside(glyph, *flat))
    elif side:
        boxes = chain(beside(glyph, *flat), beside(glyph, *stacked), above(glyph, *stacked))
    else:
        boxes = chain(above(glyph, *stacked), above(glyph, *flat))
    return (Label(glyph, number, day, box) for box in boxes if box.within(room))  # on a phone most are not


def _too_far(label: Label) -> float:
    return math.inf if label.leader and math.dist(*label.leader) > LONGEST else 0.0
