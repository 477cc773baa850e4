"""The words around the line of custody: caption, what a count says, and the table."""

from components.charts.contract import Caption
from components.charts.custody.marks import Marks
from components.html import labels, sums
from components.html.tables import Line, Table
from components.text import Text, starts
from data import PartialDate, Quantity
from data.counts import Count, stretches
from data.model import Event
from data.quantities import Bound


def caption(marks: Marks, text: Text) -> Caption:
    """The finding: the first count, the highest and the last, none of them called a rise or a fall."""
    if marks.leading is None:
        title = text.t("No count of political prisoners in this period")
        return Caption(title, _subtitle(marks, text), title)
    title = _finding(marks, marks.leading, text)
    drawn = text.n("{count} count is drawn.", "{count} counts are drawn.", len(marks.counts))
    alt = text.t("Line of the number in custody over time. {finding}. {drawn}", finding=title, drawn=drawn)
    return Caption(title, _subtitle(marks, text), alt)


def _finding(marks: Marks, last: Count, text: Text) -> str:
    first = marks.counts[0]
    peak = max(marks.counts, key=lambda count: count.quantity.number)
    n, day = text.quantity(last.quantity), text.date(last.as_of)
    if len(marks.counts) == 1:
        return text.t("Political prisoners in custody: {number} at the only count, {date}", number=n, date=day)
    values = {"first": text.quantity(first.quantity), "start": _month(first.as_of, text), "last": n}
    values |= {"end": _month(last.as_of, text)}
    if peak in (first, last):
        return text.t("Political prisoners in custody: {first} in {start} and {last} in {end}", **values)
    return text.t(
        "Political prisoners in custody: {first} in {start}, {highest} in {peak} and {last} in {end}",
        highest=text.quantity(peak.quantity),
        peak=_month(peak.as_of, text),
        **values,
    )


def _subtitle(marks: Marks, text: Text) -> str:
    days = (_month(PartialDate.of(day), text) for day in (marks.since, marks.until))
    period = text.t("{first} to {last}.", **dict(zip(("first", "last"), days, strict=True)))
    definition = text.t(marks.counted)
    joined = text.t("The line joins exact counts only.") if any(not count.exact for count in marks.counts) else ""
    gaps = stretches(marks.counts)[1]
    broken = text.t("It is dotted where no exact count is on record for months.") if gaps else ""
    return " ".join(part for part in (period, definition, _last(marks, text), joined, broken) if part)


def _last(marks: Marks, text: Text) -> str:
    """Which count is told as the last, and how many people were freed since."""
    last = marks.leading
    if last is None:
        return ""
    when = sums.last(text, text.date(last.as_of), exact=last.exact)
    said = text.t("{number} {when}", number=text.quantity(last.quantity), when=when)
    return f"{starts(sums.before(text, said, marks.later))}."


def _month(day: PartialDate, text: Text) -> str:
    return text.date(PartialDate(day.year, day.month))


def said(count: Count, text: Text) -> str:
    """What a count says, as one sentence."""
    return text.t(
        "{date}: {number} political prisoners in custody ({standing}).",
        date=text.date(count.as_of),
        number=text.quantity(count.quantity),
        standing=labels.standing(text, count.fact.standing),
    )


def event_said(event: Event, text: Text) -> str:
    """What a tick of a release says."""
    return text.t("{date}: {headline}", date=text.date(event.date), headline=event.headline)


def compact(quantity: Quantity, text: Text) -> str:
    """A quantity in the least space, its bound as a sign."""
    if quantity.bound is Bound.BETWEEN:
        return f"{text.number(quantity.number)}–{text.number(quantity.upper or 0)}"
    signs = {Bound.AT_LEAST: "≥", Bound.MORE_THAN: ">", Bound.AT_MOST: "≤", Bound.FEWER_THAN: "<", Bound.ABOUT: "~"}
    return f"{signs.get(quantity.bound, '')}{text.number(quantity.number)}"


def key(text: Text, name: str) -> str:
    """What a sign of the line means."""
    return {
        "exact": text.t("count"),
        "bound": text.t("at least, at most or about"),
        "disputed": text.t("sources differ"),
        "gap": text.t("no exact count for months"),
        "release": text.t("release or pardon"),
        "span": text.t("its day is not known"),
    }[name]


def table(marks: Marks, text: Text) -> Table:
    """The counts, one a row, from first to last."""
    columns = text.t("Day of the count"), text.t("Political prisoners in custody"), text.t("Standing")
    lines = (
        Line(
            (text.date(count.as_of), text.quantity(count.quantity), labels.standing(text, count.fact.standing)),
            (count.fact,),
        )
        for count in marks.counts
    )
    return Table(caption(marks, text).title, columns, tuple(lines), frozenset({1}))
