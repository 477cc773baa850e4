"""The counts of people in custody as a line on an axis that begins at 0, so that its fall is seen as large as it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import htpy as h
from htpy import Element, Node
from markupsafe import Markup, escape

from components.charts.axis import Axis
from components.charts.timeline import words
from components.charts.timeline.marks import Marks
from components.charts.timeline.symbols import rule, written
from components.charts.typeface import widest
from components.html import sums
from components.text import Text
from data.counts import Count
from data.quantities import Bound

Point = tuple[float, float]

HEADROOM = 42
"""Room over the line for the first number."""


@dataclass(frozen=True, slots=True)
class Panel:
    """Where the line is drawn; `ticks` is where the numbers of its axis end, or None without them."""

    axis: Axis
    top: float
    height: float
    right: float
    ticks: float | None

    @property
    def bottom(self) -> float:
        """Where nobody is in custody."""
        return self.top + self.height


def line(marks: Marks, panel: Panel, text: Text) -> Element:
    """A line through the exact counts, open points for bounds, the first and the last with their numbers."""
    most = max(count.quantity.number for count in marks.counts)
    places = [(panel.axis.at(count.day), _height(panel, count.quantity.number, most)) for count in marks.counts]
    exact = [place for count, place in zip(marks.counts, places, strict=True) if count.exact]
    return h.g[
        h.g(aria_hidden="true")[_grid(panel, most, text)],
        h.path(
            {"stroke-width": "2", "stroke-linejoin": "round"},
            d="M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in exact),
            fill="none",
            stroke="var(--custody)",
        )
        if len(exact) > 1
        else None,
        (_point(count, x, y, text) for count, (x, y) in zip(marks.counts, places, strict=True)),
        h.g(aria_hidden="true")[_ends(marks, panel, places, text)],
    ]


def step(most: float) -> int:
    """The distance between the lines of the axis: 1, 2 or 5 with zeros, two to five lines in all."""
    base = 1
    while base * 10 <= most / 2:
        base *= 10
    return next(base * times for times in (1, 2, 5, 10) if most / (base * times) <= 4)


def _height(panel: Panel, number: float, most: float) -> float:
    return round(panel.bottom - number / max(most, 1) * (panel.height - HEADROOM), 1)


def _grid(panel: Panel, most: float, text: Text) -> list[Node]:
    if panel.ticks is None:
        return []
    numbers = range(0, int(most) + 1, step(most))
    parts: list[Node] = []
    for number in numbers:
        y = _height(panel, number, most)
        parts += [
            rule(panel.ticks + 6, y, panel.right, y, "quiet" if not number else "rule"),
            written(panel.ticks, y + 4, text.number(number), end="end"),
        ]
    return parts


def _point(count: Count, x: float, y: float, text: Text) -> Markup:
    """A point; one that is a bound is open, and where the bound is a lower one it has a stem upwards."""
    fill, size = ("custody", "2.4") if count.exact else ("paper", "3")
    stem = count.quantity.bound in (Bound.AT_LEAST, Bound.MORE_THAN)
    return Markup(  # noqa: S704  # the words are escaped
        f"<g><title>{_said(count, text)}</title>{rule(x, y - 10, x, y, 'custody') if stem else ''}"
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size}" fill="var(--{fill})" stroke="var(--custody)"'
        ' stroke-width="1.5"></circle></g>'
    )


@lru_cache(maxsize=words.MOST)
def _said(count: Count, text: Text) -> Markup:
    return escape(words.counted(count, text))


def _ends(marks: Marks, panel: Panel, places: list[Point], text: Text) -> list[Node]:
    """The last number under the line and the first over it, so that they cannot meet."""
    first, last = marks.counts[0], marks.leading or marks.counts[-1]
    when = sums.last(text, text.date(last.as_of), exact=last.exact)
    wide = widest(when, 12)
    x = max(places[-1][0], panel.axis.start + wide)
    under = max(_between(places, x - wide, x)) + 22
    y = under if under + 20 < panel.bottom else min(_between(places, x - wide, x)) - 26
    parts: list[Node] = [_number(x, y, text.quantity(last.quantity), when, "end")]
    if len(places) > 1 and y == under:
        began = text.date(first.as_of)
        x = min(places[0][0], panel.axis.end - widest(began, 12))
        y = min(_between(places, x, x + widest(began, 12))) - 24
        parts.append(_number(x, y, text.quantity(first.quantity), began, "start"))
    return parts


def _between(places: list[Point], low: float, high: float) -> list[float]:
    """The heights of the line between two places on the axis, and at its ends."""
    inside = [y for x, y in places if low <= x <= high]
    crossing = [y for (x, _), (to_x, _), y in _pieces(places) if x < high and low < to_x]
    return [*inside, *crossing] or [places[-1][1]]


def _pieces(places: list[Point]) -> Iterable[tuple[Point, Point, float]]:
    """The pieces of the line, each with the heights of both its ends."""
    for start, end in pairwise(places):
        yield start, end, start[1]
        yield start, end, end[1]


def _number(x: float, y: float, number: str, when: str, end: str) -> Element:
    return h.g[written(x, y, number, 15, end=end, strong=True), written(x, y + 15, when, end=end)]
