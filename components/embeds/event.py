"""The page of one event: its story."""

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.embeds.footnotes import Notes
from components.embeds.page import Page
from components.embeds.words import of_words
from components.html import cards, labels
from components.html.event import NAMING
from components.text import Text
from data import Dataset, journeys
from data.model import Event
from data.people import roster
from data.vocabulary import RelationKind


def story(text: Text, dataset: Dataset, event: Event) -> Page:
    """One event: every fact with its standing, who was freed, where they went, and each source once."""
    notes = Notes(text, dataset)
    facts = tuple(fact for fact in dataset.facts(event.event_id) if fact.prop.role not in NAMING)
    moved = tuple(fact for leg in dataset.legs_of(event.event_id) if (fact := journeys.people(dataset, leg)))
    body = [
        h.p(".quiet")[labels.event_kind(text, event.kind), " · ", text.date(event.date)],
        notes.facts(facts),
        _named(text, dataset, event),
        _journeys(text, dataset, event, notes),
    ]
    return of_words(
        path=f"story/{event.event_id}",
        title=event.headline,
        subtitle=event.summary,
        body=body,
        data=notes.list(),
        about=(text.t("Numbers in the text lead to the sources under “Data”."),),
        facts=(*facts, *moved),
        full=link("timeline", event=event.event_id),
    )


def _named(text: Text, dataset: Dataset, event: Event) -> Node:
    freed = dataset.related(RelationKind.FREED_IN, target=event.event_id)
    named = sorted((cards.name(text, roster(dataset)[p]), p) for p in freed if p in dataset.people)
    if not named:
        return None
    head = text.n("{count} freed person named here", "{count} of the freed are named here", len(named))
    names = [[", " if at else None, h.a(href=link("people", person=p))[name]] for at, (name, p) in enumerate(named)]
    return h.section[h.h2[head], h.p[names]]


def _journeys(text: Text, dataset: Dataset, event: Event, notes: Notes) -> Node:
    if not dataset.legs_of(event.event_id):
        return None
    map_link = h.a(href=link("routes", release=event.event_id))[text.t("See the route map")]
    return h.section[h.h2[text.t("Where they went")], steps(text, dataset, event, notes), h.p[map_link]]


def steps(text: Text, dataset: Dataset, event: Event, notes: Notes) -> Element:
    """The parts of a journey in their order, each with how well it is known and how many made it."""
    rows = []
    for leg in dataset.legs_of(event.event_id):
        people = journeys.people(dataset, leg)
        where = labels.journey(text, dataset, leg), " (", labels.certainty(text, leg.certainty), ")"
        rows.append(h.li[where, [": ", notes.told(people)] if people else None])
    return h.ol[rows]
