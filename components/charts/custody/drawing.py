"""The chart of custody as inline SVG, wide and for a phone."""

from dataclasses import dataclass

import htpy as h
from htpy import Element, Node

from components.charts.axis import Axis, Scale, round_top
from components.charts.count_line import DOTTED, Panel, most
from components.charts.custody import words
from components.charts.custody.marks import Marks
from components.charts.custody.panel import BOUND, QUIET, months, panel
from components.text import Text
from data import PartialDate
from data.counts import stretches


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of one composition."""

    width: int
    left: int
    right: int
    panel: int
    """The height of the panel with the line."""
    room: int
    """The least distance between two ticks."""


WIDE = Frame(720, 52, 708, 240, 40)
NARROW = Frame(272, 40, 268, 180, 34)
"""About the least widths at which they are shown, so that no letter shrinks."""

KEY, TICKS = 26, 24


def svg(marks: Marks, text: Text, *, narrow: bool = False) -> Element:
    """The line of counts, with the releases as ticks under it."""
    frame = NARROW if narrow else WIDE
    axis = Axis(marks.since, marks.until, frame.left, frame.right)
    keys = _key(marks, text)
    columns = 1 if narrow else 2
    top = KEY * -(-len(keys) // columns) + 24
    drawn = Panel(axis, Scale(round_top(most(marks.counts)), top + frame.panel, top), marks.counts)
    under = drawn.scale.start + (TICKS if marks.releases else 0)
    return h.svg(
        ".custody",
        viewBox=f"0 0 {frame.width} {under + 36:g}",
        role="group",
        aria_label=words.caption(marks, text).alt,
        font_family="var(--font)",
    )[
        _placed(keys, columns, frame),
        panel(drawn, text),
        _ticks(marks, drawn, text),
        months(axis, text, under, frame.room),
    ]


def _ticks(marks: Marks, drawn: Panel, text: Text) -> Element | None:
    """A thin stroke for every release and pardon."""
    if not marks.releases:
        return None
    y = drawn.scale.start + 5
    look = {"fill": "none", "stroke": "var(--release)", "stroke-width": "1.5"}
    strokes = [(event, _stroke(drawn.axis, event.date, y)) for event in marks.releases]
    return h.g[[h.path(d=stroke, **look)[h.title[words.event_said(event, text)]] for event, stroke in strokes]]


def _stroke(axis: Axis, day: PartialDate, y: float) -> str:
    """A stroke on a day; where that is not known a line over all the days that it can be."""
    first, last = axis.at(day.earliest), axis.at(day.latest)
    if day.is_day:
        return f"M{first:g} {y:g}v13"
    return f"M{first:g} {y + 3.5:g}v6m0-3H{last:g}m0-3v6"


def _key(marks: Marks, text: Text) -> list[tuple[Node, str]]:
    """The signs that are drawn and need a word."""
    entries: list[tuple[Node, str]] = []
    if any(not count.exact for count in marks.counts):
        sign = h.g[h.line(x1="6", x2="6", y1="0", y2="-9", **BOUND), h.circle(cx="6", cy="0", r="3", **BOUND)]
        entries.append((sign, words.key(text, "bound")))
    if any(count.disputed for count in marks.counts):
        entries.append((h.path(d="M6-5.5 11.5 0 6 5.5.5 0z", fill="var(--custody)"), words.key(text, "disputed")))
    if stretches(marks.counts)[1]:
        entries.append(
            (
                h.line(x1="0", x2="16", y1="0", y2="0", fill="none", stroke="var(--custody)", **DOTTED),
                words.key(text, "gap"),
            )
        )
    if marks.releases:
        stroke = h.line(x1="6", x2="6", y1="-6", y2="7", stroke="var(--release)", stroke_width="1.5")
        entries.append((stroke, words.key(text, "release")))
    if any(not event.date.is_day for event in marks.releases):
        span = h.path(d="M0-3v6m0-3H12m0-3v6", fill="none", stroke="var(--release)", stroke_width="1.5")
        entries.append((span, words.key(text, "span")))
    return entries


def _placed(keys: list[tuple[Node, str]], columns: int, frame: Frame) -> Element:
    left = frame.left if columns > 1 else 0
    step = (frame.right - left) / columns
    return h.g(aria_hidden="true")[
        [
            h.g(transform=f"translate({left + at % columns * step:g} {14 + at // columns * KEY})")[
                sign, h.text(x="24", y="4", **QUIET)[word]
            ]
            for at, (sign, word) in enumerate(keys)
        ]
    ]
