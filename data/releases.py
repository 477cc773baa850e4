"""Every release, pardon and exchange as one row: how many, where they were taken, who is named, what was given."""

from collections.abc import Iterable
from dataclasses import dataclass

from data import totals
from data.dataset import Dataset
from data.facts import Fact
from data.model import Definition, Event
from data.roles import Role
from data.totals import GONE, RELEASES, Part, Total
from data.vocabulary import EventKind, RelationKind

ABROAD = (Role.TAKEN_TO, Role.REACHED)
"""Roles of the figures that say how many were taken to a country."""

FIGURES = (Role.RECOGNISED_FREED, *ABROAD, Role.STAYED)
"""Roles of the figures that have a column each."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of releases; an empty field does not restrict."""

    years: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Release:
    """One row: `part` is what the event adds to the sum of a definition, `figures` its other figures by property."""

    event: Event
    part: Part | None
    figures: dict[str, Fact]
    named: tuple[str, ...]
    """Ids of the people who are named as freed in it."""
    elsewhere: tuple[str, ...]
    """Those of them who were taken to a country that has no figure of its own."""
    in_return: tuple[Fact, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that the row shows."""
        return (*(self.part.facts if self.part else ()), *self.figures.values(), *self.in_return)


def events(dataset: Dataset) -> tuple[Event, ...]:
    """Every release, pardon and exchange, from first to last."""
    return tuple(event for event in dataset.events.values() if event.kind in RELEASES)


def ids(dataset: Dataset) -> tuple[str, ...]:
    """The ids of every release, pardon and exchange."""
    return tuple(event.event_id for event in events(dataset))


def columns(dataset: Dataset) -> tuple[str, ...]:
    """The properties whose figures have a column each: those that the ledger knows of some release."""
    all_events = events(dataset)
    names = dataset.with_role(*FIGURES)
    return tuple(name for name in names if any(totals.figure(dataset, e.event_id, name) for e in all_events))


def select(dataset: Dataset, definition: Definition, criteria: Filter) -> tuple[Release, ...]:
    """The rows that pass a filter, with the figures by which a definition counts, from first to last."""
    names = columns(dataset)
    return tuple(release(dataset, definition, e, names) for e in events(dataset) if _fits(dataset, criteria, e))


def ways(dataset: Dataset, event_id: str) -> frozenset[str]:
    """How sources say that the freed of an event left; as in sums, weak sources alone say nothing."""
    facts = dataset.facts(event_id, Role.WAY)
    return frozenset(str(fact.value) for fact in facts if fact.standing not in GONE and not fact.support.weak)


def known_ways(dataset: Dataset) -> tuple[str, ...]:
    """The ways that a filter can name: those that sources give, in the order of the property's choices."""
    stated = {way for event in events(dataset) for way in ways(dataset, event.event_id)}
    choices = (choice for name in dataset.with_role(Role.WAY) for choice in dataset.properties[name].choices)
    return tuple(choice for choice in choices if choice in stated)


def years(dataset: Dataset) -> tuple[str, ...]:
    """The years in which people came free, in ascending order."""
    return tuple(dict.fromkeys(str(event.date.year) for event in events(dataset)))


def kinds(dataset: Dataset) -> tuple[EventKind, ...]:
    """The kinds of events in which people came free."""
    occurring = {event.kind for event in events(dataset)}
    return tuple(kind for kind in RELEASES if kind in occurring)


def column_total(dataset: Dataset, name: str, rows: Iterable[Release]) -> Total:
    """The sum of one column: a definition of its own, which counts nothing but that figure."""
    prop = dataset.properties[name]
    definition = Definition(
        definition_id=name.replace("_", "-"),
        label=prop.label,
        sentence=prop.description,
        property=(name,),
        kinds=tuple(map(str, RELEASES)),
        where=(),
        since=None,
        until=None,
        note=prop.description,
    )
    return totals.of_events(dataset, definition, (row.event for row in rows))


def _fits(dataset: Dataset, criteria: Filter, event: Event) -> bool:
    return (
        (not criteria.years or str(event.date.year) in criteria.years)
        and (not criteria.kinds or event.kind in criteria.kinds)
        and (not criteria.ways or bool(criteria.ways & ways(dataset, event.event_id)))
    )


def release(dataset: Dataset, definition: Definition, event: Event, names: Iterable[str]) -> Release:
    """The row of one event, with its figures of some properties; none that only weak sources give, as in sums."""
    figures = {name: totals.figure(dataset, event.event_id, name) for name in names}
    named = tuple(p for p in dataset.related(RelationKind.FREED_IN, target=event.event_id) if p in dataset.people)
    counted = totals.counts(dataset, definition, event)
    return Release(
        event,
        totals.part(dataset, definition, event) if counted else None,
        {name: fact for name, fact in figures.items() if fact and not fact.support.weak},
        named,
        tuple(person for person in named if _elsewhere(dataset, person)),
        tuple(fact for fact in dataset.facts(event.event_id, Role.IN_RETURN) if fact.standing not in GONE),
    )


def _elsewhere(dataset: Dataset, person: str) -> bool:
    """Whether somebody was taken to a country that has no column."""
    counted = {dataset.properties[name].place for name in dataset.with_role(*ABROAD)}
    fact = dataset.fact(person, Role.BROUGHT_TO)
    if fact is None or fact.standing in GONE:
        return False
    return dataset.country_of(str(fact.value)) not in {*counted, dataset.country}
