"""The marks of the timeline: the events of a period, in two lanes, and the counts of people in custody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache

from components import addresses
from data import Dataset, Fact, PartialDate, Quantity, counts, totals
from data.counts import Count
from data.definitions import EVERYONE
from data.model import Definition, Event
from data.quantities import Bound
from data.roles import Role
from data.story import UNTOLD, Story
from data.totals import FREEING, Total
from data.vocabulary import EventKind, Standing

LEAST = 30.0
"""The number of people whose circle is the largest where no event of the ledger freed more."""


CACHE_SIZE = 64
"""Selections whose marks are kept."""


class Lane(StrEnum):
    """The two lanes: releases above, and the deal around them below."""

    FREED = "freed"
    DEAL = "deal"


@dataclass(frozen=True, slots=True)
class Selection:
    """What is drawn: kinds and legal forms (none named is all), first and last day, the chosen event, and the size."""

    kinds: frozenset[EventKind] = frozenset()
    forms: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    event: str = ""
    small: bool = False
    definition: str = EVERYONE
    """By which definition the total in its words counts, and each of its circles."""

    @classmethod
    def from_query(cls, dataset: Dataset, query: Mapping[str, str]) -> "Selection":
        """The selection of an address; a period runs from the first day of its first month to the last of its last."""
        first, last = addresses.month(query, "from"), addresses.month(query, "to")
        return cls(
            kinds=frozenset(map(EventKind, addresses.several(query, "kind", list(EventKind)))),
            forms=frozenset(addresses.several(query, "legal", form_choices(dataset))),
            since=first,
            until=PartialDate(last.year, last.month).latest if last else None,
            event=query.get("event", ""),
            definition=addresses.one(query, "definition", dataset.definitions, EVERYONE),
        )


@dataclass(frozen=True, eq=False)
class Mark:
    """One event in its lane; `figures` are how many of the people who are counted it freed, where a source says.

    It is made once for a ledger and a definition, so caches can use it as a key.
    """

    event: Event
    lane: Lane
    figures: tuple[Fact, ...] = ()
    counted: str = ""
    """Who is counted, where that is not everyone."""

    @property
    def event_id(self) -> str:
        """The id of the event, which is the id of the mark."""
        return self.event.event_id

    @cached_property
    def day(self) -> date:
        """The day at which it is drawn: the middle of its possible days where it is not known."""
        return self.event.date.middle

    @cached_property
    def span(self) -> tuple[date, date] | None:
        """The first and the last possible day, where its day is not known."""
        return None if self.event.date.is_day else (self.event.date.earliest, self.event.date.latest)

    @property
    def kind(self) -> EventKind:
        """What kind of event it was."""
        return self.event.kind

    @cached_property
    def quantity(self) -> Quantity | None:
        """How many of the people who are counted it freed, with its bound, or None."""
        amounts = [fact.value for fact in self.figures if isinstance(fact.value, Quantity)]
        if len(amounts) < 2:
            return next(iter(amounts), None)
        bound = Bound.EXACT if all(each.bound is Bound.EXACT for each in amounts) else Bound.AT_LEAST
        return Quantity(float(sum(map(totals.least, amounts))), bound)

    @property
    def disputed(self) -> bool:
        """Whether sources differ on the number."""
        return any(fact.standing is Standing.DISPUTED for fact in self.figures)

    @property
    def number(self) -> float:
        """The number that the area of the circle shows; 0 where none is known."""
        return self.quantity.number if self.quantity else 0.0


@dataclass(frozen=True, eq=False)
class Marks:
    """The events in time order and the counts of a period; `largest` is the largest number of the whole ledger."""

    events: tuple[Mark, ...]
    counts: tuple[Count, ...]
    since: date
    until: date
    total: Total
    """How many people the events shown let go: our sum, everybody once."""
    everyone: Total
    """How many all events of the ledger let go, shown or not."""
    selected: str = ""
    small: bool = False
    largest: float = LEAST
    kinds: frozenset[EventKind] = frozenset()
    """The kinds of events that were asked for; none named is all."""
    forms: frozenset[str] = frozenset()
    """The legal forms that were asked for; none named is all."""
    story: Story = UNTOLD

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The id of every event, in time order."""
        return tuple(mark.event_id for mark in self.events)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that the drawing shows."""
        figures = [fact for mark in self.events for fact in mark.figures]
        return (*figures, *(count.fact for count in self.counts))

    @cached_property
    def freeing(self) -> tuple[Mark, ...]:
        """The releases and pardons, and the exchanges for which a source says how many they freed."""
        return tuple(mark for mark in self.lane(Lane.FREED) if mark.kind in FREEING or mark.quantity)

    @cached_property
    def known(self) -> tuple[Mark, ...]:
        """The freeing events whose number is known."""
        return tuple(mark for mark in self.freeing if mark.quantity)

    @cached_property
    def leading(self) -> Count | None:
        """The last count in custody that is told: of a list, unless a bound is much newer."""
        return counts.leading(self.counts)

    def lane(self, lane: Lane) -> tuple[Mark, ...]:
        """The events of one lane, in time order."""
        return self._lanes[lane]

    @cached_property
    def _lanes(self) -> Mapping[Lane, tuple[Mark, ...]]:
        return {lane: tuple(mark for mark in self.events if mark.lane is lane) for lane in Lane}


@lru_cache(maxsize=CACHE_SIZE)
def marks(dataset: Dataset, selection: Selection = Selection()) -> Marks:
    """The events that fit the selection, and the counts of its period."""
    days = [event.date for event in dataset.events.values()]
    since = selection.since or min((day.earliest for day in days), default=dataset.cutoff)
    until = max(since, selection.until or max((dataset.cutoff, *(day.earliest for day in days))))
    definition = dataset.definitions[selection.definition]
    every = _every(dataset, definition)
    events = tuple(mark for mark in every if _matches(dataset, selection, mark) and _within(mark, since, until))
    in_custody = tuple(count for count in counts.counts(dataset) if since <= count.day <= until)
    return Marks(
        events,
        in_custody,
        since,
        until,
        totals.of_events(dataset, definition, (mark.event for mark in events)),
        totals.freed(dataset),
        selected=selection.event if any(mark.event_id == selection.event for mark in events) else "",
        small=selection.small,
        largest=max([LEAST, *(mark.number for mark in every)]),
        kinds=selection.kinds,
        forms=selection.forms,
        story=dataset.story,
    )


def _within(mark: Mark, since: date, until: date) -> bool:
    """Whether an event may have happened in a period."""
    return mark.event.date.earliest <= until and since <= mark.event.date.latest


def _matches(dataset: Dataset, selection: Selection, mark: Mark) -> bool:
    """Whether an event is of a chosen kind and legal form."""
    if selection.kinds and mark.kind not in selection.kinds:
        return False
    return not selection.forms or bool(selection.forms & forms(dataset, mark.event_id))


def form_choices(dataset: Dataset) -> tuple[str, ...]:
    """The legal forms that can be chosen, in their order."""
    return tuple(choice for name in dataset.with_role(Role.FORM) for choice in dataset.properties[name].choices)


def forms(dataset: Dataset, event_id: str) -> frozenset[str]:
    """The legal forms that sources give for an event; as in our sums, weak sources alone do not count."""
    facts = dataset.facts(event_id, Role.FORM)
    return frozenset(str(f.value) for f in facts if f.standing not in totals.GONE and not f.support.weak)


@lru_cache(maxsize=32)
def _every(dataset: Dataset, definition: Definition) -> tuple[Mark, ...]:
    """The mark of each event of a ledger, in time order."""
    return tuple(_mark(dataset, definition, event) for event in dataset.events.values())


def _mark(dataset: Dataset, definition: Definition, event: Event) -> Mark:
    """An event in the lane of its kind, with how many it freed; the deal frees nobody."""
    if event.kind not in dataset.story.lanes.freeing:
        return Mark(event, Lane.DEAL)
    if definition.definition_id == EVERYONE:
        freed = totals.people_freed(dataset, event.event_id)
        return Mark(event, Lane.FREED, (freed,) if freed else ())
    counted = totals.counts(dataset, definition, event)
    part = totals.part(dataset, definition, event) if counted else None
    return Mark(event, Lane.FREED, part.facts if part else (), definition.label)
