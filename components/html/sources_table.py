"""All origins, or all pages, as a table that can be sorted: how much each says, and what rests on it alone."""

from collections.abc import Mapping, Sequence
from operator import attrgetter

import htpy as h

from components.addresses import link
from components.html import labels, source_labels, sources
from components.html.tables import Drawn, Line, Table
from components.text import Text
from data import Dataset, track_records
from data.model import Origin, Source
from data.track_records import Record
from data.workbook import typed_text

NAME = "name"
NUMBERS = ("pages", "facts", "alone", "past", "wrong")
"""The columns of numbers, each the field of a record."""

MOST_ALONE = "-alone"
"""The order unless another is asked for: those first on whose word most rests; a sign before a column turns it."""

ORDERS = tuple(each for name in (NAME, *NUMBERS) for each in (name, f"-{name}"))
"""The columns by which the rows can stand, each also turned round."""

Row = Origin | Source


def record(dataset: Dataset, row: Row) -> Record:
    """How many claims and facts an origin or a page has, and how many rest on it alone."""
    if isinstance(row, Origin):
        return track_records.of_origins(dataset)[row.origin_id]
    return track_records.of_sources(dataset)[row.source_id]


def ordered(dataset: Dataset, rows: Sequence[Row], order: str) -> tuple[Row, ...]:
    """The rows in an order; equal rows stand in the order of their names."""
    name, down = order.removeprefix("-"), order.startswith("-")
    if name == NAME:
        return tuple(reversed(rows)) if down else tuple(rows)
    number = attrgetter(name)
    return tuple(sorted(rows, key=lambda row: number(record(dataset, row)), reverse=down))


def table(
    text: Text, dataset: Dataset, rows: Sequence[Row], order: str, params: Mapping[str, str], *, by_page: bool
) -> Table:
    """The rows as a table; the heading of each column links to the same rows sorted by it."""
    words = _heads(text, by_page=by_page)
    names = [name for name in words if name != "pages" or not by_page]
    at = names.index(order.removeprefix("-")) if order.removeprefix("-") in names else -1
    return Table(
        text.t("Pages, one a row") if by_page else text.t("Origins, one a row"),
        tuple(_head(words[name], name, order, params) for name in names),
        tuple(Line((_name(text, row), *_numbers(text, dataset, row, names[1:]))) for row in rows),
        frozenset(range(1, len(names))),
        order=(at, "descending" if order.startswith("-") else "ascending"),
    )


def _heads(text: Text, *, by_page: bool) -> dict[str, str]:
    return {
        NAME: text.t("Page") if by_page else text.t("Origin"),
        "pages": text.t("Pages"),
        "facts": text.t("Facts"),
        "alone": text.t("On it alone"),
        "past": text.t("No longer so"),
        "wrong": text.t("Wrong"),
    }


def _head(words: str, name: str, order: str, params: Mapping[str, str]) -> str:
    """The heading of a column as a link that sorts by it: first from the largest, and pressed again in reverse."""
    first, second = (name, f"-{name}") if name == NAME else (f"-{name}", name)
    next_order = second if order == first else first
    sign = {name: " ↑", f"-{name}": " ↓"}.get(order, "")
    address = link("sources", **{**params, "sort": "" if next_order == MOST_ALONE else next_order, "page": ""})
    return Drawn.of(words, h.a(href=address, target="_self")[words, h.span(aria_hidden="true")[sign]])


def _name(text: Text, row: Row) -> str:
    """The name as a link, and below it in a line what kind of origin or page it is."""
    if isinstance(row, Origin):
        return Drawn.of(row.name, [sources.origin_page(row), h.small[" ", what(text, row)]])
    words = f"{sources.publisher(row)}: {sources.title(text, row)}"
    below = " · ".join((*((text.short_date(row.published_on),) if row.published_on else ()), row.language))
    title = sources.title(text, row)
    return Drawn.of(words, [sources.own_page(row), ": ", h.span(lang=row.language)[title], h.small[" ", below]])


def what(text: Text, origin: Origin) -> str:
    """What kind of origin it is, from where, and whether a state directs it, in one line."""
    parts = [labels.origin_kind(text, origin.kind)]
    if origin.country:
        parts.append(source_labels.country(text, origin.country))
    if origin.state_run:
        parts.append(text.t("state-run"))
    return " · ".join(parts)


def _numbers(text: Text, dataset: Dataset, row: Row, names: Sequence[str]) -> list[str]:
    numbers = (getattr(record(dataset, row), name) for name in names)
    return [text.number(number) if number else "0" for number in numbers]


def file(text: Text, dataset: Dataset, rows: Sequence[Row]) -> Table:
    """The rows with all that is known of each, for a download."""
    columns = (
        *(text.t("Name"), text.t("Kind"), text.t("Country"), text.t("State-run"), text.t("Languages")),
        *(text.t("Published"), text.t("Address"), text.t("Origin"), text.t("Weak")),
        *(text.t("Pages"), text.t("Facts"), text.t("On it alone"), text.t("No longer so"), text.t("Wrong")),
        text.t("Note"),
    )
    lines = tuple(Line(_record(text, dataset, row)) for row in rows)
    return Table(text.t("Origins and pages, one a row"), columns, lines, complete=True)


def _record(text: Text, dataset: Dataset, row: Row) -> tuple[str, ...]:
    of, origin = record(dataset, row), row if isinstance(row, Origin) else dataset.origins[row.origin]
    yes, no = text.t("yes"), text.t("no")
    page = row if isinstance(row, Source) else None
    kind = source_labels.source_kind(text, page.kind) if page else labels.origin_kind(text, origin.kind)
    return (
        f"{sources.publisher(page)}: {sources.title(text, page)}" if page else origin.name,
        *(kind, origin.country, yes if origin.state_run else no, "; ".join(of.languages)),
        *(typed_text(page.published_on) if page else "", page.url if page else "", origin.name, yes if of.weak else no),
        *(text.number(getattr(of, name)) for name in NUMBERS),
        row.note,
    )
