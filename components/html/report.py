"""What the report form shows: the fact as it is, what is wrong with the input, what changes, and the rows."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlencode

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import citations, labels, sources, values
from components.text import Text
from data import Dataset, Fact, Problem
from data.dates import PartialDate
from data.drafts import Change, NewRow
from data.model import Source
from data.new_rows import as_text


def to_report(text: Text, **params: str) -> Element:
    """A link to the report form, filled for one subject, fact or claim."""
    return h.a(".report", href=link("report", **params), target="_self", rel="nofollow")[
        text.t("Report an error, add a source")
    ]


def as_it_is(text: Text, dataset: Dataset, fact: Fact) -> Element:
    """What the desk says now of a fact, with a link to its claims."""
    address = link("claims", subject=fact.subject_id, property=fact.prop.property)
    return h.p[
        text.t("The desk says now of {subject}:", subject=labels.dated(text, dataset, fact.subject_id)),
        " ",
        *(text.t(fact.prop.label), ": "),
        values.fact(text, dataset, fact),
        *(". ", citations.summary(text, fact), " "),
        h.a(href=address, target="_self")[text.t("Who says so")],
    ]


def known_page(text: Text, source: Source) -> Element:
    """Says that a page is in the table already."""
    return h.p(".small")[text.t("This page is known:"), " ", h.b[sources.publisher(source)], ": ", source.title]


def too_long(text: Text, fields: Sequence[str], most: int) -> Element:
    """Says which fields are longer than the form takes."""
    words = text.t(
        "Longer than this form takes ({count} characters): {fields}", count=text.number(most), fields=text.list(fields)
    )
    return h.p(".notice", data_told="")[words]


def wrong(text: Text, problems: Iterable[tuple[str, Problem]], missing: Sequence[str]) -> Element:
    """The problems of the input, each with the best guess at what was meant, and the questions still to answer."""
    return h.div(".notice", data_told="")[
        h.ul[(h.li[h.b[label], ": ", _problem(text, problem)] for label, problem in problems)],
        h.p[text.t("Still to fill in: {fields}", fields=text.list(missing))] if missing else None,
    ]


def _problem(text: Text, problem: Problem) -> str:
    """What was expected instead of the input; guesses are left out, as ids of the tables mean nothing here."""
    expected = text.t("expected {expected}", expected=problem.expected)
    meant = text.t("Did you mean {guess}?", guess=problem.guess)
    return f"{expected}. {meant}" if problem.guess else f"{expected}."


def doubts(text: Text, older: Iterable[Problem]) -> Element:
    """Asks whether the date of a page is right where it is before the event that it reports."""
    words = [
        text.t(
            "The page is of {day}, before the day of what it is about. Is that right? A page may say what was to come.",
            day=text.date(PartialDate.parse(each.actual)),
        )
        for each in older
    ]
    return h.div(".notice", data_told="")[(h.p[each] for each in words)]


def change(text: Text, dataset: Dataset, changes: Iterable[Change]) -> Element:
    """How each fact stands before and after."""
    return h.ul(data_told="")[(h.li[_change(text, dataset, each)] for each in changes)]


def _change(text: Text, dataset: Dataset, each: Change) -> Node:
    after = [values.fact(text, dataset, each.after), ". ", citations.summary(text, each.after)]
    if each.before is None:
        return [text.t("Nobody says so yet. With this row:"), " ", after]
    before = [values.fact(text, dataset, each.before), ". ", citations.summary(text, each.before)]
    return [text.t("Before:"), " ", before, " ", text.t("With this row:"), " ", after]


def rows(text: Text, dataset: Dataset, new_rows: Sequence[NewRow], subject: str) -> Element:
    """The rows to copy, to save as a file, or to send to the address that the story gives."""
    whole = as_text(new_rows)
    name = f"{dataset.story.slug}-report.txt"
    ways: list[Node] = [
        h.a(href=f"data:text/plain;charset=utf-8,{quote(whole)}", download=name)[text.t("Save as a file")]
    ]
    if mail := dataset.story.report.mail:
        query = urlencode({"subject": subject, "body": whole}, quote_via=quote)
        ways.append(h.a(href=f"mailto:{mail}?{query}")[text.t("Send by mail")])
    if issues := dataset.story.report.issues:
        query = urlencode({"title": subject, "body": f"```\n{whole}```"})
        address = f"{issues}{'&' if '?' in issues else '?'}{query}"
        ways.append(h.a(href=address, target="_blank", rel="noopener noreferrer nofollow")[text.t("Open as an issue")])
    return h.div[
        h.h2[text.t("The rows")],
        h.p[text.t("They pass the check. Copy them, or take them along:")],
        h.textarea(readonly=True, rows=str(min(whole.count("\n") + 2, 16)), aria_label=text.t("The rows"))[whole],
        h.p[[[" · " if at else None, way] for at, way in enumerate(ways)]],
    ]
