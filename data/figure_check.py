"""Whether a number that somebody has printed is still right: by our sums as they grew, or by what sources say."""

from dataclasses import dataclass
from enum import StrEnum

from data import comparisons, releases, totals
from data.dataset import Dataset
from data.facts import Fact, Version
from data.model import Definition, Event
from data.quantities import Quantity
from data.releases import Filter
from data.totals import Total

EVERYTHING = Filter()
"""The filter that leaves nothing out."""


class Verdict(StrEnum):
    """What has become of a number."""

    RIGHT = "right"
    """It is the value of today."""
    WAS = "was"
    """It was our sum until an event."""
    WITHIN = "within"
    """Of a sum: more than the least that sources give together, and no more than the most."""
    THEIRS = "theirs"
    """Of a sum: a total that somebody else has published."""
    PART = "part"
    """Of an event: another of its figures, such as how many of the freed were taken somewhere."""
    SAID = "said"
    """It is not what is adopted, but a source says so."""
    OTHER = "other"
    """Nothing on record has it."""
    NONE = "none"
    """Of a sum: it has no parts, so there is no number that another could be held against."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What has become of a number, the value of today, and what shows it."""

    verdict: Verdict
    now: str
    until: Event | None = None
    """The event that made another sum of it."""
    versions: tuple[Version, ...] = ()
    """Of a figure: every other value that sources give, the one that was asked for first."""
    fact: Fact | None = None
    high: str = ""
    """Of a sum: the most that sources give together."""
    figures: tuple[Fact, ...] = ()
    """Published totals, or other figures of an event, that have the number."""
    total: Total | None = None
    """The sum of today."""


def of_sum(dataset: Dataset, definition: Definition, number: int, asked: Filter = EVERYTHING) -> Checked:
    """What has become of a number as the sum of a definition, over the events that a filter leaves."""
    events = (row.event for row in releases.select(dataset, definition, asked))
    ordered = sorted(events, key=lambda event: (event.date.earliest, event.event_id))
    sums = [totals.of_events(dataset, definition, ordered[:count]).low for count in range(len(ordered) + 1)]
    whole = totals.of_events(dataset, definition, ordered)
    theirs = _published(dataset, definition, number) if asked == EVERYTHING else ()
    until = [at for at, low in enumerate(sums[:-1]) if low == number and number]
    verdicts = {
        Verdict.NONE: not whole.parts and not theirs,
        Verdict.RIGHT: whole.low == number,
        Verdict.WITHIN: whole.low < number <= whole.high,
        Verdict.THEIRS: bool(theirs),
        Verdict.WAS: bool(until),
        Verdict.OTHER: True,
    }
    verdict = next(each for each, is_so in verdicts.items() if is_so)
    changed = ordered[until[-1]] if verdict is Verdict.WAS else None
    return Checked(verdict, str(whole.low), changed, high=str(whole.high), figures=theirs, total=whole)


def _published(dataset: Dataset, definition: Definition, number: int) -> tuple[Fact, ...]:
    """The totals of others, nearest to a definition of ours, that have a number."""
    ours = (each for each in comparisons.beside(dataset) if each.ours.definition == definition)
    return tuple(each.published for each in ours if any(_is(version, number) for version in each.published.versions))


def of_event(dataset: Dataset, event_id: str, number: int) -> Checked | None:
    """What has become of a number as that of the people whom an event let go; None where nobody counts them."""
    fact = totals.people_freed(dataset, event_id)
    if fact is None:
        return None
    others = sorted(fact.versions[1:], key=lambda version: not _is(version, number))
    right = _is(fact.versions[0], number)
    parts = tuple(
        each for each in dataset.facts(event_id) if each.key != fact.key and _is(each.versions[0], number) and not right
    )
    said = Verdict.SAID if others and _is(others[0], number) else Verdict.PART if parts else Verdict.OTHER
    return Checked(Verdict.RIGHT if right else said, str(fact.value), versions=tuple(others), fact=fact, figures=parts)


def _is(version: Version, number: int) -> bool:
    """Whether a version gives a number, with whatever bound."""
    return isinstance(version.value, Quantity) and version.value.number == number
