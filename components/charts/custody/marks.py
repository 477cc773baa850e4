"""What is drawn: the counts of political prisoners in custody, and the releases that fall among them."""

from dataclasses import dataclass
from datetime import date

from components.charts.axis import month_start
from data import Dataset, Fact, PartialDate, Quantity, counts, totals
from data.model import Event
from data.quantities import Bound
from data.roles import Role
from data.status import stands
from data.totals import FREEING
from data.vocabulary import Standing

GAP = 120
"""Days between two exact counts after which the line between them is dotted."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The period that is drawn; None is as far as the ledger reaches."""

    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """One count of the people in custody, on the day for which it was given."""

    fact: Fact
    dated: PartialDate
    value: Quantity

    @property
    def mark_id(self) -> str:
        """The date of the count, which is the id of its mark."""
        return str(self.dated)

    @property
    def day(self) -> date:
        """The day at which it is drawn: in the middle of what its date can mean."""
        return self.dated.middle

    @property
    def exact(self) -> bool:
        """Whether it gives the number itself and not a bound on it."""
        return self.value.bound is Bound.EXACT

    @property
    def points(self) -> int:
        """Where the true number may lie: 1 above, -1 below, 0 at the number or around it."""
        above, below = (Bound.AT_LEAST, Bound.MORE_THAN, Bound.BETWEEN), (Bound.AT_MOST, Bound.FEWER_THAN)
        return (self.value.bound in above) - (self.value.bound in below)

    @property
    def disputed(self) -> bool:
        """Whether sources differ on it."""
        return self.fact.standing is Standing.DISPUTED


@dataclass(frozen=True, slots=True)
class Marks:
    """The counts of a period from first to last, and the releases and pardons in it."""

    counts: tuple[Count, ...]
    releases: tuple[Event, ...]
    since: date
    until: date
    later: int = 0
    """How many people were freed on the day of the count that is told as the last, or since."""
    counted: str = ""
    """Whom the counts count, and who counts them."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The date of every count."""
        return tuple(count.mark_id for count in self.counts)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The counts as facts."""
        return tuple(count.fact for count in self.counts)


def marks(dataset: Dataset, selection: Selection = Selection()) -> Marks:
    """The counts and the releases of the chosen period."""
    counts_of_all = series(dataset)
    events = [event for event in dataset.events.values() if event.kind in FREEING]
    days = [count.day for count in counts_of_all] + [event.date.earliest for event in events] or [dataset.cutoff]
    since = selection.since or month_start(min(days))
    until = selection.until or PartialDate(max(days).year, max(days).month).latest
    inside = tuple(event for event in events if since <= event.date.earliest <= until)
    shown = tuple(count for count in counts_of_all if since <= count.day <= until)
    return Marks(shown, inside, since, max(since, until), _later(dataset, shown, until), dataset.story.figures.counted)


def _later(dataset: Dataset, shown: tuple[Count, ...], until: date) -> int:
    """How many were freed in the period on the day of the leading count or after it."""
    if not shown:
        return 0
    day = leading(shown).dated.earliest
    return sum(part.number for part in totals.total(dataset, until=until).parts if part.day >= day)


def series(dataset: Dataset) -> tuple[Count, ...]:
    """Every count of the ledger that still holds, from first to last."""
    facts = (fact for fact in dataset.facts(dataset.country, Role.IN_CUSTODY) if stands(fact))
    unsorted = (
        Count(fact, fact.as_of, fact.value) for fact in facts if fact.as_of and isinstance(fact.value, Quantity)
    )
    return tuple(sorted(unsorted, key=lambda count: (count.day, count.mark_id)))


def leading(shown: tuple[Count, ...]) -> Count:
    """The count to tell as the last: that of a list leads over a bound near to it in time."""
    leader = counts.leading([counts.Count(count.fact, count.dated, count.value) for count in shown])
    return next(count for count in reversed(shown) if leader is None or count.dated == leader.as_of)


def stretches(shown: tuple[Count, ...]) -> tuple[tuple[tuple[Count, ...], ...], tuple[tuple[Count, Count], ...]]:
    """The counts that the line joins, in runs without a long gap, and the two at the sides of each long gap.

    Only exact numbers are joined: a line through "at least 1,000" would show a fall that nobody counted.
    """
    runs: list[list[Count]] = []
    gaps: list[tuple[Count, Count]] = []
    for count in (each for each in shown if each.exact):
        if runs and (count.day - runs[-1][-1].day).days <= GAP:
            runs[-1].append(count)
            continue
        if runs:
            gaps.append((runs[-1][-1], count))
        runs.append([count])
    return tuple(map(tuple, runs)), tuple(gaps)
