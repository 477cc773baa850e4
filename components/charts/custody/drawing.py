"""The chart of custody as inline SVG, wide and for a phone."""

from dataclasses import dataclass

import htpy as h
from htpy import Element, Node

from components.charts.custody import words
from components.charts.custody.axis import Axis
from components.charts.custody.marks import Marks, stretches
from components.charts.custody.panel import BOUND, GAP, QUIET, Panel, months, panel
from components.text import Text


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


WIDE = Frame(960, 56, 944, 270, 44)
NARROW = Frame(360, 42, 352, 210, 34)
KEY, TICKS = 26, 24


def svg(marks: Marks, text: Text, *, narrow: bool = False) -> Element:
    """The line of counts, with the releases as ticks under it."""
    frame = NARROW if narrow else WIDE
    axis = Axis(marks.since, marks.until, frame.left, frame.right)
    keys = _key(marks, text)
    top = KEY * (1 + (narrow and len(keys) > 2)) * bool(keys) + 24
    drawn = Panel(axis, marks.counts, top, top + frame.panel)
    under = drawn.bottom + (TICKS if marks.releases else 0)
    return h.svg(
        ".custody",
        viewBox=f"0 0 {frame.width} {under + 36:g}",
        role="group",
        aria_label=words.caption(marks, text).alt,
        font_family="var(--font)",
    )[
        _placed(keys, 2 if narrow else 4, frame),
        panel(drawn, text),
        _ticks(marks, drawn, text),
        months(axis, text, under, frame.room),
    ]


def _ticks(marks: Marks, drawn: Panel, text: Text) -> Element | None:
    """A thin stroke for every release and pardon."""
    if not marks.releases:
        return None
    places = [(event, f"{drawn.axis.at(event.date.earliest):g}") for event in marks.releases]
    y = drawn.bottom + 5
    strokes = [
        h.line(x1=x, x2=x, y1=f"{y:g}", y2=f"{y + 13:g}", stroke="var(--release)", stroke_width="1.5")[
            h.title[words.event_said(event, text)]
        ]
        for event, x in places
    ]
    return h.g[strokes]


def _key(marks: Marks, text: Text) -> list[tuple[Node, str]]:
    """The signs that are drawn and need a word."""
    found: list[tuple[Node, str]] = []
    if any(not count.exact for count in marks.counts):
        sign = h.g[h.line(x1="6", x2="6", y1="0", y2="-9", **BOUND), h.circle(cx="6", cy="0", r="3", **BOUND)]
        found.append((sign, words.key(text, "bound")))
    if any(count.disputed for count in marks.counts):
        found.append((h.path(d="M6-5.5 11.5 0 6 5.5.5 0z", fill="var(--custody)"), words.key(text, "disputed")))
    if stretches(marks.counts)[1]:
        found.append((h.line(x1="0", x2="16", y1="0", y2="0", **GAP), words.key(text, "gap")))
    if marks.releases:
        stroke = h.line(x1="6", x2="6", y1="-6", y2="7", stroke="var(--release)", stroke_width="1.5")
        found.append((stroke, words.key(text, "release")))
    return found


def _placed(keys: list[tuple[Node, str]], columns: int, frame: Frame) -> Element:
    left = frame.left if columns > 2 else 0
    step = (frame.right - left) / columns
    return h.g(aria_hidden="true")[
        [
            h.g(transform=f"translate({left + at % columns * step:g} {14 + at // columns * KEY})")[
                sign, h.text(x="24", y="4", **QUIET)[word]
            ]
            for at, (sign, word) in enumerate(keys)
        ]
    ]
