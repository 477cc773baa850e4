"""The relations of a person to other people, to events and to journeys."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from data.dataset import Dataset
from data.facts import Fact
from data.memo import once_a_dataset
from data.model import Event, Leg, Relation
from data.vocabulary import Datatype, RelationKind

BETWEEN_PEOPLE = (
    RelationKind.CHILD_OF,
    RelationKind.SPOUSE_OF,
    RelationKind.CAMPAIGN_OF,
    RelationKind.SAME_CASE_AS,
    RelationKind.COLLEAGUE_OF,
)
"""The relations that tie two people."""

WITH_EVENTS = (RelationKind.FREED_IN, RelationKind.TOOK_PART_IN)
"""The relations that tie a person to an event."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Another person, how the two are tied, and the sources that say so."""

    kind: RelationKind
    other: str
    outward: bool
    """Whether the relation is told of this person: child of; else it is told of the other."""
    source_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """An event that a person took part in: by relations, and by facts of the event that name the person."""

    event: Event
    kinds: tuple[RelationKind, ...]
    facts: tuple[Fact, ...]


def people(dataset: Dataset, person_id: str) -> tuple[Tie, ...]:
    """The people to whom a person is tied, each once for each kind of tie."""
    others: dict[tuple[RelationKind, str, bool], list[str]] = defaultdict(list)
    for relation in dataset.relations:
        ends = (relation.subject_id, relation.object_id)
        if relation.relation in BETWEEN_PEOPLE and person_id in ends:
            outward = relation.subject_id == person_id
            others[relation.relation, ends[outward], outward].append(relation.source_id)
    return tuple(Tie(*key, tuple(dict.fromkeys(sources))) for key, sources in others.items())


def parts(dataset: Dataset, person_id: str) -> tuple[Part, ...]:
    """The events that a person took part in, from first to last."""
    related = [r for r in _relations(dataset).get(person_id, ()) if r.relation in WITH_EVENTS]
    facts = _mentions(dataset).get(person_id, ())
    named = {r.object_id for r in related} | {fact.subject_id for fact in facts}
    return tuple(
        Part(
            event,
            tuple(dict.fromkeys(r.relation for r in related if r.object_id == event_id)),
            tuple(fact for fact in facts if fact.subject_id == event_id),
        )
        for event_id, event in dataset.events.items()
        if event_id in named
    )


def travelled(dataset: Dataset, person_id: str) -> tuple[Leg, ...]:
    """The legs that a source says this person travelled, in order."""
    leg_ids = set(dataset.related(RelationKind.TRAVELLED, subject=person_id))
    return tuple(leg for leg_id, leg in dataset.legs.items() if leg_id in leg_ids)


@once_a_dataset
def _relations(dataset: Dataset) -> Mapping[str, tuple[Relation, ...]]:
    by_person: dict[str, list[Relation]] = defaultdict(list)
    for relation in dataset.relations:
        by_person[relation.subject_id].append(relation)
    return {subject: tuple(relations) for subject, relations in by_person.items()}


@once_a_dataset
def _mentions(dataset: Dataset) -> Mapping[str, tuple[Fact, ...]]:
    """For each person, the facts of events of which the person is the value."""
    by_person: dict[str, list[Fact]] = defaultdict(list)
    for event_id in dataset.events:
        for fact in dataset.facts(event_id):
            if fact.prop.datatype is Datatype.PERSON:
                by_person[str(fact.value)].append(fact)
    return {person: tuple(facts) for person, facts in by_person.items()}
