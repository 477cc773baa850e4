"""Drawings for social cards, which phones show 500 pixels wide: few marks, and text of 24 units or more of 1200."""

import math
from collections.abc import Iterable, Sequence
from datetime import date

import htpy as h
from htpy import Element, Node

from components.charts import custody, timeline
from components.charts.axis import Axis
from components.charts.typeface import width
from components.text import Text
from data.counts import Count, stretches

WIDE, TALL = 660, 390
"""Units of a card that a drawing takes."""

LETTERS = 24
"""The least size of type on a card."""

YEAR = 72
"""Units between two years that are written, at least."""

DOTTED = {"stroke-dasharray": "1 12", "stroke-linecap": "round"}
"""The look of the line where no exact count is on record for months."""

LARGEST = 66.0
BOTTOM = TALL - 40
"""Where the axis of time runs."""


def releases(marks: timeline.Marks, text: Text) -> str:
    """Releases as circles along the years, with their numbers where there is room."""
    known = [(mark, mark.quantity.number) for mark in marks.known if mark.quantity]
    if not known:
        return ""
    axis = _axis(marks.since, marks.until)
    placed: list[tuple[float, float, float]] = []
    drawn: list[Node] = []
    for mark, number in sorted(known, key=lambda pair: -pair[1]):
        r = max(3.0, LARGEST * math.sqrt(number / marks.largest))
        x = min(max(axis.at(mark.day), r), WIDE - r)
        y = _free(x, r, placed)
        placed.append((x, y, r))
        words = text.number(number)
        drawn.append(_circle(x, y, r, "release"))
        if width(words, LETTERS, bold=True) < 1.8 * r:
            drawn.append(written(x, y + LETTERS * 0.36, words, "paper", "middle", strong=True))
    return _sheet(_years(axis), drawn)


def _free(x: float, r: float, placed: Sequence[tuple[float, float, float]]) -> float:
    """The height nearest to the middle at which a circle overlaps no other."""
    middle = (BOTTOM - 10) / 2
    # Whole units are tried from the middle outwards, not only touching places as in the timeline's beeswarm: a card has
    # a floor and a ceiling, and where it is full the circle stands in the middle over others.
    for step in range(int(middle)):
        for y in (middle - step, middle + step):
            if all(math.hypot(x - a, y - b) >= r + c + 2 for a, b, c in placed):
                return y
    return middle


def _circle(x: float, y: float, r: float, hue: str) -> Element:
    return h.circle(cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{r:.1f}", fill=f"var(--{hue})")


def held(marks: custody.Marks, text: Text) -> str:
    """The number in custody as a line through the exact counts, with its first, its highest and its last number."""
    exact = [count for count in marks.counts if count.exact]
    if len(exact) < 2:
        return ""
    axis = _axis(exact[0].day, exact[-1].day)
    top, most = 60, max(count.quantity.number for count in exact)

    def at(count: Count) -> tuple[float, float]:
        return axis.at(count.day), BOTTOM - (BOTTOM - top) * count.quantity.number / most

    def path(joined: Iterable[Count], look: dict[str, str]) -> Element:
        d = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in map(at, joined))
        return h.path(
            {"stroke-width": "5", "stroke-linejoin": "round"} | look, d=d, fill="none", stroke="var(--custody)"
        )

    runs, gaps = stretches(exact)
    line = [*(path(run, {}) for run in runs if len(run) > 1), *(path(gap, DOTTED) for gap in gaps)]
    peak = max(exact, key=lambda count: count.quantity.number)
    named = {id(count): count for count in (exact[0], peak, exact[-1])}
    return _sheet(
        _years(axis),
        line,
        [_numbered_point(*at(count), text.number(count.quantity.number)) for count in named.values()],
    )


def _numbered_point(x: float, y: float, words: str) -> list[Node]:
    """A point with its number above it, or below where the line falls towards the last."""
    side, down = ("start", -26) if x < 60 else ("end", 42) if x > WIDE - 60 else ("middle", -18)
    return [_circle(x, y, 7, "custody"), written(x, y + down, words, "ink", side, size=30, strong=True)]


def _axis(since: date, until: date) -> Axis:
    """Days from one edge to the other."""
    return Axis(since, until, 8, WIDE - 8)


def _years(axis: Axis) -> Iterable[Node]:
    """The line of the axis, with the years that begin on it, or the one in which it begins where none does."""
    yield h.rect(y=str(BOTTOM), width=str(WIDE), height="2", fill="var(--ink)")
    begun = [day for day in axis.years(YEAR) if axis.at(day) < WIDE - 2 * LETTERS]
    for day in begun or [axis.since]:
        x = axis.at(day)
        yield h.rect(x=f"{x:.1f}", y=str(BOTTOM), width="2", height="10", fill="var(--ink)")
        yield written(x + 6, BOTTOM + 32, str(day.year), "quiet", "start")


def written(
    x: float, y: float, words: str, hue: str, side: str, *, size: float = LETTERS, strong: bool = False
) -> Element:
    """Words at a place that is their start, middle or end."""
    attributes = {"font-size": f"{size:g}", "text-anchor": side, "font-weight": "600" if strong else "400"}
    return h.text(attributes, x=f"{x:.1f}", y=f"{y:.1f}", fill=f"var(--{hue})")[words]


def _sheet(*inside: Node) -> str:
    return str(h.svg(viewBox=f"0 0 {WIDE} {TALL}", style="overflow:hidden")[inside])
