"""One person's lifeline alone, for a card: the same signs, on one axis for every card of the ledger."""

from collections.abc import Iterable
from dataclasses import replace

import htpy as h
from htpy import Element, Node

from components.charts.lifelines import drawing, words
from components.charts.lifelines.drawing import Canvas, Frame
from components.charts.lifelines.marks import Lifeline, Marks, Selection, Stop, Turn, line_of, marks
from components.html import citations, custody
from components.text import Text
from data import Dataset, Fact
from data.memo import once_a_dataset
from data.people import Entry

STRIP = Frame(width=180, left=3, right=164, row=20, line_at=10, key_columns=1)
"""The measures of a line on a card; the room at its right is for the sign of an open end."""

TIGHT = replace(STRIP, width=215, right=199)
"""Those of one in a row of its own, which is wider than a card."""

YEARS = 12
"""The height of the years under the line."""

APART = 22
"""The least distance between two years that are written."""


@once_a_dataset
def _all(dataset: Dataset) -> Marks:
    """The lines of everybody, which decide the years on the axis."""
    return marks(dataset)


def strip(text: Text, dataset: Dataset, entry: Entry, *, tight: bool = False) -> Element | None:
    """A card's line with the days at its end and its events in words, or None where no date is known.

    A `tight` one leaves the room for its years to the rows around it, which show them where they like.
    """
    line = line_of(dataset, entry)
    if line is None:
        return None
    days = custody.days(text, entry)
    return h.div(".strip")[
        svg(dataset, line, TIGHT, 0) if tight else svg(dataset, line, STRIP, YEARS),
        h.p(".strip-days")[_days(line, text), h.span(".visually-hidden")[text.t("In custody: {days}", days=days)]]
        if days
        else None,
        _turns(text, dataset, line),
    ]


def unspoken(text: Text, dataset: Dataset, entry: Entry) -> Element | None:
    """The line and the number of days, hidden from screen readers, for pages that say the same in words."""
    line = line_of(dataset, entry)
    if line is None:
        return None
    return h.div(".strip")[
        svg(dataset, line, STRIP, YEARS),
        h.p(".strip-days", aria_hidden="true")[_days(line, text)] if line.entry.span else None,
    ]


def _days(line: Lifeline, text: Text) -> Element:
    """The number of days alone, as at the end of a lifeline; words for screen readers stand after it."""
    return h.span(aria_hidden="true")[h.b[words.bare_days(line, text)], " ", h.small[text.t("days")]]


def svg(dataset: Dataset, line: Lifeline, frame: Frame, under: int) -> Element:
    """The line on the axis of all lines, hidden from screen readers, as words beside it say the same."""
    whole = _all(dataset)
    canvas = Canvas(frame, whole.years, whole.until)
    return h.svg(".lifelines", viewBox=f"0 0 {frame.width} {frame.row + under}", aria_hidden="true")[
        _axis(canvas), _written(canvas), drawing.line_of(line, canvas, frame.line_at)
    ]


def _axis(canvas: Canvas) -> Element:
    """The base of the line with a tick a year."""
    frame = canvas.frame
    ticks = "".join(f"M{canvas.x(day)} {frame.line_at}v8" for day in canvas.axis.years())
    return h.path(".grid", d=f"M{frame.left} {frame.line_at}H{frame.right}{ticks}")


def _written(canvas: Canvas) -> list[Element]:
    """As many of the years as there is room for."""
    frame = canvas.frame
    named = ((day.year, canvas.x(day)) for day in canvas.axis.years(APART))
    y = str(frame.row + YEARS - 2)
    return [h.text(".year", x=f"{x:g}", y=y)[f"’{year % 100:02}"] for year, x in named if x < frame.width - APART]


def _turns(text: Text, dataset: Dataset, line: Lifeline) -> Node:
    """The events on the way, in words with their sources; wrong reports are struck through."""
    if not line.stops:
        return None
    return h.ul(".strip-turns")[(h.li[_turn(text, dataset, stop)] for stop in line.stops)]


def _turn(text: Text, dataset: Dataset, stop: Stop) -> Node:
    sentence = words.struck(stop, text) if stop.turn is Turn.WRONG else words.turned(text, stop)
    return [sentence, citations.mark(text, dataset, stop.fact)]


def facts(dataset: Dataset, entries: Iterable[Entry]) -> tuple[Fact, ...]:
    """Every fact that the lines of some cards show."""
    return tuple(fact for each in entries if (line := line_of(dataset, each)) for fact in line.facts)


def key(text: Text, dataset: Dataset, entries: Iterable[Entry]) -> Element | None:
    """The meaning of the signs on some cards; only those that are on them."""
    drawn = marks(dataset, Selection(tuple(each.person_id for each in entries)))
    if not drawn.lines:
        return None
    return h.ul(".strip-key", aria_hidden="true")[
        h.li[text.t("From detention to release, all on one axis; days are counted from the dates.")],
        (
            h.li[
                h.svg(".lifelines", viewBox="0 0 26 20")[draw(8, 10)],
                words.key(text, name, drawn.home),
            ]
            for name, draw in drawing.keys(drawn)
        ),
    ]
