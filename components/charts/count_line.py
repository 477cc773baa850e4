"""The line of the counts in custody, for every drawing of it: what it joins, where it is dotted, where bounds point."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import htpy as h
from htpy import Element

from components.charts.axis import Axis, Scale
from components.charts.boxes import Point
from components.html import sums
from components.text import Text
from data.counts import Count, leading, stretches

STROKE = 10.0
"""How long the stroke is that points from a bound to where the number may lie, in units of a drawing."""

SOLID = {"stroke-width": "2", "stroke-linejoin": "round"}
DOTTED = {"stroke-width": "1.5", "stroke-linejoin": "round", "stroke-dasharray": "1.5 4", "stroke-linecap": "round"}

UNDER, OVER, TALL, PAPER = 22.0, 26.0, 42.0, 6.0
"""How far under or over the line the words at its end begin, how far under it they end, and the paper beside them."""


def most(counts: Iterable[Count]) -> float:
    """The largest number that is drawn."""
    return max((count.quantity.upper or count.quantity.number for count in counts), default=1.0)


def tip(count: Count, at: Callable[[float], float], length: float) -> float:
    """Where the stroke of a bound ends: at the upper number of a range, else so far up or down; a number has none."""
    number, upper = count.quantity.number, count.quantity.upper
    return at(upper) if upper else at(number) + length * count.points


def last_words(counts: Sequence[Count], text: Text) -> tuple[str, str]:
    """What stands at the end of the line: the number that is told as the last, and of what day it is."""
    last = leading(counts) or counts[-1]
    return text.quantity(last.quantity), sums.last(text, text.date(last.as_of), exact=last.exact)


@dataclass(frozen=True, slots=True)
class Panel:
    """Counts on an axis of time and a scale of numbers."""

    axis: Axis
    scale: Scale
    counts: tuple[Count, ...]

    def at(self, count: Count) -> Point:
        """Where a count stands."""
        return self.axis.at(count.day), self.scale.at(count.quantity.number)

    def tip(self, count: Count) -> float:
        """How far up or down the stroke of a bound ends."""
        return tip(count, self.scale.at, -STROKE)

    def heights(self, left: float, right: float) -> list[float]:
        """Where the counts between two places on the axis stand, and those at the ends of lines that cross them."""
        places = [self.at(count) for count in self.counts]
        inside = [y for x, y in places if left <= x <= right]
        crossing = [y for one, other in pairwise(places) if one[0] < right and left < other[0] for _, y in (one, other)]
        return [*inside, *crossing] or [places[-1][1]]

    def end(self, wide: float) -> tuple[float, float, bool]:
        """Where two rows of words end on the right and the first of them stands, and whether that is under the line.

        A scale that begins at nought leaves room under the end of the line; where it does not, they stand over it.
        """
        right = max(self.axis.at(self.counts[-1].day), self.axis.start + wide)
        heights = self.heights(right - wide - PAPER, right)
        under = max(heights) + TALL < self.scale.start
        return right, max(heights) + UNDER if under else min(heights) - OVER, under


def line(panel: Panel) -> list[Element]:
    """The line through the exact counts, dotted over long gaps."""
    runs, gaps = stretches(panel.counts)
    joined = [_path(panel, run, SOLID) for run in runs if len(run) > 1]
    return joined + [_path(panel, gap, DOTTED) for gap in gaps]


def _path(panel: Panel, counts: Iterable[Count], look: dict[str, str]) -> Element:
    points = "L".join(f"{x:.1f} {y:.1f}" for x, y in map(panel.at, counts))
    return h.path(look, d=f"M{points}", fill="none", stroke="var(--custody)")
