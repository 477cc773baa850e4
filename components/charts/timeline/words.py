"""The words of the timeline: its finding, what a mark says, its labels and the table."""

from textwrap import wrap

from components import labels
from components.charts.contract import Caption
from components.charts.custody import words as custody
from components.charts.timeline.marks import Mark, Marks
from components.charts.timeline.places import Row
from components.tables import Line, Table
from components.text import Text
from data import PartialDate, Quantity
from data.vocabulary import EventKind

MOST_ROWS = 5
"""Lines of a headline on the drawing; a longer one is cut."""


def caption(marks: Marks, text: Text) -> Caption:
    """The finding: how many people were let go, and from what to what the number in custody went meanwhile."""
    if not marks.events:
        title = text.t("No events in this period")
        return Caption(title, _period(marks, text), f"{title}. {_period(marks, text)}")
    title = _finding(marks, text)
    return Caption(title, _subtitle(marks, text), _alt(marks, text, title))


def _finding(marks: Marks, text: Text) -> str:
    freed = _freed(marks, text)
    if len(marks.counts) < 2:
        return freed
    first, last = marks.counts[0].value, marks.counts[-1].value
    start, end = text.quantity(first), text.quantity(last)
    month = text.date(_month(marks.counts[0].day))
    if last.high < first.low:
        return text.t(
            "{freed}; the number in custody has fallen from {first} to {last} since {month}",
            freed=freed,
            first=start,
            last=end,
            month=month,
        )
    if last.low > first.high:
        return text.t(
            "{freed}; the number in custody has risen from {first} to {last} since {month}",
            freed=freed,
            first=start,
            last=end,
            month=month,
        )
    return text.t(
        "{freed}; the number in custody was {first} in {month} and {last} at the last count",
        freed=freed,
        first=start,
        last=end,
        month=month,
    )


def _freed(marks: Marks, text: Text) -> str:
    total = marks.total
    if total.events:
        return text.n(
            "{count} person freed in {events}",
            "{count} people freed in {events}",
            total.people,
            events=text.n("{count} release or pardon", "{count} releases and pardons", total.events),
        )
    if marks.upper:
        return text.n(
            "{count} release or pardon, the number of freed not known",
            "{count} releases and pardons, the number of freed not known",
            len(marks.upper),
        )
    return text.n(
        "{count} event of the deal: talks, statements, sanctions and borders",
        "{count} events of the deal: talks, statements, sanctions and borders",
        len(marks.deal),
    )


def _subtitle(marks: Marks, text: Text) -> str:
    definition = text.t("Freed counts all who were let go, by the adopted figure of each event, each person once.")
    custody_ = text.t("In custody counts political prisoners, as rights groups recognise them: the two do not add up.")
    parts = (_period(marks, text), definition if marks.upper else "", custody_ if marks.counts else "")
    return " ".join(part for part in parts if part)


def _period(marks: Marks, text: Text) -> str:
    first, last = (text.date(_month(day)) for day in (marks.since, marks.until))
    return text.t("{first}.", first=first) if first == last else text.t("{first} to {last}.", first=first, last=last)


def _month(day: object) -> PartialDate:
    found = PartialDate.parse(str(day))
    return PartialDate(found.year, found.month)


def _alt(marks: Marks, text: Text, title: str) -> str:
    upper = text.n(
        "{count} release or pardon, as a circle whose area shows the people freed.",
        "{count} releases and pardons, as circles whose area shows the people freed.",
        len(marks.upper),
    )
    deal = text.n("{count} event of the deal.", "{count} events of the deal.", len(marks.deal))
    big = max(marks.upper, key=lambda mark: mark.people, default=None)
    largest = text.t("The largest: {said}", said=said(big, text)) if big and big.number else ""
    counts = text.n("{count} count of people in custody.", "{count} counts of people in custody.", len(marks.counts))
    shown = (upper if marks.upper else "", largest, deal if marks.deal else "", counts if marks.counts else "")
    return " ".join((text.t("Timeline. {finding}.", finding=title), *(part for part in shown if part)))


def said(mark: Mark, text: Text) -> str:
    """What a mark says, as sentences."""
    day, kind = text.date(mark.event.date), labels.event_kind(text, mark.kind)
    event = text.t("{date}, {kind}: {headline}.", date=day, kind=kind, headline=mark.event.headline)
    if not mark.upper:
        return event
    if mark.freed is None or mark.number is None:
        return f"{event} {text.t('How many people were freed is not known.')}"
    people = text.n(
        "{people} person freed ({standing}).",
        "{people} people freed ({standing}).",
        int(mark.people),
        people=text.quantity(mark.number),
        standing=labels.standing(text, mark.freed.standing),
    )
    return f"{event} {people}"


def headline(mark: Mark, text: Text, letters: int, size: float = 12.5) -> tuple[Row, ...]:
    """The label of an important mark: its headline in short lines, and its date."""
    lines = wrap(mark.event.headline, letters, max_lines=MOST_ROWS, placeholder=" …")
    return (*(Row(line, size, bold=True) for line in lines), Row(text.short_date(mark.event.date), size - 0.5))


def number(found: Quantity, text: Text, size: float = 11.5) -> tuple[Row, ...]:
    """The label of a mark too small to hold its number."""
    return (Row(custody.compact(found, text), size, bold=True),)


def lane(text: Text, name: str) -> str:
    """The name of a part of the drawing."""
    return {
        "freed": text.t("Releases and pardons"),
        "area": text.t("area: people freed"),
        "deal": text.t("The deal"),
        "custody": text.t("Political prisoners in custody"),
        "nothing": text.t("No events in this period"),
        "unknown": text.t("number not known"),
        "disputed": text.t("sources differ"),
    }.get(name) or labels.event_kind(text, EventKind(name))


def table(marks: Marks, text: Text) -> Table:
    """The events in the order of time, and the counts after them."""
    columns = text.t("Date"), text.t("Kind"), text.t("Headline"), text.t("People"), text.t("Standing")
    counts = (
        Line(
            (
                text.date(count.dated),
                text.t("Count"),
                text.t("Political prisoners in custody"),
                text.quantity(count.value),
                labels.standing(text, count.fact.standing),
            ),
            (count.fact,),
        )
        for count in marks.counts
    )
    return Table(
        caption(marks, text).title, columns, (*(_row(mark, text) for mark in marks.events), *counts), frozenset({3})
    )


def _row(mark: Mark, text: Text) -> Line:
    people = text.quantity(mark.number) if mark.number else text.t("not known") if mark.upper else ""
    standing = labels.standing(text, mark.freed.standing) if mark.freed else ""
    cells = (text.date(mark.event.date), labels.event_kind(text, mark.kind), mark.event.headline, people, standing)
    return Line(cells, (mark.freed,) if mark.freed else ())
