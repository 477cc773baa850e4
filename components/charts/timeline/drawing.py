"""The timeline as inline SVG: time runs to the right, or downwards in a layout of its own for phones."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import htpy as h
from htpy import Element, Node
from markupsafe import Markup

from components.charts.axis import Axis
from components.charts.boxes import Box
from components.charts.timeline import captions, counts, legend, words
from components.charts.timeline.labels import Label, chosen, place
from components.charts.timeline.layout import SIGN, Glyph, Lanes, lanes
from components.charts.timeline.marks import Lane, Marks
from components.charts.timeline.narrow import svg as narrow_svg
from components.charts.timeline.svg_parts import canvas, heading, name
from components.charts.timeline.symbols import bracket, pressed, rule, sign, written
from components.html import labels
from components.text import Text
from data.vocabulary import EventKind


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of a wide layout: its width, the ends of the axis, the largest circle, labels, the line."""

    width: int
    left: int
    right: int
    largest: float
    most: dict[Lane, int]
    """How many labels a lane has at most."""
    line: int
    pitch: float


WIDE = Frame(960, 142, 914, 38, {Lane.FREED: 10, Lane.DEAL: 24}, 164, 21)
SMALL = Frame(620, 124, 582, 28, {Lane.FREED: 6, Lane.DEAL: 10}, 118, 19)

FLAT = Frame(272, 8, 256, 18, {Lane.FREED: 5}, 0, 0)
"""The upper lane alone on a phone, where the first page has no room for a drawing that runs downwards."""

HEAD, LABELS, BETWEEN, AXIS = 26, 50, 16, 24
"""Heights of a heading, of the room for labels, between panels, and of the axis."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The layout: lanes in their places, and the top of each panel; None where there is nothing to show."""

    frame: Frame
    axis: Axis
    lanes: Lanes
    labels: tuple[Label, ...]
    freed: float | None
    deal: float | None
    custody: float | None
    bottom: float


def svg(marks: Marks, text: Text, *, narrow: bool = False) -> Element:
    """The drawing; colours are variables of the page, and each mark leads to its event."""
    if not marks.events:
        return _nothing(text, 360 if narrow else _frame(marks).width)
    if narrow:
        return narrow_svg(marks, text)
    sheet = compose(marks, text)
    return canvas(sheet.frame.width, sheet.bottom + AXIS, captions.caption(marks, text).alt)[
        _grid(sheet, text),
        _headings(sheet, marks, text),
        legend.column(marks, text, sheet.freed + HEAD + 16, sheet.frame.largest) if sheet.freed is not None else None,
        (_row(sheet, at, text) for at in range(len(sheet.lanes.rows))),
        _drops(sheet),
        _marks(marks, sheet, text),
        _custody(sheet, marks, text) if sheet.custody is not None else None,
        (name(label) for label in sheet.labels),
    ]


def flat(marks: Marks, text: Text) -> Element:
    """The upper lane alone, its time running to the right within the width of a phone."""
    freed = replace(marks, events=marks.lane(Lane.FREED), counts=())
    if not freed.events:
        return _nothing(text, FLAT.width)
    sheet = compose(freed, text, FLAT)
    under = sheet.bottom + AXIS
    tall = under - HEAD + 20 * legend.rows(freed, text)
    return canvas(FLAT.width, tall, captions.caption(marks, text).alt)[
        h.g(transform=f"translate(0 {-HEAD})")[
            _grid(sheet, text),
            _marks(freed, sheet, text),
            (name(label) for label in sheet.labels),
            legend.line(freed, text, under + 12),
        ]
    ]


def _nothing(text: Text, width: int) -> Element:
    sentence = text.t("No events in this period")
    return canvas(width, 90, sentence)[
        rule(0, 0.5, width, 0.5, "ink"),
        written(0, 48, sentence, 15),
    ]


def _frame(marks: Marks) -> Frame:
    return SMALL if marks.small else WIDE


def compose(marks: Marks, text: Text, frame: Frame | None = None) -> Sheet:
    """The layout of some marks; equal marks give equal layouts."""
    frame = frame or _frame(marks)
    axis = Axis(marks.since, marks.until, frame.left + 12, frame.right)
    placed = lanes(marks, axis, frame.largest, frame.pitch)
    y = 0.0
    freed = deal = custody = None
    if placed.freed:
        freed, reach = y, placed.reach
        placed = replace(placed, freed=_moved(placed.freed, y + HEAD + LABELS - reach[0]))
        y += HEAD + max(LABELS - reach[0] + reach[1], 110) + BETWEEN
    if placed.deal:
        deal = y
        rows = tuple(replace(row, y=row.y + y + HEAD + 6, end=row.end + y + HEAD + 6) for row in placed.rows)
        placed = replace(placed, deal=_moved(placed.deal, y + HEAD + 6), rows=rows)
        y = placed.depth + BETWEEN
    if marks.counts:
        custody = y
        y += HEAD + frame.line
    sheet = Sheet(frame, axis, placed, (), freed, deal, custody, y)
    return replace(sheet, labels=tuple(label for lane in frame.most for label in _labels(marks, sheet, text, lane)))


