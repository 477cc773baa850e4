"""All values of a fact side by side: sources, origins, standing and the editor's reason."""

from collections.abc import Collection, Iterable, Iterator, Sequence

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import citations, labels, sentences, sources, values
from components.html.memo import drawn_once
from components.html.tables import Drawn, Line, Table
from components.text import Text
from data import Dataset, Fact, Version, status, titles
from data.model import Claim
from data.workbook import typed_text


@drawn_once
def comparison(text: Text, dataset: Dataset, fact: Fact) -> Element:
    """One fact, with a column for every value that anybody gives."""
    many = len(fact.versions) > 1
    day = text.t(" · as of {date}", date=text.date(fact.as_of)) if fact.as_of else ""
    return h.article(".evidence")[
        h.h3[sentences.sentence(text, dataset, fact)],
        h.p[citations.glyph(fact.standing), " ", h.b[labels.standing(text, fact.standing)], day],
        h.p(".small")[
            text.t(fact.prop.description), ". ", citations.summary(text, fact), _overtaken(text, dataset, fact)
        ],
        h.div(".beside" if many else ".alone")[(citations.version(text, dataset, fact, v) for v in fact.versions)],
    ]


def _overtaken(text: Text, dataset: Dataset, fact: Fact) -> Node:
    event = dataset.events.get(fact.overtaken_by)
    if event is None:
        return None
    address = link("releases", event=event.event_id)
    return [" ", text.t("Overtaken by:"), " ", h.a(href=address, target="_self")[event.headline], "."]


def table(text: Text, dataset: Dataset, facts: Sequence[Fact], only: Collection[str] = ()) -> Table:
    """Every claim behind some facts, one per row; `only` restricts them to some claim ids, unless it is empty."""
    lines = [
        Line(
            (
                labels.subject(text, dataset, fact.subject_id),
                text.t(fact.prop.label),
                _value(text, dataset, fact, version, claim),
                labels.value_status(text, status.of_claim(fact, version, claim)),
                sources.publisher(dataset.sources[claim.source_id]),
                dataset.origin(claim).name,
                typed_text(claim.as_of),
                claim.rank,
                claim.reason,
            ),
            (fact,),
        )
        for fact, version, claim in _claims(facts, only)
    ]
    columns = (
        text.t("Subject"),
        text.t("Property"),
        text.t("Value"),
        text.t("Status"),
        text.t("Publisher"),
        text.t("Origin"),
        text.t("As of"),
        text.t("Rank"),
        text.t("Reason"),
    )
    return Table(text.t("Claims, one a row"), columns, tuple(lines))


def _claims(facts: Iterable[Fact], only: Collection[str]) -> Iterator[tuple[Fact, Version, Claim]]:
    every = ((fact, version, claim) for fact in facts for version in fact.versions for claim in version.claims)
    return (each for each in every if not only or each[2].claim_id in only)


def _value(text: Text, dataset: Dataset, fact: Fact, version: Version, claim: Claim) -> str:
    """The value of a claim: words alone in a file, where the status has a column, and drawn by what became of it."""
    words = labels.value(text, dataset, fact.prop, claim.value)
    return Drawn.of(words, values.drawn(text, status.of_claim(fact, version, claim), words))


def file(text: Text, dataset: Dataset, facts: Sequence[Fact], only: Collection[str] = ()) -> Table:
    """Every claim behind some facts, or `only` some, one a row, with all that is known of its page: for a download."""
    columns = (
        *(text.t("Claim"), text.t("Subject"), text.t("Property"), text.t("Value"), text.t("Status")),
        *(text.t("Standing of the fact"), text.t("Publisher"), text.t("Title"), text.t("Title is a description")),
        *(text.t("Address"), text.t("How it was read"), text.t("Origin"), text.t("Published"), text.t("As of")),
        *(text.t("Language"), text.t("Locator"), text.t("Rank"), text.t("Reason"), text.t("Note")),
    )
    lines = tuple(Line(_record(text, dataset, *each), each[:1]) for each in _claims(facts, only))
    return Table(text.t("Claims, one a row"), columns, lines, complete=True)


def _record(text: Text, dataset: Dataset, fact: Fact, version: Version, claim: Claim) -> tuple[str, ...]:
    source = dataset.sources[claim.source_id]
    described = text.t("yes") if titles.is_description(source) else text.t("no")
    subject = labels.subject(text, dataset, fact.subject_id)
    words = labels.value(text, dataset, fact.prop, claim.value)
    return (
        *(claim.claim_id, subject, text.t(fact.prop.label), words),
        *(labels.value_status(text, status.of_claim(fact, version, claim)), labels.standing(text, fact.standing)),
        *(sources.publisher(source), titles.words(source), described, source.url),
        *("; ".join(sources.read_at(text, source)), dataset.origin(claim).name),
        *(typed_text(source.published_on), typed_text(claim.as_of), source.language, claim.locator),
        *(claim.rank, claim.reason, claim.note),
    )
