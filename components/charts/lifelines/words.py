"""The words of the lifelines: caption, headings, the sentence of each line, and the table."""

from functools import lru_cache
from statistics import median_high

from htpy import Node

from components.charts.contract import Caption
from components.charts.lifelines.marks import MOST, Group, Lifeline, Marks, Stop, Turn
from components.html import custody, person_card, values
from components.html.tables import Drawn, Line, Table
from components.text import Text
from data.people import Status
from data.vocabulary import ValueStatus


def caption(marks: Marks, text: Text) -> Caption:
    """The finding: how long those whose dates are known to the day were held, said of them only."""
    known = [days for line in marks.lines if (days := line.exact_days) is not None]
    drawn = text.n("{count} line", "{count} lines, one a person", len(marks.lines))
    if not known:
        title = text.t("From detention to release, person by person")
        return Caption(title, _subtitle(marks, text), text.t("{title}. {drawn}.", title=title, drawn=drawn))
    title = text.n(
        "One person, whose dates are known to the day, was held for {days}",
        "Of {count} people with known dates, at least half were held for {days} or longer",
        len(known),
        days=text.n("{count} day", "{count} days", median_high(known)),
    )
    longest = text.n(
        "Among the freed with known dates, the longest is {count} day.",
        "Among the freed with known dates, the longest is {count} days.",
        max(known),
    )
    alt = text.t("{title}. {longest} {drawn}.", title=title, longest=longest, drawn=drawn)
    return Caption(title, f"{_subtitle(marks, text)} {longest}", alt)


def _subtitle(marks: Marks, text: Text) -> str:
    until = text.date(marks.until)
    counted = text.n(
        "{count} person of the ledger, from detention to release, or to the last report; evidence to {until}.",
        "{count} people of the ledger, from detention to release, or to the last report; evidence to {until}.",
        len(marks.lines),
        until=until,
    )
    frame = text.t("They are those whom reports name, not a sample of all who were held.")
    if not marks.left_out:
        return f"{counted} {frame}"
    missing = text.n(
        "{count} more person has no known date.", "{count} more people have no known date.", marks.left_out
    )
    return f"{counted} {missing} {frame}"


def heading(group: Group, text: Text, *, short: bool = False) -> str:
    """The heading of a group: its release, or what its people have in common."""
    if group.event is None:
        return text.t("In custody at the last report") if group.in_custody else text.t("Freed, release not named")
    day = text.date(group.event.date)
    return day if short else text.t("{date}: {headline}", date=day, headline=group.event.headline)


def turned(text: Text, stop: Stop) -> str:
    """One event on the way, with its day."""
    return {
        Turn.REFUSED: text.t("refused to leave {date}"),
        Turn.RETURNED: text.t("returned to custody {date}"),
        Turn.FREED_BEFORE: text.t("freed {date}"),
        Turn.WRONG: text.t("reported freed {date}, shown to be wrong"),
    }[stop.turn].format(date=text.date(stop.day))


@lru_cache(maxsize=MOST)
def sentence(line: Lifeline, text: Text) -> str:
    """What a line shows, as one sentence."""
    parts = [text.t("{name}: detained {date}", name=person_card.name(text, line.entry), date=_start(line, text))]
    parts += [turned(text, stop) for stop in line.stops]
    parts.append(_end(line, text))
    if days := custody.days(text, line.entry):
        parts.append(str(days))
    return "; ".join(parts)


def _start(line: Lifeline, text: Text) -> str:
    return text.date(line.start) if line.start else text.t("on a day that is not known")


def _end(line: Lifeline, text: Text) -> str:
    words = custody.status_words(text, line.entry)
    return words if line.is_open or line.end is None else f"{words}, {text.date(line.end)}"


def short_days(line: Lifeline, text: Text) -> str:
    """The days in custody, as short as possible."""
    span = line.entry.span
    if span is None:
        return ""
    if not span.ended:
        return text.n("at least {count} day", "at least {count} days", span.least)
    if span.least == span.most and custody.approximate(line.entry):
        return text.n("about {count} day", "about {count} days", span.least)
    if span.least == span.most:
        return text.n("{count} day", "{count} days", span.least)
    return text.t("{low}–{high} days", low=text.number(span.least), high=text.number(span.most))


def bare_days(line: Lifeline, text: Text) -> str:
    """The days in custody as a number, with a sign where it is a least number."""
    span = line.entry.span
    if span is None:
        return ""
    low, high = text.number(span.least), text.number(span.most)
    if not span.ended:
        return f"≥ {low}"
    if span.least != span.most:
        return f"{low}–{high}"
    return f"~{low}" if custody.approximate(line.entry) else low


def table(marks: Marks, text: Text) -> Table:
    """The same in a table: a row a person, in the order of the lines."""
    columns = (
        text.t("Person"),
        text.t("Release"),
        text.t("Detained"),
        text.t("On the way"),
        text.t("Status"),
        text.t("Freed, or last report"),
        text.t("Days in custody"),
    )
    rows = (_row(heading(group, text), line, text) for group in marks.groups for line in group.lines)
    return Table(caption(marks, text).title, columns, tuple(rows))


@lru_cache(maxsize=MOST)
def _row(release: str, line: Lifeline, text: Text) -> Line:
    cells = (
        person_card.name(text, line.entry),
        release,
        text.date(line.start) if line.start else "",
        Drawn.of("; ".join(turned(text, stop) for stop in line.stops), _drawn(line, text)),
        custody.status_words(text, line.entry),
        text.date(line.end) if line.end else "",
        str(custody.days(text, line.entry) or ""),
    )
    return Line(cells, line.facts)


def _drawn(line: Lifeline, text: Text) -> Node:
    """The events on a line, wrong reports struck through."""
    parts = (struck(stop, text) if stop.turn is Turn.WRONG else turned(text, stop) for stop in line.stops)
    return [["; " if at else None, part] for at, part in enumerate(parts)]


def struck(stop: Stop, text: Text) -> Node:
    """A report that was shown to be wrong, struck through."""
    words = text.t("reported freed {date}", date=text.date(stop.day))
    return values.drawn(text, ValueStatus.WRONG, words)


def key(text: Text, name: str, home: str) -> str:
    """What a sign of the drawing means; `home` is the country of the story."""
    signs = {
        "soft": text.t("Date known to the month or year only"),
        Turn.REFUSED: text.t("Refused to leave"),
        Turn.RETURNED: text.t("Returned to custody"),
        Turn.FREED_BEFORE: text.t("Freed before"),
        Turn.WRONG: text.t("Reported freed, shown to be wrong"),
    }
    return signs.get(name) or custody.status_name(text, home, Status(name))
