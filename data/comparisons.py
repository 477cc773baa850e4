"""Compares each published total with our sum to the same day, and explains the difference event by event."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from data import definitions, totals
from data.dataset import Dataset
from data.facts import Fact
from data.model import Comparison, Event
from data.quantities import Bound, Quantity
from data.status import stands
from data.totals import Part, Total


@dataclass(frozen=True, slots=True)
class Step:
    """An event that two counts treat differently: `change` people more in the second, by `facts` if it counts them."""

    event: Event
    change: int
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A published total and our sum to its day; `steps` lead from ours towards theirs, `rest` is left over."""

    published: Fact
    comparison: Comparison
    ours: Total
    outside: tuple[Part, ...]
    """Everyone let go to that day in events that our definition does not count."""
    steps: tuple[Step, ...]
    before: tuple[Step, ...]
    """Events on the day of the count itself, if the count agrees with our sum only without them."""
    silent: tuple[Part, ...]
    """Everyone let go in events that ours should count and cannot, since nobody gives the number in question."""

    @property
    def theirs(self) -> Quantity:
        """The published total."""
        assert isinstance(self.published.value, Quantity)
        return self.published.value

    @property
    def reached(self) -> int:
        """Our sum after all steps."""
        return self.ours.number + sum(step.change for step in (*self.steps, *self.before))

    @property
    def met(self) -> bool:
        """Whether the published total agrees with our sum after all steps."""
        return self.theirs.agrees(Quantity(float(self.reached)))

    @property
    def loose(self) -> bool:
        """Whether the published total is a lower bound below our sum, so that both can be true."""
        return self.theirs.bound in (Bound.AT_LEAST, Bound.MORE_THAN) and stated(self.theirs) < self.reached

    @property
    def difference(self) -> int:
        """How many more people they count than we do, before any step."""
        return stated(self.theirs) - self.ours.number

    @property
    def rest(self) -> int:
        """The part of the difference that no step explains; 0 where the published total agrees."""
        return 0 if self.met else stated(self.theirs) - self.reached


def stated(quantity: Quantity) -> int:
    """The whole number that a total states: an approximate number as it stands, else the least that it allows."""
    return round(quantity.number) if quantity.bound is Bound.ABOUT else totals.least(quantity)


def beside(dataset: Dataset) -> tuple[Beside, ...]:
    """Every published total that comparisons.csv pairs with a definition of ours, from the first day to the last."""
    comparisons = [
        _beside(dataset, fact, comparison)
        for name in dict.fromkeys(each.property for each in dataset.comparisons)
        for fact in _without_repeats(dataset, name)
        if (comparison := _of(dataset, fact))
    ]
    return tuple(sorted(comparisons, key=lambda each: (str(each.published.as_of), each.published.prop.property)))


def _without_repeats(dataset: Dataset, name: str) -> Iterator[Fact]:
    """The totals of a series that stand, without those that repeat the one before on a later day."""
    before: object = None
    for fact in dataset.facts(dataset.country, name):
        if not stands(fact) or not isinstance(fact.value, Quantity) or fact.as_of is None:
            continue
        if fact.value != before:
            yield fact
        before = fact.value


def _of(dataset: Dataset, fact: Fact) -> Comparison | None:
    """The comparison of a published total: the one of its day, else the one of its series."""
    of_series = [each for each in dataset.comparisons if each.property == fact.prop.property]
    exact = (each for each in of_series if each.as_of == fact.as_of)
    return next(exact, next((each for each in of_series if each.as_of is None), None))


def _beside(dataset: Dataset, fact: Fact, comparison: Comparison) -> Beside:
    assert fact.as_of is not None
    since, until = window(comparison, fact.as_of.latest)
    ours = totals.total(dataset, comparison.definition_id, since, until)
    everyone = totals.total(dataset, definitions.EVERYONE, since, until).parts
    outside = tuple(part for part in everyone if not totals.counts(dataset, ours.definition, part.event))
    steps = tuple(_steps(dataset, comparison, ours, since, until))
    row = Beside(fact, comparison, ours, outside, steps, (), ())
    last = tuple(Step(part.event, -part.number, ()) for part in ours.parts if part.day == fact.as_of.latest)
    without = replace(row, before=last)
    if last and not row.met and without.met:
        return without
    events = {part.event.event_id for part in (*ours.parts, *outside)} | {step.event.event_id for step in steps}
    silent = tuple(part for part in everyone if part.event.event_id not in events)
    return replace(row, silent=silent) if row.rest > 0 else row


def window(comparison: Comparison, counted: date) -> tuple[date, date]:
    """The first and the last day that a published total counts."""
    first = comparison.since.earliest if comparison.since else date.min
    return first, min(counted, comparison.until.latest) if comparison.until else counted


def _steps(dataset: Dataset, comparison: Comparison, ours: Total, since: date, until: date) -> Iterator[Step]:
    """What is counted otherwise in a published total, event by event."""
    parts = {part.event.event_id: part.number for part in ours.parts}
    for event_id, name in definitions.apart(comparison).items():
        event = dataset.events.get(event_id)
        if event is None or not since <= event.date.latest <= until:
            continue
        fact = totals.figure(dataset, event_id, name) if name else None
        their_number = totals.summed(event, (fact,)).number if fact else 0
        if (name and fact is None) or their_number == parts.get(event_id, 0):
            continue
        yield Step(event, their_number - parts.get(event_id, 0), (fact,) if fact else ())
