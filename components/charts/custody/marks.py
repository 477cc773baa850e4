"""What is drawn: the counts of political prisoners in custody, and the releases that fall among them."""

from dataclasses import dataclass
from datetime import date

from components.charts.axis import month_start
from data import Dataset, Fact, PartialDate, counts, totals
from data.counts import Count
from data.model import Event
from data.totals import FREEING


@dataclass(frozen=True, slots=True)
class Selection:
    """The period that is drawn; None is as far as the ledger reaches."""

    since: date | None = None
    until: date | None = None


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
        return tuple(count.count_id for count in self.counts)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The counts as facts."""
        return tuple(count.fact for count in self.counts)

    @property
    def leading(self) -> Count | None:
        """The count to tell as the last."""
        return counts.leading(self.counts)


def marks(dataset: Dataset, selection: Selection = Selection()) -> Marks:
    """The counts and the releases of the chosen period."""
    counts_of_all = counts.counts(dataset)
    events = [event for event in dataset.events.values() if event.kind in FREEING]
    days = [count.day for count in counts_of_all] + [event.date.earliest for event in events] or [dataset.cutoff]
    since = selection.since or month_start(min(days))
    until = selection.until or PartialDate(max(days).year, max(days).month).latest
    inside = tuple(event for event in events if since <= event.date.earliest <= until)
    shown = tuple(count for count in counts_of_all if since <= count.day <= until)
    return Marks(shown, inside, since, max(since, until), _later(dataset, shown, until), dataset.story.figures.counted)


def _later(dataset: Dataset, shown: tuple[Count, ...], until: date) -> int:
    """How many were freed in the period on the day of the leading count or after it."""
    leading = counts.leading(shown)
    if leading is None:
        return 0
    day = leading.as_of.earliest
    return sum(part.number for part in totals.total(dataset, until=until).parts if part.day >= day)
