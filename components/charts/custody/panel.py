"""The line of counts in inline SVG, with its scale and its months."""

import math
from dataclasses import dataclass

import htpy as h
from htpy import Element, Node

from components.charts import count_line
from components.charts.axis import Axis
from components.charts.boxes import Box
from components.charts.count_line import Panel, last_words
from components.charts.custody import words
from components.charts.label_placement import COLLISION, Sheet
from components.charts.typeface import widest
from components.text import Text
from data.counts import Count

EDGE = 26
"""How near to the end of the axis a month is written up to the end and not from its first day."""

OVER, PAPER, APART = 9, 3, 8
"""How far over a point and over its stroke its number stands, and how far from the words at the end of the line."""

ANYWHERE = Box(-math.inf, -math.inf, math.inf, math.inf)

BOUND = {"fill": "var(--paper)", "stroke": "var(--quiet)", "stroke-width": "1.3"}
QUIET = {"fill": "var(--quiet)", "font-size": "12"}


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a count, where it is written."""

    count: Count
    said: str
    x: float
    y: float
    anchor: str

    @property
    def box(self) -> Box:
        """The rectangle that it fills."""
        wide = widest(self.said, 12, bold=True)
        left = self.x if self.anchor == "start" else self.x - wide / 2
        return Box(left, self.y - 11, left + wide, self.y + 3)

    @property
    def leader(self) -> None:
        """It stands at its point, without a line to it."""


def panel(layout: Panel, text: Text) -> Element:
    """The scale, the line, the counts as marks, and the words at both ends."""
    if not layout.counts:
        return _nothing(layout, text)
    return h.g[
        _scale(layout, text),
        h.g(aria_hidden="true")[count_line.line(layout)],
        [_mark(layout, c, text) for c in layout.counts],
        _ends(layout, text),
    ]


def _nothing(layout: Panel, text: Text) -> Element:
    """A quiet word over the empty axis."""
    x, y = (layout.axis.start + layout.axis.end) / 2, (layout.scale.end + layout.scale.start) / 2
    ends = {"x1": f"{layout.axis.start:g}", "x2": f"{layout.axis.end:g}", "stroke": "var(--rule)"}
    return h.g[
        h.line(y1=f"{layout.scale.start:g}", y2=f"{layout.scale.start:g}", **ends),
        h.text(x=f"{x:g}", y=f"{y:g}", text_anchor="middle", **QUIET)[text.t("No count in this period")],
    ]


def _scale(layout: Panel, text: Text) -> Element:
    line = {"x1": str(layout.axis.start), "x2": str(layout.axis.end), "stroke": "var(--rule)"}
    parts: list[Node] = []
    for number in layout.scale.lines:
        y = layout.scale.at(number)
        parts.append(h.line(y1=f"{y:g}", y2=f"{y:g}", **line))
        place = {"x": f"{layout.axis.start - 8:g}", "y": f"{y + 4:g}", "text_anchor": "end"}
        parts.append(h.text(**place, **QUIET)[text.number(number)])
    return h.g(aria_hidden="true")[parts]


def _mark(layout: Panel, count: Count, text: Text) -> Element:
    x, y = layout.at(count)
    hit = h.circle(cx=f"{x:g}", cy=f"{y:g}", r="8", fill="transparent")
    return h.g(data_mark=count.count_id)[h.title[words.said(count, text)], hit, _sign(count, x, y, layout)]


def _sign(count: Count, x: float, y: float, layout: Panel) -> Node:
    """A dot for a number, an open one with a stroke to where the number may lie for a bound, a diamond if disputed."""
    dot = {"fill": "var(--custody)", "stroke": "var(--paper)", "stroke-width": ".8"} if count.exact else BOUND
    tip = layout.tip(count)
    parts: list[Node] = [h.line(x1=f"{x:g}", x2=f"{x:g}", y1=f"{y:g}", y2=f"{tip:g}", **BOUND)] if tip != y else []
    if count.disputed:
        return [*parts, h.path(d=f"M{x:g} {y - 5:g}l5 5-5 5-5-5z", **dot)]
    return [*parts, h.circle(cx=f"{x:g}", cy=f"{y:g}", r="2.8" if count.exact else "3", **dot)]


def _ends(layout: Panel, text: Text) -> Element:
    """The last number, and the highest and the first where they meet no other, written where the line is."""
    first, last = layout.counts[0], layout.counts[-1]
    peak = max(layout.counts, key=lambda count: count.quantity.number)
    number, day = last_words(layout.counts, text)
    wide = max(widest(number, 15, bold=True), widest(day, 12))
    right, base, _ = layout.end(wide)
    sheet = Sheet(ANYWHERE, taken=[Box(right - wide - APART, base - 15, right, base + 19)])
    others = (sheet.place([_number(layout, each, text)], COLLISION) for each in dict.fromkeys((peak, first)))
    return h.g(aria_hidden="true")[
        h.g[
            _written(right, base, "end", number, size=15),
            h.text(x=f"{right:g}", y=f"{base + 15:g}", text_anchor="end", **QUIET)[day],
        ],
        [_written(each.x, each.y, each.anchor, each.said) for each in others if each and each.count is not last],
    ]


def _number(layout: Panel, count: Count, text: Text) -> Number:
    """The number of a count over it and its stroke; that of the first begins there, so that it stays on the panel."""
    (x, y), tip = layout.at(count), layout.tip(count)
    said, over = words.compact(count.quantity, text), min(y - OVER, tip - PAPER)
    if count is layout.counts[0]:
        return Number(count, said, x, over, "start")
    return Number(count, said, max(x, layout.axis.start + 16), over, "middle")


def _written(x: float, y: float, anchor: str, said: str, size: int = 12) -> Element:
    look = {"fill": "var(--ink)", "font-size": str(size), "font-weight": "650"}
    rim = {"paint-order": "stroke", "stroke": "var(--paper)", "stroke-width": "4"}
    return h.text(x=f"{x:g}", y=f"{y:g}", text_anchor=anchor, **look, **rim)[said]


def months(axis: Axis, text: Text, y: float, room: float) -> Element:
    """The months under an axis, and the year under each January."""
    parts: list[Node] = []
    for tick in axis.ticks(text, room):
        x = axis.at(tick.day)
        parts.append(h.line(x1=f"{x:g}", x2=f"{x:g}", y1=f"{y:g}", y2=f"{y + 5:g}", stroke="var(--quiet)"))
        at, anchor = (axis.end, "end") if axis.end - x < EDGE else (x, "start")
        rows = enumerate(row for row in (tick.month, tick.year) if row)
        parts += [h.text(x=f"{at:g}", y=f"{y + 17 + i * 14:g}", text_anchor=anchor, **QUIET)[row] for i, row in rows]
    return h.g(aria_hidden="true")[parts]
