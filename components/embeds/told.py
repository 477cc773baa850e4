"""Pages of one person, one event, one figure, and of who says what about it."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import htpy as h
from htpy import Node

from components.addresses import link
from components.embeds.footnotes import Notes, claims_table, reasons, voices_table, wide_table
from components.embeds.page import Page, heights, raw, room
from components.html import cards, citations, custody, labels, values
from components.html.event import NAMING
from components.text import Text
from data import Dataset, Fact, Quantity, journeys, status, totals
from data.model import Event
from data.people import Entry, roster
from data.vocabulary import EventKind, Publication, RelationKind

CARD = (".states", ".status", ".shape", ".cite", ".panel", ".panel-head", ".glyph", ".version", ".reason", ".name-be")
"""Classes of the desk that a person's page uses."""


def pages(text: Text, dataset: Dataset) -> Iterable[tuple[str, Callable[[], Page]]]:
    """The name of every page of a person, an event and a figure, and what makes it."""
    for person_id in dataset.people:
        yield f"person/{person_id}", partial(person, text, dataset, person_id)
    for event in dataset.events.values():
        yield f"story/{event.event_id}", partial(story, text, dataset, event)
        fact = totals.people_freed(dataset, event.event_id) if event.kind in totals.FREEING else None
        if fact and isinstance(fact.value, Quantity):
            yield f"figure/{event.event_id}", partial(figure, text, dataset, event, fact)
            yield f"who/{event.event_id}", partial(who, text, dataset, event, fact)


def _page(path: str, title: str, subtitle: str, body: Node, **rest: Any) -> Page:
    """A page of words, in a frame as high as they are."""
    inside = str(h.fragment[body])
    tall = heights(lambda _: 0, lambda width: room(width, title, subtitle, inside))
    return Page(path, title, subtitle, raw(inside), heights=tall, **rest)


def person(text: Text, dataset: Dataset, person_id: str) -> Page:
    """One person: who, the states of custody with their sources, the sentence and where to."""
    entry = roster(dataset)[person_id]
    name = cards.name(text, entry)
    open_to_tell = entry.person.publication is not Publication.AGGREGATED
    facts = tuple({fact.key: fact for fact in (*entry.facts, *dataset.facts(person_id))}.values())
    return _page(
        path=f"person/{person_id}",
        title=text.t("{name}: {status}", name=name, status=_lowered(custody.status_words(text, entry))),
        subtitle=entry.person.one_line if open_to_tell else "",
        body=[
            cards.local_name(dataset, entry.person),
            custody.states_list(text, dataset, entry)
            or h.p[text.t("No dates of this person’s custody stand in the ledger.")],
            _days(text, entry),
        ],
        data=_card(text, dataset, entry),
        about=(text.t("Custody is never said to last beyond the last report."),),
        facts=facts,
        full=link("people", person=person_id),
        used=CARD,
        person=name if open_to_tell else "",
    )


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _days(text: Text, entry: Entry) -> Node:
    days = custody.days(text, entry)
    return h.p[text.t("In custody, counted from these dates: {days}.", days=days)] if days else None


def _card(text: Text, dataset: Dataset, entry: Entry) -> Node:
    found = (
        (text.t("Detained"), entry.detained),
        (text.t("Sentenced"), entry.sentenced),
        (text.t("Sentence"), entry.sentence),
        (text.t("Freed"), entry.freed),
        (text.t("Taken to"), entry.taken_to),
    )
    rows = [
        [h.dt[name], h.dd[values.fact(text, dataset, fact), citations.mark(text, dataset, fact)]]
        for name, fact in found
        if fact
    ]
    return h.dl[rows] if rows else None


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
    return _page(
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
    legs = dataset.legs_of(event.event_id)
    if not legs:
        return None
    rows = []
    for leg in legs:
        people = journeys.people(dataset, leg)
        where = labels.journey(text, dataset, leg), " (", labels.certainty(text, leg.certainty), ")"
        rows.append(h.li[where, [": ", notes.told(people)] if people else None])
    map_link = h.a(href=link("routes", release=event.event_id))[text.t("See the route map")]
    return h.section[h.h2[text.t("Where they went")], h.ol[rows], h.p[map_link]]


def figure(text: Text, dataset: Dataset, event: Event, fact: Fact) -> Page:
    """A key figure: how many one release or pardon let go, and on whose word."""
    notes = Notes(text, dataset)
    shown = text.quantity(fact.value) if isinstance(fact.value, Quantity) else str(fact.value)
    told = notes.told(fact)
    big = values.drawn(text, status.of_fact(fact), shown)
    return _page(
        path=f"figure/{event.event_id}",
        title=headline(text, event, fact),
        subtitle=event.summary,
        body=[h.p(".big", aria_hidden="true")[big], h.p[citations.summary(text, fact)]],
        data=h.div[h.p[text.t(fact.prop.label), ": ", told], notes.list()],
        about=(text.t(fact.prop.description), *reasons(text, fact)),
        facts=(fact,),
        full=link("claims", subject=event.event_id, property=fact.prop.property),
    )


def headline(text: Text, event: Event, fact: Fact) -> str:
    """How many were freed, and when, in one line."""
    assert isinstance(fact.value, Quantity)
    shown, on = values.either(text, fact), text.on(event.date)
    shown = shown[:1].upper() + shown[1:]
    if event.kind is EventKind.PARDON:
        finding = text.t("{people} pardoned {on}", people=shown, on=on)
    else:
        finding = text.t("{people} freed {on}", people=shown, on=on)
    return values.told(text, status.of_fact(fact), values.differ(text, finding, fact))


def who(text: Text, dataset: Dataset, event: Event, fact: Fact) -> Page:
    """Who says what on how many one release or pardon let go."""
    count = len(fact.versions)
    sources = len({claim.source_id for each in fact.versions for claim in each.claims})
    return _page(
        path=f"who/{event.event_id}",
        title=text.t("{finding}: who says so", finding=headline(text, event, fact)),
        subtitle=text.n(
            "{count} value from {sources} sources.", "{count} values from {sources} sources.", count, sources=sources
        ),
        body=wide_table(voices_table(text, dataset, fact), text.t("Values and their voices")),
        data=wide_table(claims_table(text, dataset, fact), text.t("Page by page")),
        about=(text.t(fact.prop.description), *reasons(text, fact)),
        facts=(fact,),
        full=link("claims", subject=event.event_id, property=fact.prop.property),
    )
