"""The words of the timeline: the sentence of each mark, labels and headings, and the table."""

from collections.abc import Iterable
from functools import lru_cache, partial

from babel.dates import format_skeleton

from components.charts.timeline.captions import caption, everyone
from components.charts.timeline.marks import Lane, Mark, Marks
from components.charts.typeface import widest, wrapped
from components.html import labels
from components.html.tables import Line, Table
from components.text import Text, starts
from data import counts
from data.counts import Count, stretches
from data.vocabulary import EventKind

MOST = 4_096
"""Marks and counts whose words are kept."""


def people(mark: Mark, text: Text) -> str:
    """How many were freed, as a sentence; empty for the deal."""
    if mark.lane is Lane.DEAL:
        return ""
    if mark.counted:
        return _by_definition(mark, text)
    if mark.quantity is None:
        if mark.kind is EventKind.SWAP:
            return text.t("An exchange: it moved people who had been pardoned before.")
        return text.t("How many were freed is not known.")
    number = starts(text.quantity(mark.quantity))
    if mark.disputed:
        return text.n(
            "{people} person freed; sources differ.",
            "{people} people freed; sources differ.",
            int(mark.number),
            people=number,
        )
    return text.n("{people} person freed.", "{people} people freed.", int(mark.number), people=number)


def _by_definition(mark: Mark, text: Text) -> str:
    """How many of the people who are counted were freed, or that this event is not counted."""
    who = text.t(mark.counted)
    if mark.quantity is None:
        return text.t("{people}: not counted here.", people=who)
    number = text.quantity(mark.quantity)
    if mark.disputed:
        return text.t("{people}: {number}; sources differ.", people=who, number=number)
    return text.t("{people}: {number}.", people=who, number=number)


@lru_cache(maxsize=MOST)
def sentence(mark: Mark, text: Text) -> str:
    """What a mark shows: its day, its kind, its headline and the number."""
    first = text.t(
        "{date}, {kind}: {headline}.",
        date=text.date(mark.event.date),
        kind=labels.event_kind(text, mark.kind),
        headline=mark.event.headline.rstrip("."),
    )
    return f"{first} {people(mark, text)}".strip()


@lru_cache(maxsize=MOST)
def counted(count: Count, text: Text) -> str:
    """What one count says."""
    return text.n(
        "{people} person in custody {on}.",
        "{people} people in custody {on}.",
        int(count.quantity.number),
        people=starts(text.quantity(count.quantity)),
        on=text.on(count.as_of),
    )


@lru_cache(maxsize=MOST)
def day(mark: Mark, text: Text) -> str:
    """The day of a mark without its year, which the axis gives: 13 Dec."""
    if not mark.event.date.is_day:
        return text.short_date(mark.event.date)
    return str(format_skeleton("MMMd", mark.day, locale=text.locale))


def label(mark: Mark, text: Text) -> tuple[str, str]:
    """The label of a mark: the number, which stands out, and the day; for the deal, what was done."""
    if mark.lane is Lane.DEAL:
        return "", mark.event.label
    return text.quantity(mark.quantity) if mark.quantity else "", day(mark, text)


@lru_cache(maxsize=MOST)
def beside(mark: Mark, text: Text, room: float) -> tuple[str, str, str]:
    """The label beside a sign of the deal where time runs downwards: two lines of words, and the day."""
    measure = partial(widest, size=12)
    first, *rest = wrapped(mark.event.label or labels.event_kind(text, mark.kind), room, measure)
    second, when = " ".join(rest), day(mark, text)
    return first, second, when if measure(f"{second} {when}") <= room else ""


def heading(marks: Marks, lane: Lane, text: Text) -> tuple[str, str]:
    """What the story calls a lane, and what stands in it."""
    lanes = marks.story.lanes
    if lane is Lane.FREED:
        return text.t(lanes.upper), text.t("area is the number of people")
    return text.t(lanes.lower), text.t(lanes.around)


def dotted(shown: Iterable[Count], text: Text, room: float) -> list[str]:
    """What the dotted pieces of the line are, in lines; none where nothing is dotted."""
    said = text.t("dotted: no exact count for months") if stretches(shown)[1] else ""
    return wrapped(said, room, partial(widest, size=12))


def custody_heading(text: Text) -> tuple[str, str]:
    """The name of the line, and who counts."""
    return text.t("In custody"), text.t(
        "political prisoners, as rights groups count them; open points: at least or at most"
    )


def table(marks: Marks, text: Text) -> Table:
    """The same in a table: a row an event in time order with the newest count of that day, then a row a count."""
    columns = (
        text.t("Date"),
        text.t("Kind"),
        text.t("What happened"),
        text.t("People freed") if everyone(marks) else text.t(marks.total.definition.label),
        text.t("Standing of the number"),
        text.t("In custody at the last count before or on that day"),
    )
    lines = (_line(mark, counts.last_by(marks.counts, mark.event.date.latest), text) for mark in marks.events)
    counted_rows = (_count_line(count, text) for count in marks.counts)
    return Table(caption(marks, text).title, columns, (*lines, *counted_rows), frozenset({3}))


@lru_cache(maxsize=MOST)
def _line(mark: Mark, count: Count | None, text: Text) -> Line:
    cells = (
        text.date(mark.event.date),
        labels.event_kind(text, mark.kind),
        mark.event.headline,
        text.quantity(mark.quantity) if mark.quantity else "",
        "; ".join(dict.fromkeys(labels.standing(text, fact.standing) for fact in mark.figures)),
        _count(count, text) if count else "",
    )
    return Line(cells, (*mark.figures, *([count.fact] if count else ())))


@lru_cache(maxsize=MOST)
def _count_line(count: Count, text: Text) -> Line:
    cells = (
        text.date(count.as_of),
        text.t("Count"),
        text.t("Political prisoners in custody, as rights groups count them"),
        "",
        labels.standing(text, count.fact.standing),
        text.quantity(count.quantity),
    )
    return Line(cells, (count.fact,))


def _count(count: Count, text: Text) -> str:
    number, when = text.quantity(count.quantity), text.short_date(count.as_of)
    return text.t("{number} ({date})", number=number, date=when)
