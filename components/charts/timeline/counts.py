"""The counts of people in custody under the timeline; their scale begins at 0, so a fall is as large as it is."""

from functools import lru_cache

import htpy as h
from htpy import Element, Node
from markupsafe import Markup, escape

from components.charts import count_line
from components.charts.axis import Axis, Scale
from components.charts.count_line import Panel, last_words, most
from components.charts.timeline import words
from components.charts.timeline.symbols import rule, written
from components.charts.typeface import widest
from components.text import Text
from data.counts import Count

HEADROOM = 42
"""Room over the line for the first number."""


def panel(counts: tuple[Count, ...], axis: Axis, top: float, tall: float) -> Panel:
    """Where the line is drawn: up to the highest number, with headroom over it."""
    return Panel(axis, Scale(max(most(counts), 1), top + tall, top + HEADROOM), counts)


def line(drawn: Panel, text: Text, ticks: tuple[float, float] | None) -> Element:
    """A line through the exact counts, open points for bounds, the first and the last with their numbers.

    `ticks` is where the numbers of the scale end and where its lines do, or None without them.
    """
    return h.g[
        h.g(aria_hidden="true")[_grid(drawn, text, *ticks) if ticks else []],
        count_line.line(drawn),
        (_point(count, drawn, text) for count in drawn.counts),
        h.g(aria_hidden="true")[_ends(drawn, text)],
    ]


def _grid(drawn: Panel, text: Text, left: float, right: float) -> list[Node]:
    parts: list[Node] = []
    for number in drawn.scale.lines:
        y = drawn.scale.at(number)
        parts += [
            rule(left + 6, y, right, y, "quiet" if not number else "rule"),
            written(left, y + 4, text.number(number), end="end"),
        ]
    return parts


def _point(count: Count, drawn: Panel, text: Text) -> Markup:
    """A point; one that is a bound is open, with a stroke to where the number may lie."""
    (x, y), tip = drawn.at(count), drawn.tip(count)
    fill, size = ("custody", "2.4") if count.exact else ("paper", "3")
    return Markup(  # noqa: S704  # the words are escaped
        f"<g><title>{_said(count, text)}</title>{rule(x, tip, x, y, 'custody') if tip != y else ''}"
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size}" fill="var(--{fill})" stroke="var(--custody)"'
        ' stroke-width="1.5"></circle></g>'
    )


@lru_cache(maxsize=words.MOST)
def _said(count: Count, text: Text) -> Markup:
    return escape(words.counted(count, text))


def _ends(drawn: Panel, text: Text) -> list[Node]:
    """The last number under the line and the first over it, so that they cannot meet."""
    number, when = last_words(drawn.counts, text)
    x, y, under = drawn.end(_wide(number, when))
    parts: list[Node] = [_number(x, y, number, when, "end")]
    if len(drawn.counts) > 1 and under:
        first = drawn.counts[0]
        number, when = text.quantity(first.quantity), text.date(first.as_of)
        wide = _wide(number, when)
        x = min(drawn.at(first)[0], drawn.axis.end - wide)
        parts.append(_number(x, min(drawn.heights(x, x + wide)) - 24, number, when, "start"))
    return parts


def _wide(number: str, when: str) -> float:
    return max(widest(number, 15, bold=True), widest(when, 12))


def _number(x: float, y: float, number: str, when: str, end: str) -> Element:
    return h.g[written(x, y, number, 15, end=end, strong=True), written(x, y + 15, when, end=end)]
