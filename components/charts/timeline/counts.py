"""The counts of people in custody as a line on an axis that begins at 0, so that its fall is seen as large as it is."""

from dataclasses import dataclass

import htpy as h
from htpy import Element, Node

from components.charts.timeline import words
from components.charts.timeline.layout import Axis
from components.charts.timeline.marks import Count, Marks
from components.charts.timeline.signs import rule, written
from components.text import Text

HEADROOM = 34
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
    """The line with a point for each count, the first and the last with their numbers."""
    most = max(count.quantity.number for count in marks.counts)
    places = [(panel.axis.at(count.day), _height(panel, count.quantity.number, most)) for count in marks.counts]
    return h.g[
        _grid(panel, most, text),
        h.path(
            {"stroke-width": "2", "stroke-linejoin": "round"},
            d="M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places),
            fill="none",
            stroke="var(--custody)",
        ),
        (_point(count, x, y, text) for count, (x, y) in zip(marks.counts, places, strict=True)),
        _ends(marks, panel, places, text),
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


def _point(count: Count, x: float, y: float, text: Text) -> Element:
    """A point; one that is a bound and not a number is open."""
    fill = "var(--custody)" if count.exact else "var(--paper)"
    look = {"fill": fill, "stroke": "var(--custody)", "stroke_width": "1.5"}
    return h.g[h.title[words.counted(count, text)], h.circle(cx=f"{x:.1f}", cy=f"{y:.1f}", r="2.4", **look)]


def _ends(marks: Marks, panel: Panel, places: list[tuple[float, float]], text: Text) -> list[Node]:
    """The last number under the line and the first over it, so that they cannot meet."""
    (first_x, first_y), (last_x, last_y) = places[0], places[-1]
    first, last = marks.counts[0], marks.counts[-1]
    when = text.t("at the last count, {date}", date=text.date(last.as_of))
    x = max(last_x, panel.axis.low + 190)
    under = last_y + 22 if last_y + 40 < panel.bottom else last_y - 26
    parts: list[Node] = [_number(x, under, text.quantity(last.quantity), when, "end")]
    if len(places) > 1 and last_x - first_x > 40:
        x = min(first_x, panel.axis.high - 90)
        parts.append(_number(x, first_y - 22, text.quantity(first.quantity), text.date(first.as_of), "start"))
    return parts


def _number(x: float, y: float, number: str, when: str, end: str) -> Element:
    return h.g[written(x, y, number, 15, end=end, strong=True), written(x, y + 15, when, end=end)]
