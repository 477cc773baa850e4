"""Every release, pardon and exchange as a row of a table that can be sorted, with sums of ours in its foot."""

from collections.abc import Mapping, Sequence

import htpy as h
from htpy import Node

from components.addresses import link
from components.html import citations, labels, sums, values
from components.html.tables import Drawn, Line, Table
from components.text import Text
from data import Dataset, Fact, releases
from data.model import Definition
from data.releases import Release
from data.totals import Part, Total, of_events, summed

DAY, WHAT, PEOPLE, NAMED, ELSEWHERE, RETURN = "day", "what", "people", "named", "elsewhere", "return"
"""Names of the columns that every story has; a column of a figure has the name of its property."""

NEWEST = f"-{DAY}"
"""The order in which the rows stand unless another is asked for; a sign before a column turns it round."""


def orders(dataset: Dataset) -> tuple[str, ...]:
    """The columns by which the rows can be sorted, each also in reverse."""
    names = (DAY, WHAT, PEOPLE, *releases.columns(dataset), NAMED)
    return tuple(each for name in names for each in (name, f"-{name}"))


def ordered(rows: Sequence[Release], order: str) -> tuple[Release, ...]:
    """The rows in an order; rows without a value there come last, and among equals the newer first."""
    name, down = order.removeprefix("-"), order.startswith("-")
    newest = sorted(rows, key=lambda row: row.event.date, reverse=True)
    if name == DAY:
        return tuple(newest if down else reversed(newest))
    if name == WHAT:
        return tuple(sorted(newest, key=lambda row: row.event.headline.casefold(), reverse=down))
    counted = {row.event.event_id: number for row in newest if (number := _number(row, name)) is not None}
    known = [row for row in newest if row.event.event_id in counted]
    known.sort(key=lambda row: counted[row.event.event_id], reverse=down)
    return (*known, *(row for row in newest if row.event.event_id not in counted))


def _number(row: Release, name: str) -> int | None:
    """The number by which a row is ordered, where it has one."""
    if name == NAMED:
        return len(row.named)
    if name == PEOPLE:
        return row.part.number if row.part else None
    return summed(row.event, (row.figures[name],)).number if name in row.figures else None


def table(
    text: Text, dataset: Dataset, definition: Definition, rows: Sequence[Release], order: str, params: Mapping[str, str]
) -> Table:
    """The rows as a table; the heading of each column links to the same rows sorted by it."""
    names = releases.columns(dataset)
    counted = [name for name in names if any(name in row.figures for row in rows)]
    far = any(row.elsewhere for row in rows)
    heads = _heads(text, dataset, definition, counted, far=far)
    at = [name for name, _ in heads].index(order.removeprefix("-")) if order.removeprefix("-") in dict(heads) else -1
    return Table(
        text.t("Releases, pardons and exchanges, one a row"),
        tuple(_head(words, name, order, params, orders(dataset)) for name, words in heads),
        tuple(Line(_cells(text, dataset, row, counted, far=far), row.facts) for row in rows),
        frozenset({2, *range(4, len(heads) - 1)}),
        foot=_foot(text, dataset, definition, rows, counted, far=far),
        order=(at, "descending" if order.startswith("-") else "ascending"),
        stacked=True,
    )


def _heads(
    text: Text, dataset: Dataset, definition: Definition, counted: Sequence[str], *, far: bool
) -> list[tuple[str, str]]:
    return [
        (DAY, text.t("Day")),
        (WHAT, text.t("What")),
        (PEOPLE, text.t(definition.label)),
        ("standing", text.t("Standing")),
        *((name, column(text, dataset, name)) for name in counted),
        *([(ELSEWHERE, text.t("Elsewhere, by name"))] if far else []),
        (NAMED, text.t("Named here")),
        (RETURN, text.t("Said to be in return")),
    ]


def column(text: Text, dataset: Dataset, name: str) -> str:
    """The head of a figure's column: where to, or what it is called."""
    prop = dataset.properties[name]
    if prop.role in releases.ABROAD:
        return text.t("To {country}", country=text.t(dataset.named(prop.place)))
    return text.t(prop.label)


