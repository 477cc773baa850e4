"""Checks whether a printed number is still right, by our sums over time or by the figures of sources."""

import re
from dataclasses import dataclass
from enum import StrEnum

from data import answers, comparisons, releases, status, totals
from data.dataset import Dataset
from data.facts import Fact, Version
from data.memo import once_a_dataset
from data.model import Definition, Event
from data.quantities import Quantity
from data.releases import Filter
from data.totals import Total

NUMBER = re.compile(r"(?:≥|\+|at least )? ?(\d{1,6}|\d{1,3}[ ,\u00a0]\d{3})(?:\.0+)?", re.ASCII)
"""A number as people print one: digits, with or without a mark for thousands."""

ANY_NUMBER = re.compile(r"(?<!\d)[-−]?\w*\d\w*(?:[.,\u00a0 ]\d+)*(?: ?%)?", re.ASCII)
"""Whatever has digits in a text, with its sign, marks, and letters that touch it."""

THOUSANDS = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+", re.ASCII)
"""A number whose thousands stand apart."""

AROUND = (
    "a about almost approximately around at exactly fewer least less more most nearly of only over people persons"
    " political prisoners roughly some than the to under up ~ ≈ > < ≥ ≤ +"
)
"""Words and signs that may stand beside a number in a search for it."""

EVERYTHING = Filter()
"""The filter that leaves nothing out."""


class Verdict(StrEnum):
    """The result of checking a number."""

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
    """The verdict on a number, the value of today, and the evidence for the verdict."""

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


def printed(words: str) -> int | None:
    """The number in a printed text; None if the text is not a count."""
    match = NUMBER.fullmatch(words.strip())
    return int(re.sub(r"\D", "", match[1])) if match else None


def numbers(words: str) -> tuple[int | None, ...]:
    """Every number in a text, in its order; None stands for one that is not a count, such as 1.5."""
    if (whole := printed(words)) is not None:
        return (whole,)
    written = (
        each if THOUSANDS.fullmatch(each) else re.sub(r" (?=\d)", "\n", each) for each in ANY_NUMBER.findall(words)
    )
    return tuple(printed(one) for each in written for one in each.splitlines())


def searched(words: str) -> int | None:
    """The number in a text that asks for one and for nothing else, such as "about 900 people"; None in any other."""
    counts, rest = numbers(words), re.findall(r"[^\s.,:;?!()]+", ANY_NUMBER.sub(" ", words).casefold())
    return counts[0] if len(counts) == 1 and set(AROUND.split()).issuperset(rest) else None


def of_sum(dataset: Dataset, definition: Definition, number: int, criteria: Filter = EVERYTHING) -> Checked:
    """Check a number as the sum of a definition over the events that pass a filter."""
    events = (row.event for row in releases.select(dataset, definition, criteria))
    ordered = sorted(events, key=lambda event: (event.date.earliest, event.event_id))
    sums = [totals.of_events(dataset, definition, ordered[:count]).low for count in range(len(ordered) + 1)]
    whole = totals.of_events(dataset, definition, ordered)
    theirs = _published(dataset, definition, number) if criteria == EVERYTHING else ()
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
    """Check a number as that of the people whom an event let go; None if no source counts them."""
    fact = totals.people_freed(dataset, event_id)
    if fact is None:
        return None
    others = sorted(fact.versions[1:], key=lambda version: not _is(version, number))
    right = _is(fact.versions[0], number)
    parts = tuple(
        each for each in dataset.facts(event_id) if each.key != fact.key and _is(each.versions[0], number) and not right
    )
    otherwise = Verdict.SAID if others and _is(others[0], number) else Verdict.PART if parts else Verdict.OTHER
    return Checked(
        Verdict.RIGHT if right else otherwise, str(fact.value), versions=tuple(others), fact=fact, figures=parts
    )


@once_a_dataset
def _figures(dataset: Dataset) -> dict[int, tuple[Fact, ...]]:
    """The figures of events and of the country by each number that a source gives today, what is adopted first."""
    numbers: dict[int, list[tuple[int, Fact]]] = {}
    for fact in (fact for subject in (*dataset.events, dataset.country) for fact in dataset.facts(subject)):
        for at, version in enumerate(fact.versions):
            if isinstance(version.value, Quantity) and not status.of_version(fact, version).struck:
                numbers.setdefault(int(version.value.number), []).append((at, fact))
    return {number: tuple(fact for _, fact in sorted(rows, key=_place)) for number, rows in numbers.items()}


def _place(row: tuple[int, Fact]) -> tuple[bool, bool]:
    """Adopted values first, and of them how many an event let go."""
    at, fact = row
    return at > 0, fact.prop.role not in totals.WHOLE


def with_number(dataset: Dataset, number: int) -> tuple[tuple[Definition, ...], tuple[Fact, ...]]:
    """The definitions whose sum is a number, and the figures of events and of the country that have it as a value."""
    taken = answers.snapshot(dataset)
    summed = (each for each in dataset.definitions.values() if _sum(taken, each) == str(number))
    return tuple(summed), _figures(dataset).get(number, ())


def _sum(taken: answers.Snapshot, definition: Definition) -> str:
    summed = answers.answer(taken, answers.NumberQuestion(definition.definition_id))
    return summed.value if summed else ""


def _is(version: Version, number: int) -> bool:
    """Whether a version gives a number, with whatever bound."""
    return isinstance(version.value, Quantity) and version.value.number == number
