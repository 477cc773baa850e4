"""The line of counts in inline SVG, for the chart of custody and for the panel under the timeline."""

from dataclasses import dataclass

import htpy as h
from htpy import Element, Node

from components.charts.custody import words
from components.charts.custody.axis import Axis, scale_top
from components.charts.custody.marks import Count, stretches
from components.text import Text

INK = {"fill": "none", "stroke": "var(--custody)", "stroke-width": "2", "stroke-linejoin": "round"}
GAP = INK | {"stroke-width": "1.5", "stroke-dasharray": "1.5 4", "stroke-linecap": "round"}
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


def panel(found: Panel, text: Text, *, inside: bool = False) -> Element:
    """The scale, the line, the counts as marks, and the words at both ends; `inside` writes the scale in the plot."""
    if not found.counts:
        middle = (found.axis.start + found.axis.end) / 2
        y = str((found.top + found.bottom) / 2)
        return h.g[h.text(x=str(middle), y=y, text_anchor="middle", **QUIET)[text.t("No count in this period")]]
    return h.g[
        _scale(found, text, inside), _lines(found), (_mark(found, c, text) for c in found.counts), ends(found, text)
    ]


def _scale(found: Panel, text: Text, inside: bool) -> Element:
    top, step = found.scale
    x, anchor, up = (found.axis.start, "start", -3) if inside else (found.axis.start - 8, "end", 4)
    line = {"x1": str(found.axis.start), "x2": str(found.axis.end), "stroke": "var(--rule)"}
    parts: list[Node] = []
    for number in range(0, top + 1, step):
        y = found.y(number)
        parts.append(h.line(y1=str(y), y2=str(y), **line))
        if number or not inside:
            parts.append(h.text(x=str(x), y=str(y + up), text_anchor=anchor, **QUIET)[text.number(number)])
    return h.g(aria_hidden="true")[parts]


def _lines(found: Panel) -> Element:
    runs, gaps = stretches(found.counts)
    solid = (h.polyline(points=_points(found, run), **INK) for run in runs if len(run) > 1)
    broken = (h.polyline(points=_points(found, gap), **GAP) for gap in gaps)
    return h.g(aria_hidden="true")[solid, broken]


def _points(found: Panel, counts: tuple[Count, ...]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in map(found.at, counts))


def _mark(found: Panel, count: Count, text: Text) -> Element:
    x, y = found.at(count)
    hit = h.circle(cx=f"{x:g}", cy=f"{y:g}", r="8", fill="transparent")
    return h.g(data_mark=count.mark_id)[h.title[words.said(count, text)], hit, sign(count, x, y, found)]


def sign(count: Count, x: float, y: float, found: Panel | None = None) -> Node:
    """A dot for a number, an open one with a stroke to where the number may lie for a bound, a diamond if disputed."""
    style = {
        "stroke": "var(--custody)",
        "stroke-width": "1.5",
        "fill": "var(--custody)" if count.exact else "var(--paper)",
    }
    reach = found.y(count.value.upper) - y if found and count.value.upper else -11.0 * count.points
    parts: list[Node] = [h.line(x1=f"{x:g}", x2=f"{x:g}", y1=f"{y:g}", y2=f"{y + reach:g}", **style)] if reach else []
    if count.disputed:
        return [*parts, h.path(d=f"M{x:g} {y - 5.5:g}l5.5 5.5-5.5 5.5-5.5-5.5z", **style)]
    radius = "2.4" if count.exact else "3.4"
    return [*parts, h.circle(cx=f"{x:g}", cy=f"{y:g}", r=radius, **style)]


def ends(found: Panel, text: Text) -> Element:
    """The first, the highest and the last number, written where the line is."""
    first, last = found.counts[0], found.counts[-1]
    peak = max(found.counts, key=lambda count: count.value.number)
    parts: list[Node] = [_last(found, text)]
    reach = _reach(found, text)
    for count, anchor in ((peak, "middle"), (first, "start")):
        x, y = found.at(count)
        near = any(count is not c and abs(x - found.axis.at(c.day)) < 60 for c in ((peak,) if count is first else ()))
        if count is not last and x < reach - 8 and not near:
            where = min(max(x, found.axis.start + 16), found.axis.end - 16) if anchor == "middle" else x
            parts.append(_number(where, y - 9, anchor, words.compact(count.value, text)))
    return h.g[parts]


def _reach(found: Panel, text: Text) -> float:
    """Where the words at the end of the line begin."""
    number, day = words.last_words(found.counts[-1], text)
    return found.axis.end - max(len(number) * 9, len(day) * 6.6)


def _last(found: Panel, text: Text) -> Element:
    """Under the line's end, where the panel is empty because the scale starts at nought; else above it."""
    number, day = words.last_words(found.counts[-1], text)
    lowest = max(found.at(c)[1] for c in found.counts if found.axis.at(c.day) > _reach(found, text) - 6)
    base = lowest + 22 if lowest + 44 < found.bottom else min(y for _, y in map(found.at, found.counts)) - 28
    return h.g[
        _number(found.axis.end, base, "end", number, size=15),
        h.text(x=f"{found.axis.end:g}", y=f"{base + 15:g}", text_anchor="end", **QUIET)[day],
    ]


def _number(x: float, y: float, anchor: str, words_: str, size: int = 12) -> Element:
    look = {"fill": "var(--ink)", "font-size": str(size), "font-weight": "650"}
    rim = {"paint-order": "stroke", "stroke": "var(--paper)", "stroke-width": "4"}
    return h.text(x=f"{x:g}", y=f"{y:g}", text_anchor=anchor, **look, **rim)[words_]


def months(axis: Axis, text: Text, y: float, room: float) -> Element:
    """The months under an axis, and the year under each January."""
    parts: list[Node] = []
    for tick in axis.ticks(text, room):
        x = f"{axis.at(tick.day):g}"
        parts.append(h.line(x1=x, x2=x, y1=f"{y:g}", y2=f"{y + 5:g}", stroke="var(--quiet)"))
        rows = [row for row in (tick.month, tick.year) if row]
        parts += [h.text(x=x, y=f"{y + 17 + at * 14:g}", **QUIET)[row] for at, row in enumerate(rows)]
    return h.g(aria_hidden="true")[parts]
