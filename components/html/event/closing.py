"""The end of an event's story: its sources by origin, its corrections, and how to cite and embed it."""

from collections.abc import Iterable

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import corrections, sources
from components.html.citing import Citing
from components.html.event.facts import section
from components.html.report import to_report
from components.text import Text
from data import Dataset, Fact
from data.model import Event, Source
from data.news import corrections_of


def all_facts(dataset: Dataset, event: Event) -> tuple[Fact, ...]:
    """Every fact of an event and of its journeys."""
    legs = (fact for leg in dataset.legs_of(event.event_id) for fact in dataset.facts(leg.leg_id))
    return (*dataset.facts(event.event_id), *legs)


def by_origin(dataset: Dataset, facts: Iterable[Fact]) -> dict[str, list[Source]]:
    """The pages behind some facts by origin, each page once; the origin with most pages comes first."""
    pages: dict[str, dict[str, Source]] = {}
    placed: set[str] = set()
    for claim in (claim for fact in facts for claim in fact.claims):
        if claim.source_id not in placed:
            placed.add(claim.source_id)
            pages.setdefault(dataset.origin(claim).name, {})[claim.source_id] = dataset.sources[claim.source_id]
    ordered = sorted(pages, key=lambda name: (-len(pages[name]), name.casefold()))
    return {name: list(pages[name].values()) for name in ordered}


def closing(citing: Citing, event: Event) -> Element | None:
    """The sections that lead away: sources, corrections, and the words with which the page is cited."""
    text, dataset = citing.text, citing.dataset
    return section(
        "sources",
        text.t("Sources"),
        _sources(text, dataset, event),
        _corrected(text, dataset, event),
        h.h3[text.t("To cite, to embed, to check")],
        h.p[cited(text, dataset, event)],
        h.ul[
            h.li[_link("embed", text.t("Embed this story"), view="story", story=event.event_id)],
            h.li[_link("claims", text.t("All claims about this event"), subject=event.event_id)],
            h.li[
                _link("claims", text.t("Who says what of it, voice by voice"), subject=event.event_id, view="compare")
            ],
            h.li[to_report(text, subject=event.event_id)],
        ],
    )


def _sources(text: Text, dataset: Dataset, event: Event) -> Node:
    origins = by_origin(dataset, all_facts(dataset, event))
    if not origins:
        return h.p[text.t("No fact is on record yet.")]
    count = sum(map(len, origins.values()))
    head = text.n("{count} source on this event", "All {count} sources on this event, by whose word they are", count)
    return h.details(".more")[
        h.summary[head],
        h.dl(".origins")[
            ([h.dt[name], h.dd[h.ul[(h.li[_source(text, each)] for each in pages)]]] for name, pages in origins.items())
        ],
    ]


def _source(text: Text, source: Source) -> Node:
    day = [text.date(source.published_on)] if source.published_on else []
    details = " · ".join([*day, *sources.read_at(text, source)])
    return [h.b[sources.publisher(source)], ": ", sources.link(text, source), " ", h.span(".small")[details]]


def _corrected(text: Text, dataset: Dataset, event: Event) -> Node:
    listed = corrections.listed(text, dataset, corrections_of(dataset, event.event_id))
    return [h.h3[text.t("Corrections")], listed] if listed is not None else None


def cited(text: Text, dataset: Dataset, event: Event) -> str:
    """The words with which the page of an event is cited."""
    return text.t(
        "To cite: “{headline}”, {name}, version {version}, evidence to {date}, with the name of the source behind "
        "the figure.",
        headline=event.headline,
        name=text.t(dataset.story.name),
        version=dataset.version,
        date=text.date(dataset.cutoff),
    )


def _link(page: str, words: str, **params: str) -> Element:
    return h.a(href=link(page, **params), target="_self")[words]
