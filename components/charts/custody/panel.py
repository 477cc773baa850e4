"""The line of counts in inline SVG, with its scale and its months."""

from dataclasses import dataclass

import htpy as h
from htpy import Element, Node

from components.charts.axis import Axis, scale_top
from components.charts.custody import words
from components.charts.custody.marks import Count, leading, stretches
from components.charts.typeface import widest
from components.text import Text

INK = {"fill": "none", "stroke": "var(--custody)", "stroke-width": "2", "stroke-linejoin": "round"}
GAP = INK | {"stroke-width": "1.5", "stroke-dasharray": "1.5 4", "stroke-linecap": "round"}
EDGE = 26
"""How near to the end of the axis a month is written up to the end and not from its first day."""

NEAR = 60
"""How near to the highest number the first one is not written."""

BOUND = {"fill": "var(--paper)", "stroke": "var(--quiet)", "stroke-width": "1.3"}
QUIET = {"fill": "var(--quiet)", "font-size": "12"}


@dataclass(frozen=True, slots=True)
class Panel:
    """A time axis and a scale that starts at nought, `bottom` being the line of nought."""

    axis: Axis
    counts: tuple[Count, ...]
    top: float
    bottom: float

    @property
    def scale(self) -> tuple[int, int]:
        """The top of the scale, and the step of its lines."""
        return scale_top(max((c.value.upper or c.value.number for c in self.counts), default=1))

    def y(self, number: float) -> float:
        """Where a number stands."""
        return round(self.bottom - number / self.scale[0] * (self.bottom - self.top), 2)

    def at(self, count: Count) -> tuple[float, float]:
        """Where a count stands."""
        return self.axis.at(count.day), self.y(count.value.number)


def panel(layout: Panel, text: Text) -> Element:
    """The scale, the line, the counts as marks, and the words at both ends."""
    if not layout.counts:
        return _nothing(layout, text)
    return h.g[
        _scale(layout, text), _lines(layout), [_mark(layout, c, text) for c in layout.counts], _ends(layout, text)
    ]


def _nothing(layout: Panel, text: Text) -> Element:
    """A quiet word over the empty axis."""
    x, y = (layout.axis.start + layout.axis.end) / 2, (layout.top + layout.bottom) / 2
    ends = {"x1": f"{layout.axis.start:g}", "x2": f"{layout.axis.end:g}", "stroke": "var(--rule)"}
    return h.g[
        h.line(y1=f"{layout.bottom:g}", y2=f"{layout.bottom:g}", **ends),
        h.text(x=f"{x:g}", y=f"{y:g}", text_anchor="middle", **QUIET)[text.t("No count in this period")],
    ]


def _scale(layout: Panel, text: Text) -> Element:
    top, step = layout.scale
    line = {"x1": str(layout.axis.start), "x2": str(layout.axis.end), "stroke": "var(--rule)"}
    parts: list[Node] = []
    for number in range(0, top + 1, step):
        y = layout.y(number)
        parts.append(h.line(y1=f"{y:g}", y2=f"{y:g}", **line))
        place = {"x": f"{layout.axis.start - 8:g}", "y": f"{y + 4:g}", "text_anchor": "end"}
        parts.append(h.text(**place, **QUIET)[text.number(number)])
    return h.g(aria_hidden="true")[parts]


def _lines(layout: Panel) -> Element:
    runs, gaps = stretches(layout.counts)
    solid = [h.polyline(points=_points(layout, run), **INK) for run in runs if len(run) > 1]
    broken = [h.polyline(points=_points(layout, gap), **GAP) for gap in gaps]
    return h.g(aria_hidden="true")[solid, broken]


def _points(layout: Panel, counts: tuple[Count, ...]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in map(layout.at, counts))


def _mark(layout: Panel, count: Count, text: Text) -> Element:
    x, y = layout.at(count)
    hit = h.circle(cx=f"{x:g}", cy=f"{y:g}", r="8", fill="transparent")
    return h.g(data_mark=count.mark_id)[h.title[words.said(count, text)], hit, _sign(count, x, y, layout)]


def _sign(count: Count, x: float, y: float, layout: Panel) -> Node:
    """A dot for a number, an open one with a stroke to where the number may lie for a bound, a diamond if disputed."""
    dot = {"fill": "var(--custody)", "stroke": "var(--paper)", "stroke-width": ".8"} if count.exact else BOUND
    reach = layout.y(count.value.upper) - y if count.value.upper else -9.0 * count.points
    parts: list[Node] = [h.line(x1=f"{x:g}", x2=f"{x:g}", y1=f"{y:g}", y2=f"{y + reach:g}", **BOUND)] if reach else []
    if count.disputed:
        return [*parts, h.path(d=f"M{x:g} {y - 5:g}l5 5-5 5-5-5z", **dot)]
    return [*parts, h.circle(cx=f"{x:g}", cy=f"{y:g}", r="2.8" if count.exact else "3", **dot)]


def _ends(layout: Panel, text: Text) -> Element:
    """The first, the highest and the last number, written where the line is."""
    first, last = layout.counts[0], layout.counts[-1]
    peak = max(layout.counts, key=lambda count: count.value.number)
    parts: list[Node] = [_last(layout, text)]
    left, _ = _reach(layout, text)
    for count, anchor in ((peak, "middle"), (first, "start")):
        x, y = layout.at(count)
        near = count is first and count is not peak and abs(x - layout.axis.at(peak.day)) < NEAR
        twice = count is peak is first and anchor == "middle"
        if count is not last and x < left - 8 and not near and not twice:
            where = max(x, layout.axis.start + 16) if anchor == "middle" else x
            parts.append(_number(where, y - 9, anchor, words.compact(count.value, text)))
    return h.g(aria_hidden="true")[parts]


def _reach(layout: Panel, text: Text) -> tuple[float, float]:
    """From where to where the words at the end of the line run."""
    number, day = words.last_words(leading(layout.counts), text)
    width = max(widest(number, 15, bold=True), widest(day, 12))
    right = max(min(layout.axis.at(layout.counts[-1].day) + 12, layout.axis.end), layout.axis.start + width)
    return right - width, right


def _last(layout: Panel, text: Text) -> Element:
    """Under the line's end, where the panel is empty because the scale starts at nought; else above it."""
    number, day = words.last_words(leading(layout.counts), text)
    left, right = _reach(layout, text)
    before = [c for c in layout.counts if layout.axis.at(c.day) <= left - 6][-1:]
    heights = [layout.at(c)[1] for c in (*before, *(c for c in layout.counts if layout.axis.at(c.day) > left - 6))]
    base = max(heights) + 22 if max(heights) + 44 < layout.bottom else min(heights) - 28
    return h.g[
        _number(right, base, "end", number, size=15),
        h.text(x=f"{right:g}", y=f"{base + 15:g}", text_anchor="end", **QUIET)[day],
    ]


def _number(x: float, y: float, anchor: str, words_: str, size: int = 12) -> Element:
    look = {"fill": "var(--ink)", "font-size": str(size), "font-weight": "650"}
    rim = {"paint-order": "stroke", "stroke": "var(--paper)", "stroke-width": "4"}
    return h.text(x=f"{x:g}", y=f"{y:g}", text_anchor=anchor, **look, **rim)[words_]


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