def _labels(marks: Marks, sheet: Sheet, text: Text, lane: Lane) -> list[Label]:
    """The labels of one lane, none of which leaves it."""
    freed, deal, end = sheet.freed or 0, sheet.deal, sheet.custody or sheet.bottom
    low, high = (freed, end if deal is None else deal) if lane is Lane.FREED else (deal or 0, end)
    room = Box(sheet.frame.left - 8, low + HEAD, sheet.frame.width, high - 2)
    taken = (*sheet.lanes.freed, *sheet.lanes.deal)
    glyphs = [glyph for glyph in chosen(sheet.lanes, marks.selected) if glyph.mark.lane is lane]
    return place(glyphs, taken, lambda mark: words.label(mark, text), room, most=sheet.frame.most[lane])


def _moved(glyphs: Iterable[Glyph], by: float) -> tuple[Glyph, ...]:
    return tuple(replace(glyph, y=round(glyph.y + by, 2)) for glyph in glyphs)


def _custody(sheet: Sheet, marks: Marks, text: Text) -> list[Node]:
    """The counts, and beside them what is dotted; the small drawing has no room for the numbers of their scale."""
    frame, top = sheet.frame, (sheet.custody or 0) + HEAD
    panel = counts.panel(marks.counts, sheet.axis, top, frame.line)
    beside = words.dotted(marks.counts, text, frame.left)
    return [
        *(written(0, top + 14 + 15 * at, said) for at, said in enumerate(beside)),
        counts.line(panel, text, (frame.left - 6, frame.width) if frame is WIDE else None),
    ]


def _grid(sheet: Sheet, text: Text) -> Element:
    """A thin line at each month that has a label, under the whole drawing."""
    parts: list[Node] = []
    for tick in sheet.axis.ticks(text, 36):
        x, year = sheet.axis.at(tick.day), tick.day.month == 1
        parts += [
            rule(x, HEAD + 4, x, sheet.bottom + 4),
            written(x, sheet.bottom + 18, tick.word, end="middle", strong=year),
        ]
    return h.g(aria_hidden="true")[parts]


def _headings(sheet: Sheet, marks: Marks, text: Text) -> list[Node]:
    headings = [
        (sheet.freed, words.heading(marks, Lane.FREED, text)),
        (sheet.deal, words.heading(marks, Lane.DEAL, text)),
        (sheet.custody, words.custody_heading(text)),
    ]
    return [heading(top, sheet.frame.width, *titles) for top, titles in headings if top is not None]


def _row(sheet: Sheet, at: int, text: Text) -> Element:
    """The sign and the name of one kind of step of the deal, which is its key."""
    row = sheet.lanes.rows[at]
    return h.g(aria_hidden="true")[
        rule(sheet.frame.left, row.y, sheet.frame.right + 8, row.y),
        sign(row.kind, SIGN + 1, row.y, SIGN),
        written(24, row.y + 4, labels.event_kind(text, row.kind), 12.5),
    ]


def _drops(sheet: Sheet) -> Element:
    """Dotted lines from the three largest circles down to the deal and the counts of the same day."""
    biggest = [glyph for glyph in chosen(sheet.lanes) if glyph.mark.kind is EventKind.RELEASE][:3]
    end = sheet.bottom if sheet.custody is not None else sheet.bottom - BETWEEN
    below = ((glyph.x, glyph.y + glyph.radius + 2) for glyph in biggest)
    return h.g(aria_hidden="true")[(rule(x, y, x, end, "quiet", "1 3") for x, y in below)]


def _marks(marks: Marks, sheet: Sheet, text: Text) -> list[Node]:
    glyphs = {glyph.mark.event_id: glyph for glyph in (*sheet.lanes.freed, *sheet.lanes.deal)}
    return [pressed(glyphs[event], marks, text, _span(glyphs[event], sheet.axis)) for event in marks.ids]


def _span(glyph: Glyph, axis: Axis) -> Markup:
    """The bracket under a mark, from its first to its last possible day, where its day is not known."""
    if glyph.mark.span is None:
        return Markup()
    y = glyph.y + glyph.radius + 5
    return bracket((axis.at(glyph.mark.span[0]), y), (axis.at(glyph.mark.span[1]), y))
