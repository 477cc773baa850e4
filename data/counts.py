"""Counts of the people in custody: what each says, which are joined by a line, and which is told as the last."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import accumulate

from data.dataset import Dataset
from data.dates import PartialDate
from data.facts import Fact
from data.memo import CACHED_DATASETS
from data.quantities import Bound, Quantity
from data.roles import Role
from data.status import stands
from data.vocabulary import Standing

NEAR = 30
"""Days within which the count of a list is worth more than a later bound or rounded number."""

GAP = 120
"""Days between two exact counts after which the line between them is dotted."""

ABOVE = (Bound.AT_LEAST, Bound.MORE_THAN, Bound.BETWEEN)
BELOW = (Bound.AT_MOST, Bound.FEWER_THAN)


@dataclass(frozen=True, eq=False)
class Count:
    """One count of the people in custody, on the day for which it was given."""

    fact: Fact
    as_of: PartialDate
    quantity: Quantity

    @cached_property
    def day(self) -> date:
        """The day at which it is drawn: in the middle of what its date can mean."""
        return self.as_of.middle

    @property
    def count_id(self) -> str:
        """The date of the count, by which charts and addresses name it."""
        return str(self.as_of)

    @property
    def exact(self) -> bool:
        """Whether it gives the number itself and not a bound on it."""
        return self.quantity.bound is Bound.EXACT

    @property
    def points(self) -> int:
        """Where the true number may lie: 1 above, -1 below, 0 at the number or around it."""
        return (self.quantity.bound in ABOVE) - (self.quantity.bound in BELOW)

    @property
    def disputed(self) -> bool:
        """Whether sources differ on it."""
        return self.fact.standing is Standing.DISPUTED


@lru_cache(maxsize=CACHED_DATASETS)
def counts(dataset: Dataset) -> tuple[Count, ...]:
    """Every count that has not been shown to be wrong, in the order of the days at which they are drawn."""
    facts = (fact for fact in dataset.facts(dataset.country, Role.IN_CUSTODY) if stands(fact))
    unsorted = (Count(f, f.as_of, f.value) for f in facts if f.as_of and isinstance(f.value, Quantity))
    return tuple(sorted(unsorted, key=lambda count: (count.day, count.as_of)))


Run = tuple[Count, ...]


def stretches(counts: Iterable[Count]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The counts that a line joins, in runs without a long gap, and the two at the sides of each long gap.

    Only exact numbers are joined: a line through "at least 1,000" would show a fall that nobody counted.
    """
    runs: list[list[Count]] = []
    gaps: list[Run] = []
    for count in (each for each in counts if each.exact):
        if runs and (count.day - runs[-1][-1].day).days <= GAP:
            runs[-1].append(count)
            continue
        if runs:
            gaps.append((runs[-1][-1], count))
        runs.append([count])
    return tuple(map(tuple, runs)), tuple(gaps)


def last_by(counts: Sequence[Count], day: date) -> Count | None:
    """The last count that was surely taken by a day; one whose own day is vague stands back behind any with a day."""
    days, last = _lasts(tuple(counts))
    at = bisect_right(days, day)
    return last[at - 1] if at else None


@lru_cache(maxsize=64)
def _lasts(counts: tuple[Count, ...]) -> tuple[list[date], list[Count]]:
    """The days by which some counts were surely taken, from the first on, and by each of them the last count."""
    taken = sorted(counts, key=lambda count: count.as_of.latest)
    return [count.as_of.latest for count in taken], list(accumulate(taken, _later))


def _later(one: Count, other: Count) -> Count:
    return max(one, other, key=lambda count: (count.as_of.is_day, count.as_of.latest, count.as_of.earliest))


def leading(counts: Sequence[Count]) -> Count | None:
    """The count to tell as the last: the last with a day, or the last exact one where it is near to it in time."""
    last = last_by(counts, date.max)
    if last is None:
        return None
    exact = last_by([count for count in counts if count.exact], date.max)
    if exact and (last.as_of.latest - exact.as_of.earliest).days <= NEAR:
        return exact
    return last