def left_out(text: Text, dataset: Dataset, rows: Sequence[Release]) -> list[str]:
    """What only weak sources would add to each column of a figure: a sentence a column."""
    totals = ((name, releases.column_total(dataset, name, rows)) for name in releases.columns(dataset))
    sentences = (sums.left_out_of(text, total, column(text, dataset, name)) for name, total in totals)
    return [each for each in sentences if each]


def _head(words: str, name: str, order: str, params: Mapping[str, str], known: Sequence[str]) -> str:
    """The heading of a column as a link that sorts by it: first from the largest, and pressed again in reverse."""
    if name not in known:
        return words
    first, second = (name, f"-{name}") if name == WHAT else (f"-{name}", name)
    next_order = second if order == first else first
    sign = {name: " ↑", f"-{name}": " ↓"}.get(order, "")
    address = link("releases", **{**params, "sort": "" if next_order == NEWEST else next_order})
    return Drawn.of(words, h.a(href=address, target="_self")[words, h.span(aria_hidden="true")[sign]])


def _cells(text: Text, dataset: Dataset, row: Release, counted: Sequence[str], *, far: bool) -> tuple[str, ...]:
    event = row.event
    address = h.a(href=link("releases", event=event.event_id), target="_self")[event.headline]
    return (
        text.short_date(event.date),
        Drawn.of(event.headline, address),
        _claimed(number(text, row.part), row.part.facts[0]) if row.part else "",
        _standing(text, row.part),
        *(_claimed(values.either(text, row.figures[n]), row.figures[n]) if n in row.figures else "" for n in counted),
        *([text.number(len(row.elsewhere)) if row.elsewhere else ""] if far else []),
        text.number(len(row.named)) if row.named else "",
        _in_return(text, dataset, row),
    )


def _claimed(words: str, fact: Fact) -> str:
    """A number as a link to all claims of its fact."""
    address = link("claims", subject=fact.subject_id, property=fact.prop.property)
    return Drawn.of(words, h.a(href=address, target="_self")[words])


def number(text: Text, part: Part) -> str:
    """What an event adds to a sum: the figure as sources give it, or the span of several that are added up."""
    if len(part.facts) == 1:
        return values.either(text, part.facts[0])
    if part.low == part.high:
        return text.number(part.number)
    return text.t("{low} to {high}", low=text.number(part.low), high=text.number(part.high))


def _in_return(text: Text, dataset: Dataset, row: Release) -> str:
    """What was said to be given for it."""
    return "; ".join(labels.fact_value(text, dataset, fact) for fact in row.in_return)


def _standing(text: Text, part: Part | None) -> str:
    """How the figure stands, with its mark."""
    standings = tuple(dict.fromkeys(fact.standing for fact in part.facts)) if part else ()
    words = "; ".join(labels.standing(text, each) for each in standings)
    drawn: Node = [[citations.glyph(each), " ", labels.standing(text, each), " "] for each in standings]
    return Drawn.of(words, h.span(".keep")[drawn])


def _foot(
    text: Text, dataset: Dataset, definition: Definition, rows: Sequence[Release], counted: Sequence[str], *, far: bool
) -> tuple[str, ...]:
    """The row of sums: each column added up by itself, everybody once, by the least that sources give."""
    people = {person for row in rows for person in row.named}
    elsewhere = {person for row in rows for person in row.elsewhere}
    total = of_events(dataset, definition, (row.event for row in rows))
    return (
        text.t("All of these"),
        sums.events(text, {row.event.kind for row in rows}, len(rows)),
        _sum(text, total),
        Drawn.of(sums.name(text), h.span(".keep")[sums.glyph(), " ", sums.name(text)]),
        *(_sum(text, releases.column_total(dataset, name, rows)) for name in counted),
        *([text.number(len(elsewhere))] if far else []),
        text.number(len(people)),
        "",
    )


def _sum(text: Text, total: Total) -> str:
    return sums.least(text, total) if total.parts else ""
