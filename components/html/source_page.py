"""What a page or an origin is and what it says: its details, its claims by subject, and corrections it led to."""

from collections.abc import Iterable, Sequence

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import corrections, falls, labels, sentences, source_labels, sources, sources_table
from components.html.report import to_report
from components.text import Text
from data import Dataset, Fact, attribution, status, titles, track_records
from data.attribution import Statement
from data.model import Origin, Source
from data.vocabulary import ValueStatus

RELATIVES = 8
"""Pages of the same origin that the page of a source names; that of the origin has them all."""

Pairs = Iterable[tuple[str, Node]]


def of_source(text: Text, dataset: Dataset, source: Source) -> Element:
    """The details of a page."""
    origins = attribution.origins_of(dataset, source.source_id)
    same = [each for each in attribution.sources_of(dataset, source.origin) if each != source]
    others = [h.li[sources.own_page(each), ": ", titles.words(each)] for each in same[:RELATIVES]]
    pairs: Pairs = (
        (text.t("Address"), sources.link(text, source)),
        (text.t("Published"), text.date(source.published_on) if source.published_on else text.t("day not known")),
        (text.t("Read"), _read(text, source)),
        (text.t("Language"), labels.language(text, source.language)),
        (text.t("Kind of publisher"), source_labels.source_kind(text, source.kind)),
        (text.t("Weight"), source_labels.weight(text, source.reliability)),
        (text.t("Whose word it gives"), _names(origins)),
        (text.t("Note"), source.note),
        (text.t("Other pages of its origin"), h.ul[others, _more(text, source, len(same))] if same else None),
        (text.t("Something is wrong"), to_report(text, url=source.url)),
    )
    return _particulars(pairs)


def _read(text: Text, source: Source) -> str:
    how = source_labels.address_status(text, source)
    return f"{text.date(source.retrieved_on)}, {how}" if source.retrieved_on else how


def _more(text: Text, source: Source, count: int) -> Element | None:
    if count <= RELATIVES:
        return None
    words = text.n("All {count} of them", "All {count} of them", count)
    return h.li[h.a(href=link("sources", origin=source.origin), target="_self")[words]]


def _names(origins: Sequence[Origin]) -> Node:
    return [[", " if at else "", sources.origin_page(each)] for at, each in enumerate(origins)]


def of_origin(text: Text, dataset: Dataset, origin: Origin) -> Element:
    """The details of an origin, with its parts and its pages."""
    whole = dataset.origins.get(origin.part_of)
    parts = attribution.parts(dataset, origin.origin_id)
    pages = attribution.sources_of(dataset, origin.origin_id)
    count = text.n("{count} page", "{count} pages", len(pages))
    listed = h.details[h.summary[count], h.ul[(h.li[_page(text, dataset, origin, each)] for each in pages)]]
    pairs: Pairs = (
        (text.t("Kind"), sources_table.what(text, origin)),
        (text.t("Speaks with the voice of"), sources.origin_page(whole) if whole else None),
        (text.t("Those who speak with its voice"), _names(parts) if parts else None),
        (text.t("Note"), origin.note),
        (text.t("Where it speaks"), listed if pages else None),
    )
    return _particulars(pairs)


def _page(text: Text, dataset: Dataset, origin: Origin, page: Source) -> Node:
    """One page of an origin; of somebody else's page, that it relays."""
    own = page.origin == origin.origin_id
    day = [", ", text.short_date(page.published_on)] if page.published_on else None
    relays = None if own else [" (", text.t("relayed by {origin}", origin=dataset.origins[page.origin].name), ")"]
    return [sources.own_page(page), ": ", h.span(lang=page.language)[titles.words(page)], day, relays]


def _particulars(pairs: Pairs) -> Element:
    return h.dl(".particulars")[([h.dt[name], h.dd[words]] for name, words in pairs if words)]


def record(text: Text, record: track_records.Record) -> Element:
    """The numbers of a page or an origin in one line."""
    counts = [
        text.n("{count} fact", "{count} facts", record.facts),
        text.n("{count} rests on it alone", "{count} rest on it alone", record.alone),
        text.n("{count} of its claims no longer so", "{count} of its claims no longer so", record.past),
        text.n("{count} shown to be wrong", "{count} shown to be wrong", record.wrong),
    ]
    return h.p(".source-line")[" · ".join(counts)]


def facts(text: Text, dataset: Dataset, listed: Sequence[Fact]) -> Node:
    """Facts by what they are about, each as a sentence with its standing."""
    return falls.by_subject(text, dataset, listed, lambda fact: fact.subject_id, _fact)


def _fact(text: Text, dataset: Dataset, fact: Fact) -> Node:
    address = link("claims", subject=fact.subject_id, property=fact.prop.property)
    mark = h.a(".small", href=address, target="_self")[falls.stands(text, fact)]
    return [sentences.sentence(text, dataset, fact), " ", mark]


def statements(text: Text, dataset: Dataset, listed: Iterable[Statement]) -> Node:
    """Claims by what they are about, each as a sentence with what became of it and the standing of its fact."""
    return falls.by_subject(text, dataset, listed, lambda each: each.fact.subject_id, statement)


def statement(text: Text, dataset: Dataset, each: Statement) -> Node:
    """One claim as a sentence, with its status and the reason for it."""
    fact = status.alone(each.fact, each.version)
    address = link("claims", subject=fact.subject_id, property=fact.prop.property)
    became = each.status
    words = falls.stands(text, each.fact) if became is ValueStatus.ADOPTED else labels.value_status(text, became)
    reason = h.span(".small")[" ", _why(dataset, each)] if became.struck and _why(dataset, each) else None
    return [sentences.sentence(text, dataset, fact), " ", h.a(".small", href=address, target="_self")[words], reason]


def _why(dataset: Dataset, each: Statement) -> str:
    """Why a claim does not hold: the editor's reason, or the event that overtook it."""
    event = dataset.events.get(each.claim.overtaken_by)
    return each.claim.reason or (event.headline if event else "")


def corrected(text: Text, dataset: Dataset, ids: Iterable[str]) -> Element | None:
    """The corrections that some pages led to."""
    pages = set(ids)
    return corrections.listed(text, dataset, (each for each in dataset.corrections if each.source_id in pages))
