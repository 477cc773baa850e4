"""Our sums over several releases, each by a definition in definitions.csv and without counting anybody twice."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from data import definitions
from data.dataset import Dataset
from data.definitions import EVERYONE
from data.facts import Fact
from data.memo import once_a_dataset
from data.model import Definition, Event
from data.quantities import Bound, Quantity
from data.roles import Role
from data.status import disputed, stands
from data.vocabulary import EventKind, RelationKind, Standing, VersionState

FREEING = (EventKind.RELEASE, EventKind.PARDON)
"""Kinds of events of which each lets people go; an exchange does only where a source says how many it freed."""

RELEASES = (*FREEING, EventKind.SWAP)
"""Kinds of events in which people come free."""

GONE = (Standing.RETRACTED, Standing.SUPERSEDED)
"""Standings of what does not hold today."""

WHOLE = (Role.EVERYONE_FREED, Role.RECOGNISED_FREED)
"""Roles of figures in which everybody stands whom a source names as freed in the event."""

ABROAD = Role.FOREIGNERS_FREED
"""The role of the figure in which those of them stand who are citizens of another state."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one event adds to a sum: the least that adopted figures allow, and the range of live ones that differ."""

    event: Event
    facts: tuple[Fact, ...]
    number: int
    low: int
    high: int

    @property
    def day(self) -> date:
        """The last day that the date of the event can mean."""
        return self.event.date.latest

    @property
    def least(self) -> bool:
        """Whether a figure is a bound, so that more may have been freed."""
        return any(isinstance(f.value, Quantity) and f.value.bound is not Bound.EXACT for f in self.facts)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of parts, less the people named in several; `low` and `high` are its bounds by live values that differ."""

    definition: Definition
    parts: tuple[Part, ...]
    again: tuple[str, ...]
    """Ids of people who stand in several parts, once for each part beyond the first."""
    unknown: tuple[Event, ...]
    """Events that let people go, and of which no number is known."""
    silent: tuple[Event, ...] = ()
    """Events that let people go and add nothing, as no source that counts gives a number of those that are counted."""
    left_out: tuple[Part, ...] = ()
    """What would be added if weak sources counted: their figure, or what makes the event count, has no other."""

    @property
    def number(self) -> int:
        """How many people by the adopted figures: the parts, everybody once."""
        return sum(part.number for part in self.parts) - len(self.again)

    @property
    def low(self) -> int:
        """How many people at least, by the lowest figures that sources give today."""
        return sum(part.low for part in self.parts) - len(self.again)

    @property
    def high(self) -> int:
        """How many people at most, by the highest figures that sources give today."""
        return sum(part.high for part in self.parts) - len(self.again)

    @property
    def counted_twice(self) -> tuple[str, ...]:
        """The people who stand in several parts, each named once."""
        return tuple(dict.fromkeys(self.again))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every figure that it is made of."""
        return tuple(fact for part in self.parts for fact in part.facts)


def total(
    dataset: Dataset, definition_id: str = EVERYONE, since: date | None = None, until: date | None = None
) -> Total:
    """The sum of a definition over a window of days, both ends included."""
    definition = dataset.definitions[definition_id]
    first = max(since or date.min, definition.since.earliest if definition.since else date.min)
    last = min(until or date.max, definition.until.latest if definition.until else date.max)
    events = (event for event in dataset.events.values() if first <= event.date.latest <= last)
    return of_events(dataset, definition, events)


@once_a_dataset
def freed(dataset: Dataset) -> Total:
    """How many people all releases, pardons and exchanges let go."""
    return total(dataset)


def of_events(dataset: Dataset, definition: Definition, events: Iterable[Event]) -> Total:
    """The sum of a definition over some events; those that it does not count add nothing."""
    candidates = [event for event in events if counts(dataset, definition, event, weak=True)]
    counted = [event for event in candidates if counts(dataset, definition, event)]
    event_parts = [(event, part(dataset, definition, event)) for event in counted]
    parts = tuple(each for _, each in event_parts if each)
    silent = tuple(event for event, each in event_parts if each is None and event.kind in FREEING)
    unknown = tuple(event for event in silent if people_freed(dataset, event.event_id) is None)
    left_out = tuple(left for event in candidates if (left := _left_out(dataset, definition, event)))
    again = tuple(person for person, event_ids in events_of(dataset, parts).items() for _ in event_ids[1:])
    return Total(definition, parts, again, unknown, silent, left_out)


def counts(dataset: Dataset, definition: Definition, event: Event, *, weak: bool = False) -> bool:
    """Whether a definition counts an event: by its kind, and by what live claims of sources that count say of it.

    With `weak`, those of weak sources do too.
    """
    if event.kind not in definition.kinds:
        return False
    return all(
        any(str(fact.value) in values for fact in dataset.facts(event.event_id, name) if _heard(fact, weak=weak))
        for name, values in definitions.conditions(definition).items()
    )


def _heard(fact: Fact, *, weak: bool) -> bool:
    return fact.standing not in GONE and (weak or not fact.support.weak)


