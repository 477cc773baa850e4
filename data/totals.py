"""Sums of our own over several releases: each with its parts, every part counted once."""

from dataclasses import dataclass

from data.dataset import Dataset
from data.facts import Fact
from data.model import Event
from data.quantities import Quantity
from data.status import stands
from data.vocabulary import EventKind, RelationKind, Standing, VersionState

FREEING = (EventKind.RELEASE, EventKind.PARDON)
"""Kinds of events in which people in custody in Belarus are let go; an exchange only moves who was pardoned."""


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of adopted values; `low` and `high` follow the live values of disputed parts."""

    number: int
    low: int
    high: int
    parts: tuple[Fact, ...]
    counted_twice: tuple[str, ...]
    """Ids of people who stand in two parts and were subtracted once."""
    unknown: tuple[str, ...]
    """Ids of events for which no number is known."""


def people_freed(dataset: Dataset, event_id: str) -> Fact | None:
    """How many an event let go; where only political prisoners were counted, that count."""
    found = (dataset.fact(event_id, name) for name in ("freed_total", "political_prisoners_freed"))
    return next((fact for fact in found if fact and stands(fact)), None)


def freed(dataset: Dataset) -> Total:
    """How many people all releases and pardons let go, by the adopted figures."""
    events = [event for event in dataset.events.values() if event.kind in FREEING]
    facts = {event.event_id: people_freed(dataset, event.event_id) for event in events}
    parts = tuple(fact for fact in facts.values() if fact)
    twice = _counted_twice(dataset, {name for name, fact in facts.items() if fact})
    low, high = (sum(_bounds(fact)[i] for fact in parts) for i in (0, 1))
    less = len(twice)
    number = int(sum(fact.value.number for fact in parts if isinstance(fact.value, Quantity)))
    unknown = tuple(name for name, fact in facts.items() if fact is None)
    return Total(number - less, low - less, high - less, parts, twice, unknown)


def releases(dataset: Dataset) -> tuple[tuple[Event, Fact], ...]:
    """The releases whose number is known, from first to last."""
    found = ((e, people_freed(dataset, e.event_id)) for e in dataset.events.values())
    return tuple((event, fact) for event, fact in found if fact and event.kind is EventKind.RELEASE)


def largest(dataset: Dataset) -> tuple[Event, Fact]:
    """The release that let most people go, by the adopted figures."""
    return max(releases(dataset), key=lambda pair: _number(pair[1]))


def disputed(dataset: Dataset) -> tuple[Fact, ...]:
    """The figures on which sources differ now, the newest event first."""
    facts = [f for f in dataset.all_facts if f.standing is Standing.DISPUTED and isinstance(f.value, Quantity)]
    of_events = [f for f in facts if f.subject_id in dataset.events]
    return tuple(sorted(of_events, key=lambda f: dataset.events[f.subject_id].date, reverse=True))


def _counted_twice(dataset: Dataset, counted: set[str]) -> tuple[str, ...]:
    """People whom one release counted although they refused to leave, and whom a later one freed."""
    refused = {
        str(fact.value): event
        for event in counted
        for fact in dataset.facts(event, "who_refused")
        if fact.standing is not Standing.RETRACTED
    }
    return tuple(
        person
        for person, event in refused.items()
        if any(e != event and e in counted for e in dataset.related(RelationKind.FREED_IN, subject=person))
    )


def _bounds(fact: Fact) -> tuple[int, int]:
    live = [v.value for v in fact.versions if v.state in (VersionState.ADOPTED, VersionState.LIVE)]
    numbers = [q.number for q in live if isinstance(q, Quantity)]
    return int(min(numbers)), int(max(numbers))


def _number(fact: Fact) -> float:
    return fact.value.number if isinstance(fact.value, Quantity) else 0.0
