"""All totals: the sum of each definition with its parts, and published totals beside ours."""

import htpy as h
from htpy import Element, Node

from components.html import labels, sums
from components.html.tables import Line, Table, html
from components.text import Text
from data import Dataset, totals
from data.comparisons import Beside, beside
from data.definitions import EVERYONE
from data.totals import Total

ANCHOR = "how-many"
"""The name of the section in an address."""


def section(text: Text, dataset: Dataset, chosen: str = EVERYONE) -> Element:
    """Every sum of ours with its definition and parts, the chosen one first, and the table of published totals."""
    names = sorted(dataset.definitions, key=lambda name: name != chosen)
    return h.section(id=ANCHOR)[
        h.h2[text.t("How many in all?")],
        h.p[
            text.t(
                "It depends on who is counted. Each number here is a sum of our own over the releases on record, by a "
                "written definition, and each of its parts leads to its sources. Nobody else has checked a sum of "
                "ours, so none is called corroborated; it has a mark of its own."
            )
        ],
        (_defined(text, dataset, totals.total(dataset, name)) for name in names),
        _published(text, dataset),
    ]


def _defined(text: Text, dataset: Dataset, total: Total) -> Element:
    count = text.n("Its {count} part", "Its {count} parts", len(total.parts))
    number = sums.number(text, total)
    return h.div(".total")[
        h.h3[text.t("{people}: {number}", people=text.t(total.definition.label), number=number)],
        h.p(".small")[sums.glyph(), " ", sums.name(text)],
        h.p[text.t(total.definition.sentence)],
        sums.why(text, dataset, total),
        h.details(".more")[h.summary[count], sums.parts(text, total)],
        h.p(".small")[sums.citing(text, total.definition.definition_id)] if total.parts else None,
    ]


def _published(text: Text, dataset: Dataset) -> Node:
    published = table(text, dataset)
    if not published.lines:
        return None
    return [
        h.h3[text.t("Published totals, with ours beside them")],
        h.p[
            text.t(
                "What others have published, each with our sum to the same day by the nearest definition. Where the "
                "releases on record show it, the difference is explained part by part."
            )
        ],
        html(published),
    ]


def table(text: Text, dataset: Dataset) -> Table:
    """Published totals, one per row, with our sum to the same day and the difference part by part."""
    columns = (
        text.t("Day of the count"),
        text.t("Who counts, and what"),
        text.t("Theirs"),
        text.t("Ours"),
        text.t("Our definition"),
        text.t("The difference, part by part"),
    )
    lines = tuple(_line(text, dataset, row) for row in beside(dataset))
    return Table(text.t("Published totals with our sums beside them"), columns, lines, frozenset({2, 3}))


def _line(text: Text, dataset: Dataset, row: Beside) -> Line:
    published = row.published
    names = dict.fromkeys(dataset.origin(claim).name for claim in published.versions[0].claims)
    cells = (
        text.date(published.as_of) if published.as_of else "",
        text.t("{who}: {what}", who=text.list(names), what=text.t(published.prop.label)),
        labels.fact_value(text, dataset, published),
        text.t("{number}, our sum", number=text.number(row.ours.number)),
        text.t(row.ours.definition.label),
        difference(text, row),
    )
    return Line(cells, (published,))


def difference(text: Text, row: Beside) -> str:
    """Why a published total and ours differ: what is counted otherwise, what is left over, and what is not counted."""
    sentences = [_outside(text, row), sums.left_out(text, row.ours), _steps(text, row), _before(text, row)]
    sentences += [_rest(text, row), _silent(text, row)]
    if (row.steps or row.rest) and row.comparison.note:
        sentences.append(text.t(row.comparison.note))
    return " ".join(words for words in sentences if words)


FEW = 3
"""Events that are named one by one where a definition leaves them out."""


def _outside(text: Text, row: Beside) -> str:
    """How many were let go in all in the same time, and how many of them our definition leaves out."""
    if not row.outside:
        return ""
    left = sum(part.number for part in row.outside)
    named = [(text.short_date(part.event.date), -part.number) for part in row.outside]
    everyone = text.number(left + row.ours.number)
    if len(named) > FEW:
        number = text.number(left)
        return text.t("Ours leaves out {number} of {everyone} let go in that time.", number=number, everyone=everyone)
    steps = sums.steps(text, named)
    return text.t("Everyone let go in that time: {everyone}; in ours {steps}.", everyone=everyone, steps=steps)


def _steps(text: Text, row: Beside) -> str:
    if not row.steps:
        return ""
    changes = [(text.short_date(step.event.date), step.change) for step in row.steps]
    return text.t("Counted otherwise there: {steps}.", steps=sums.steps(text, changes))


def _before(text: Text, row: Beside) -> str:
    if not row.before:
        return ""
    number = text.number(-sum(step.change for step in row.before))
    return text.t("Theirs is of before the release of {number} on that day.", number=number)


def _rest(text: Text, row: Beside) -> str:
    if row.rest > 0:
        return text.t("Not explained: {number} more in theirs.", number=text.number(row.rest))
    if row.rest < 0:
        return text.t("Not explained: {number} more in ours.", number=text.number(-row.rest))
    if row.loose:
        return text.t("Not comparable: theirs only says more than a number that is below ours.")
    exact = row.difference == 0 or row.steps or row.before
    if not exact or row.theirs.bound:
        return text.t("The two agree.")
    return (
        text.t("That is all of it: {number}.", number=text.number(row.reached))
        if row.difference
        else text.t("No difference.")
    )


def _silent(text: Text, row: Beside) -> str:
    """Who was let go in the same time in releases of which nobody says how many there are of the people in question."""
    if not row.silent:
        return ""
    number = text.number(sum(part.number for part in row.silent))
    days = text.list(text.short_date(part.event.date) for part in row.silent)
    return text.t(
        "In that time {number} people were let go of whom no source here says how many belong in this count: {days}.",
        number=number,
        days=days,
    )