def part(dataset: Dataset, definition: Definition, event: Event) -> Part | None:
    """What an event adds by a definition: the first of its figures that is known from a source that counts."""
    figures = (_counting(_known(dataset, event, names)) for names in definitions.figures(definition))
    facts = next((each for each in figures if each), ())
    return summed(event, facts) if facts else None


def _left_out(dataset: Dataset, definition: Definition, event: Event) -> Part | None:
    """What an event would add by weak sources alone: their figures, or all where only they make it count."""
    figures = [_known(dataset, event, names) for names in definitions.figures(definition)]
    best = next((each for each in figures if _counting(each)), None) or next((each for each in figures if each), ())
    if counts(dataset, definition, event):
        best = tuple(fact for fact in best if fact.support.weak)
    return summed(event, best) if best else None


def _counting(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Those of some figures behind which a source stands that is not weak."""
    return tuple(fact for fact in facts if not fact.support.weak)


def summed(event: Event, facts: tuple[Fact, ...]) -> Part:
    """The part that the sum of some figures of an event gives."""
    spans = [_span(fact) for fact in facts]
    number, low, high = (sum(span[at] for span in spans) for at in range(3))
    return Part(event, facts, number, low, high)


def figure(dataset: Dataset, event_id: str, name: str | Role) -> Fact | None:
    """The figure of an event for a property or role; None if there is none or it no longer holds."""
    fact = dataset.fact(event_id, name)
    return fact if fact and stands(fact) and isinstance(fact.value, Quantity) else None


def people_freed(dataset: Dataset, event_id: str) -> Fact | None:
    """The fact of how many people an event let go; if only political prisoners were counted, that count."""
    return figure(dataset, event_id, WHOLE[0]) or figure(dataset, event_id, WHOLE[1])


def releases(dataset: Dataset) -> tuple[tuple[Event, Fact], ...]:
    """The releases whose number is known, from first to last."""
    freed = ((e, people_freed(dataset, e.event_id)) for e in dataset.events.values())
    return tuple((event, fact) for event, fact in freed if fact and event.kind is EventKind.RELEASE)


def largest(dataset: Dataset) -> tuple[Event, Fact]:
    """The release that let most people go, by the adopted figures."""
    return max(releases(dataset), key=lambda pair: _span(pair[1])[0])


def disputed_figures(dataset: Dataset) -> tuple[Fact, ...]:
    """The figures of events on which sources differ now, the newest event first."""
    facts = (fact for fact in disputed(dataset.all_facts) if isinstance(fact.value, Quantity))
    of_events = [fact for fact in facts if fact.subject_id in dataset.events]
    return tuple(sorted(of_events, key=lambda f: dataset.events[f.subject_id].date, reverse=True))


def _known(dataset: Dataset, event: Event, names: definitions.Sum) -> tuple[Fact, ...]:
    return tuple(fact for name in names if (fact := figure(dataset, event.event_id, name)))


def _span(fact: Fact) -> tuple[int, int, int]:
    """The least that the adopted figure allows, and the ends of what live figures that differ from it allow."""
    adopted = fact.value
    assert isinstance(adopted, Quantity)
    live = [v.value for v in fact.versions if v.state is VersionState.LIVE]
    differing = [q for q in live if isinstance(q, Quantity) and not adopted.agrees(q)]
    number = least(adopted)
    return number, min([number, *map(least, differing)]), max([number, *map(_most, differing)])


def least(quantity: Quantity) -> int:
    """The smallest whole number that a quantity allows."""
    return int(quantity.low) + 1 if quantity.bound is Bound.MORE_THAN else math.ceil(quantity.low)


def _most(quantity: Quantity) -> int:
    """The greatest whole number up to which a quantity reaches; of one that is open above, the least.

    "Fewer than" needs no rule of its own: where it differs from an adopted figure, it lies below it.
    """
    return least(quantity) if math.isinf(quantity.high) else math.floor(quantity.high)


def events_of(dataset: Dataset, parts: Iterable[Part]) -> dict[str, tuple[str, ...]]:
    """For each person who stands in some parts by name, the ids of their events."""
    events: dict[str, tuple[str, ...]] = {}
    for each in parts:
        for person in sorted(_named(dataset, each)):
            events[person] = (*events.get(person, ()), each.event.event_id)
    return events


def _named(dataset: Dataset, counted: Part) -> set[str]:
    """Who stands in a part by name: freed in its event, or counted there although they refused to leave."""
    roles = {fact.prop.role for fact in counted.facts}
    event_id = counted.event.event_id
    refused = {str(f.value) for f in dataset.facts(event_id, Role.REFUSER) if f.standing not in GONE}
    people = refused | set(dataset.related(RelationKind.FREED_IN, target=event_id))
    if roles & set(WHOLE):
        return people
    return {person for person in people if _foreign(dataset, person)} if ABROAD in roles else set()


def _foreign(dataset: Dataset, person: str) -> bool:
    states = {str(f.value) for f in dataset.facts(person, Role.CITIZEN_OF) if f.standing not in GONE}
    return bool(states - {dataset.country})
