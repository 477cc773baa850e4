"""The page of one claim: what is said, where and by whom, how it is ranked, and what became of it."""

from collections.abc import Iterator

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import citations, corrections, evidence, labels, sources, values
from components.html.report import to_report
from components.text import Text
from data import Dataset, status
from data.claim_index import Row, rows_by_id
from data.model import Claim


def title(text: Text, dataset: Dataset, row: Row) -> str:
    """What is said, with the word for its property."""
    fact, _, claim = row
    words = labels.value(text, dataset, fact.prop, claim.value)
    return text.t("{label}: {value}", label=text.t(fact.prop.label), value=words)


def lede(text: Text, dataset: Dataset, row: Row) -> str:
    """Who says it of whom, in one sentence."""
    fact, _, claim = row
    return text.t(
        "{publisher} says so of: {subject}.",
        publisher=sources.publisher(dataset.sources[claim.source_id]),
        subject=labels.dated(text, dataset, fact.subject_id),
    )


def page(text: Text, dataset: Dataset, claim_id: str) -> Element:
    """The page of one claim."""
    row = rows_by_id(dataset)[claim_id]
    fact, version, claim = row
    became = status.of_claim(fact, version, claim)
    words = labels.value(text, dataset, fact.prop, claim.value)
    corrected = [
        each
        for each in dataset.corrections
        if each.subject_id == fact.subject_id and each.property in ("", fact.prop.property)
    ]
    listed = corrections.listed(text, dataset, corrected)
    return h.article(".claim")[
        h.p(".kicker")[text.t("Claim {id}", id=claim_id)],
        h.h1[text.t(fact.prop.label), ": ", values.drawn(text, became, words)],
        h.p(".lede")[lede(text, dataset, row)],
        h.dl(".facts")[([h.dt[name], h.dd[value]] for name, value in _particulars(text, dataset, row))],
        [h.h2[text.t("Corrections")], listed] if listed is not None else None,
        h.h2[text.t("All that is said of the same thing")],
        evidence.comparison(text, dataset, fact),
        citations.citing(text, dataset, fact),
        h.p(".small")[
            text.t("This claim keeps its address:"),
            " ",
            h.a(href=_address(claim), target="_self")[_address(claim)],
            " · ",
            to_report(text, claim=claim_id),
        ],
    ]


def _address(claim: Claim) -> str:
    return link("claims", claim=claim.claim_id)


def _particulars(text: Text, dataset: Dataset, row: Row) -> Iterator[tuple[str, Node]]:
    """Everything that the row of a claim says, with what the row of its page adds."""
    fact, version, claim = row
    source = dataset.sources[claim.source_id]
    yield text.t("About"), labels.dated(text, dataset, fact.subject_id)
    yield text.t("Value as the table has it"), str(claim.value)
    yield text.t("Status"), labels.value_status(text, status.of_claim(fact, version, claim))
    yield text.t("Page"), [h.b[sources.publisher(source)], ": ", sources.link(text, source)]
    yield text.t("Where on the page"), labels.locator(text, claim.locator)
    if how := sources.read_at(text, source):
        yield text.t("How it was read"), "; ".join(how)
    yield text.t("Whose word"), dataset.origin(claim).name
    if source.published_on:
        yield text.t("Published"), text.date(source.published_on)
    if claim.as_of:
        yield text.t("As of"), text.date(claim.as_of)
    reason = f": {claim.reason}" if claim.reason else ""
    yield text.t("Rank"), f"{labels.rank(text, claim.rank)}{reason}"
    if event := dataset.events.get(claim.overtaken_by):
        address = link("releases", event=event.event_id)
        yield text.t("Overtaken by"), h.a(href=address, target="_self")[labels.dated(text, dataset, event.event_id)]
    if claim.note:
        yield text.t("Note"), claim.note
    yield (
        text.t("Standing of the fact"),
        [citations.glyph(fact.standing), " ", citations.summary(text, fact)],
    )
