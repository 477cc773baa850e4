"""What is drawn: the events of a window of time, in two lanes, and the counts of people in custody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data import COUNTRY, Dataset, Fact, PartialDate, Quantity
from data.model import Event
from data.quantities import Bound
from data.status import stands
from data.totals import FREEING, people_freed
from data.vocabulary import EventKind, RelationKind

CUSTODY = "political_prisoners_in_custody"
"""The series of the country whose counts are the line under the events."""

LEAST = 30.0
"""The number of people whose circle is the largest where no event of the ledger freed more."""


class Lane(StrEnum):
    """The two lanes: who was let go, and what was done about it."""

    FREED = "freed"
    DEAL = "deal"


UPPER = (EventKind.RELEASE, EventKind.PARDON, EventKind.SWAP)
"""Kinds of the upper lane; all others are the deal."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is drawn: kinds (none named is all), first and last day, the chosen event, and whether it is small."""

    kinds: frozenset[EventKind] = frozenset()
    since: date | None = None
    until: date | None = None
    event: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """One event; `people` is the fact that says how many were let go, where one does."""

    event: Event
    people: Fact | None

    @property
    def event_id(self) -> str:
        """The id of the event, which is the id of the mark."""
        return self.event.event_id

    @property
    def day(self) -> date:
        """The day on which it is drawn."""
        return self.event.date.earliest

    @property
    def kind(self) -> EventKind:
        """What kind of event it was."""
        return self.event.kind

    @property
    def lane(self) -> Lane:
        """The lane in which it is drawn."""
        return Lane.FREED if self.kind in UPPER else Lane.DEAL

    @property
    def quantity(self) -> Quantity | None:
        """How many people were let go, with the bound on it, or None."""
        return self.people.value if self.people and isinstance(self.people.value, Quantity) else None

    @property
    def number(self) -> float:
        """The number that the area of the circle shows; 0 where none is known."""
        return self.quantity.number if self.quantity else 0.0


@dataclass(frozen=True, slots=True)
class Count:
    """One count of the people in custody."""

    fact: Fact
    as_of: PartialDate
    quantity: Quantity

    @property
    def day(self) -> date:
        """The day on which it is drawn."""
        return self.as_of.earliest

    @property
    def exact(self) -> bool:
        """Whether it is a number and not a bound on one."""
        return self.quantity.bound is Bound.EXACT

    @property
    def count_id(self) -> str:
        """A name for the point in the figure."""
        return f"custody:{self.as_of}"


@dataclass(frozen=True, slots=True)
class Marks:
    """The events in time order and the counts of a window; `largest` is the largest number of the whole ledger."""

    events: tuple[Mark, ...]
    counts: tuple[Count, ...]
    since: date
    until: date
    selected: str = ""
    small: bool = False
    twice: int = 0
    """People who stand in two of the releases shown and are counted once."""
    largest: float = LEAST

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of every event, in time order."""
        return tuple(mark.event_id for mark in self.events)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that the drawing shows."""
        shown = [mark.people for mark in self.events if mark.people]
        return (*shown, *(count.fact for count in self.counts))

    @property
    def freeing(self) -> tuple[Mark, ...]:
        """The releases and pardons; an exchange only moves who was pardoned."""
        return tuple(mark for mark in self.events if mark.kind in FREEING)

    @property
    def known(self) -> tuple[Mark, ...]:
        """The releases and pardons whose number is known."""
        return tuple(mark for mark in self.freeing if mark.quantity)

    @property
    def total(self) -> Quantity:
        """How many people the releases and pardons shown let go, each person once."""
        bounds = {mark.quantity.bound for mark in self.known if mark.quantity} - {Bound.EXACT}
        number = sum(mark.number for mark in self.known) - self.twice
        return Quantity(number, _bound_of_sum(bounds))

    def lane(self, lane: Lane) -> tuple[Mark, ...]:
        """The events of one lane, in time order."""
        return tuple(mark for mark in self.events if mark.lane is lane)


def marks(dataset: Dataset, selection: Selection = Selection()) -> Marks:
    """The events that fit the selection, and the counts of its window."""
    days = [event.date for event in dataset.events.values()]
    since = selection.since or min((day.earliest for day in days), default=dataset.cutoff)
    until = max(since, selection.until or max((dataset.cutoff, *(day.earliest for day in days))))
    every = [Mark(event, _people(dataset, event)) for event in dataset.events.values()]
    events = tuple(
        mark for mark in every if (not selection.kinds or mark.kind in selection.kinds) and since <= mark.day <= until
    )
    counts = tuple(count for count in _counts(dataset) if since <= count.day <= until)
    ids = {mark.event_id for mark in events}
    selected = selection.event if selection.event in ids else ""
    known = {mark.event_id for mark in events if mark.kind in FREEING and mark.people}
    largest = max([LEAST, *(mark.number for mark in every)])
    return Marks(events, counts, since, until, selected, selection.small, _twice(dataset, known), largest)


def _people(dataset: Dataset, event: Event) -> Fact | None:
    """How many were let go, unless that no longer holds; the deal frees nobody."""
    fact = people_freed(dataset, event.event_id) if event.kind in UPPER else None
    return fact if fact and stands(fact) else None


def _counts(dataset: Dataset) -> Iterable[Count]:
    for fact in dataset.facts(COUNTRY, CUSTODY):
        if fact.as_of and isinstance(fact.value, Quantity) and stands(fact):
            yield Count(fact, fact.as_of, fact.value)


def _twice(dataset: Dataset, shown: set[str]) -> int:
    """How many people one release shown counts although they refused to leave, and a later one shown freed."""
    refused = {
        str(fact.value): event for event in shown for fact in dataset.facts(event, "who_refused") if stands(fact)
    }
    return sum(
        any(later != event and later in shown for later in dataset.related(RelationKind.FREED_IN, subject=person))
        for person, event in refused.items()
    )


def _bound_of_sum(bounds: set[Bound]) -> Bound:
    """The bound on a sum whose inexact parts have these bounds; a range counts by its lower end."""
    if not bounds:
        return Bound.EXACT
    return Bound.AT_LEAST if bounds <= {Bound.AT_LEAST, Bound.MORE_THAN, Bound.BETWEEN} else Bound.ABOUT
