"""The story of one event: its facts, people, journeys, linked events and sources."""

from collections.abc import Iterable

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import citations, labels, sources
from components.text import Text
from data import Dataset, Fact, journeys
from data.model import Event, Source
from data.roles import Role
from data.vocabulary import Cardinality, Datatype, RelationKind

PEOPLE_SHOWN = 40
"""How many people a story names before it leads to the page of people."""

NAMING = (Role.NAMED_FREED, Role.NAMED_NOT_FREED)
"""Roles of properties of an event that name people, who have a list of their own."""


def story(text: Text, dataset: Dataset, event: Event) -> Element:
    """An event as a reader opens it: what happened, every fact with its sources, who, where, and what else."""
    return h.article(".story", aria_label=event.headline)[
        h.p(".kicker")[labels.event_kind(text, event.kind), " · ", text.date(event.date)],
        h.h2(tabindex="-1", data_arrive="")[event.headline],
        h.p(".lede")[event.summary],
        fact_list(text, dataset, _told(dataset, event)),
        _people(text, dataset, event),
        _journeys(text, dataset, event),
        _linked(text, dataset, event),
        _sources(text, dataset, event),
        h.p(".small")[
            h.a(href=link("claims", subject=event.event_id), target="_self")[text.t("All claims about this event")]
        ],
    ]


def fact_list(text: Text, dataset: Dataset, facts: Iterable[Fact]) -> Node:
    """Facts as a list of terms, one row a property, with every value and its mark."""
    grouped: dict[str, list[Fact]] = {}
    for fact in facts:
        grouped.setdefault(fact.prop.property, []).append(fact)
    if not grouped:
        return h.p(".small")[text.t("No fact is on record yet.")]
    return h.dl(".facts")[(_row(text, dataset, group) for group in grouped.values())]


def _row(text: Text, dataset: Dataset, group: list[Fact]) -> Node:
    prop = group[0].prop
    shown = [
        h.div[_when(text, fact), citations.cited(text, dataset, fact, _linked_value(text, dataset, fact))]
        for fact in group
    ]
    return [h.dt(title=text.t(prop.description))[text.t(prop.label)], h.dd[shown]]


def _when(text: Text, fact: Fact) -> Node:
    if fact.prop.cardinality is not Cardinality.SERIES or fact.as_of is None or fact.value == fact.as_of:
        return None
    return text.t("{date}: ", date=text.date(fact.as_of))


def _linked_value(text: Text, dataset: Dataset, fact: Fact) -> Node:
    words = labels.fact_value(text, dataset, fact)
    if fact.prop.datatype is Datatype.PERSON and fact.value in dataset.people:
        return h.a(href=link("people", person=str(fact.value)), target="_self")[words]
    return words


def _told(dataset: Dataset, event: Event) -> tuple[Fact, ...]:
    """All facts of an event but the names of people, which have a place of their own."""
    return tuple(f for f in dataset.facts(event.event_id) if f.prop.role not in NAMING)


def _people(text: Text, dataset: Dataset, event: Event) -> Node:
    freed = dataset.related(RelationKind.FREED_IN, target=event.event_id)
    named = [dataset.people[p] for p in freed if p in dataset.people]
    others = list(dataset.facts(event.event_id, Role.NAMED_NOT_FREED))
    if not named and not others:
        return None
    shown = sorted(named, key=lambda p: p.name)[:PEOPLE_SHOWN]
    more = link("people", release=event.event_id)
    return h.section[
        h.h3[text.n("{count} freed person named here", "{count} of the freed are named here", len(named))],
        h.ul(".names")[(h.li[h.a(href=link("people", person=p.person_id), target="_self")[p.name]] for p in shown)],
        h.p[h.a(href=more, target="_self")[text.t("See them as cards")]] if named else None,
        _not_freed(text, dataset, others),
    ]


def _not_freed(text: Text, dataset: Dataset, facts: list[Fact]) -> Node:
    if not facts:
        return None
    return [
        h.h3[text.t("Named as not freed")],
        h.ul[(h.li[citations.cited(text, dataset, f, _linked_value(text, dataset, f))] for f in facts)],
    ]


def _journeys(text: Text, dataset: Dataset, event: Event) -> Node:
    legs = dataset.legs_of(event.event_id)
    if not legs:
        return None
    rows = []
    for leg in legs:
        people = journeys.people(dataset, leg)
        count = (
            [" · ", citations.cited(text, dataset, people, _people_count(text, dataset, people))] if people else None
        )
        rows.append(h.li[labels.journey(text, dataset, leg), " (", labels.certainty(text, leg.certainty), ")", count])
    return h.section[
        h.h3[text.t("Where they went")],
        h.ol[rows],
        h.p[h.a(href=link("routes", release=event.event_id), target="_self")[text.t("See the route map")]],
    ]


def _people_count(text: Text, dataset: Dataset, fact: Fact) -> str:
    return text.t("people: {number}", number=labels.fact_value(text, dataset, fact))


def _linked(text: Text, dataset: Dataset, event: Event) -> Node:
    others = [dataset.events[e] for e in event.linked_event_ids if e in dataset.events]
    if not others:
        return None
    return h.section[
        h.h3[text.t("Linked events")],
        h.ul[
            (
                h.li[
                    text.short_date(e.date),
                    ": ",
                    h.a(href=link("timeline", event=e.event_id), target="_self")[e.headline],
                ]
                for e in others
            )
        ],
        h.p(".small")[text.t("A link marks sequence and context, not a proven cause.")],
    ]


def _sources(text: Text, dataset: Dataset, event: Event) -> Node:
    cited = {c.source_id: dataset.sources[c.source_id] for f in dataset.facts(event.event_id) for c in f.claims}
    if not cited:
        return None
    rows = sorted(cited.values(), key=lambda s: (sources.publisher(s).lower(), s.source_id))
    head = text.n("{count} source on this event", "All {count} sources on this event", len(rows))
    return h.details(".more")[
        h.summary[head],
        h.ul[(h.li[_source(text, each)] for each in rows)],
    ]


def _source(text: Text, source: Source) -> Node:
    day = [text.date(source.published_on)] if source.published_on else []
    said = " · ".join([*day, *sources.read_at(text, source)])
    return [h.b[sources.publisher(source)], ": ", sources.link(text, source), " ", h.span(".small")[said]]
