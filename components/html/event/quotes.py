"""What those who were freed, or took part, said of an event in their own words."""

from collections.abc import Iterator
from datetime import timedelta

import htpy as h
from htpy import Element

from components.addresses import link
from components.html.citing import Citing
from components.html.event.facts import section
from data import Dataset, Fact
from data.model import Event
from data.status import stands
from data.vocabulary import Datatype, RelationKind

WITHIN = timedelta(days=7)
"""How soon after an event the words of somebody who took part in it are taken to be about it."""


def quotes(dataset: Dataset, event: Event) -> tuple[Fact, ...]:
    """Direct speech of people whom an event freed, and of those who took part in it, if said at the time."""
    freed = dataset.related(RelationKind.FREED_IN, target=event.event_id)
    others = dataset.related(RelationKind.TOOK_PART_IN, target=event.event_id)
    speech = (
        *(fact for person in freed for fact in _speech(dataset, person)),
        *(fact for person in others for fact in _speech(dataset, person) if _of_its_days(dataset, fact, event)),
    )
    return tuple({fact.key: fact for fact in speech if stands(fact)}.values())


def words(citing: Citing, event: Event) -> Element | None:
    """The section: each quote with its speaker and its source."""
    text, dataset = citing.text, citing.dataset
    quoted = [_quoted(citing, fact) for fact in quotes(dataset, event)] or None
    return section("words", text.t("In their words"), quoted)


def _quoted(citing: Citing, fact: Fact) -> Element:
    who = citing.dataset.people[fact.subject_id].name
    speaker = h.a(href=link("people", person=fact.subject_id), target="_self")[who]
    return h.div(".quoted")[h.blockquote[citing.value(fact)], h.p(".small")["— ", speaker]]


def _speech(dataset: Dataset, person: str) -> Iterator[Fact]:
    published = person in dataset.people
    return (fact for fact in dataset.facts(person) if published and fact.prop.datatype is Datatype.QUOTE)


def _of_its_days(dataset: Dataset, fact: Fact, event: Event) -> bool:
    days = (dataset.sources[claim.source_id].published_on for claim in fact.claims)
    first = event.date.earliest
    return any(day is not None and first <= day.latest <= event.date.latest + WITHIN for day in days)
