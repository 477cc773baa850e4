"""The marks of the lifelines: a line per person, with the precision of its ends and the events on its way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache

from data import Dataset, Fact, PartialDate
from data.custody import FREEDOM, State, states
from data.model import Event
from data.people import Entry, Status, roster
from data.roles import Role


@dataclass(frozen=True, slots=True)
class Selection:
    """Whose lines are drawn; None is everybody."""

    people: tuple[str, ...] | None = None


MOST = 4_096
"""Lines that are kept, with their words."""


class Turn(StrEnum):
    """The kinds of event between detention and release."""

    REFUSED = "refused"
    RETURNED = "returned"
    FREED_BEFORE = "freed_before"
    WRONG = "wrong"
    """A release that was reported and shown to be wrong."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One event on a line, with the fact that gives its day."""

    turn: Turn
    day: PartialDate
    fact: Fact


@dataclass(frozen=True, eq=False)
class Lifeline:
    """One person's line, of which at least one end is known; made once per ledger, as caches use it as a key."""

    entry: Entry
    start: PartialDate | None
    end: PartialDate | None
    stops: tuple[Stop, ...]

    @property
    def person_id(self) -> str:
        """The id of the person, which is the id of the mark."""
        return self.entry.person_id

    @property
    def is_open(self) -> bool:
        """Whether the person was in custody at the last report."""
        return self.entry.status is Status.IN_CUSTODY

    @cached_property
    def solid(self) -> tuple[date, date] | None:
        """The days that are surely part of the line, or None."""
        if self.start is None or self.end is None or self.start.latest > self.end.earliest:
            return None
        return self.start.latest, self.end.earliest

    @cached_property
    def soft(self) -> tuple[tuple[date, date], ...]:
        """The days that may be part of the line: where a date is known to the month or year only."""
        ends = [day for day in (self.start, self.end) if day]
        if self.start and self.end and self.solid is None:
            return ((self.start.earliest, self.end.latest),)
        return tuple((day.earliest, day.latest) for day in ends if not day.is_day)

    @property
    def exact_days(self) -> int | None:
        """The days in custody where both ends are known to the day and the line has ended."""
        span = self.entry.span
        exact = span and span.ended and self.start and self.start.is_day and self.end and self.end.is_day
        return span.least if span and exact else None

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that the line shows."""
        facts = (self.entry.detained, self.entry.freed, self.entry.last_report, *(stop.fact for stop in self.stops))
        return tuple({fact.key: fact for fact in facts if fact}.values())


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one release; without an event those in custody, or those freed in no release of the ledger."""

    event: Event | None
    lines: tuple[Lifeline, ...]

    @property
    def in_custody(self) -> bool:
        """Whether it holds those in custody at the last report."""
        return self.event is None and self.lines[0].is_open


@dataclass(frozen=True, slots=True)
class Marks:
    """All lines by group; `left_out` counts people with custody of whom no date is known."""

    groups: tuple[Group, ...]
    left_out: int
    until: date

    @property
    def home(self) -> str:
        """The country of the story, by its name in a sentence."""
        return next((line.entry.home for line in self.lines), "")

    @property
    def lines(self) -> tuple[Lifeline, ...]:
        """All lines in reading order."""
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of every person drawn, in reading order."""
        return tuple(line.person_id for line in self.lines)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that the drawing shows."""
        return tuple(fact for line in self.lines for fact in line.facts)

    @property
    def years(self) -> range:
        """The years whose first day is on the axis."""
        days = [day.earliest.year for line in self.lines for day in (line.start, line.end) if day]
        return range(min(days, default=self.until.year), self.until.year + 1)


def marks(dataset: Dataset, selection: Selection = Selection()) -> Marks:
    """The lines of the chosen people: those in custody first, then the releases from the newest to the oldest."""
    entries = roster(dataset)
    ids = entries if selection.people is None else [who for who in selection.people if who in entries]
    held = [entries[who] for who in dict.fromkeys(ids) if entries[who].status not in NO_CUSTODY]
    lines = [drawn for entry in held if (drawn := _line(dataset, entry.person_id))]
    by_release: dict[str, list[Lifeline]] = {}
    for line in lines:
        by_release.setdefault(_release(line), []).append(line)
    order = sorted(by_release, key=lambda key: _place(dataset, key), reverse=True)
    groups = tuple(Group(dataset.events.get(key), _longest_first(by_release[key])) for key in order)
    return Marks(groups, len(held) - len(lines), dataset.cutoff)


NO_CUSTODY = (Status.OTHER, Status.SENTENCED)
"""The statuses of those of whom no time in custody is known."""

CUSTODY, NO_RELEASE = "in-custody", "no-release"


def _release(line: Lifeline) -> str:
    if line.is_open:
        return CUSTODY
    return line.entry.freed_in[-1] if line.entry.freed_in else NO_RELEASE


def _place(dataset: Dataset, key: str) -> tuple[int, date, str]:
    event = dataset.events.get(key)
    rank = {CUSTODY: 2, NO_RELEASE: 0}.get(key, 1)
    return rank, event.date.earliest if event else date.min, key


@lru_cache(maxsize=MOST)
def _line(dataset: Dataset, person_id: str) -> Lifeline | None:
    return line_of(dataset, roster(dataset)[person_id])


def line_of(dataset: Dataset, entry: Entry) -> Lifeline | None:
    """A person's line, or None where neither of its ends is known or no time in custody."""
    start = _day(entry.detained)
    end = _day(entry.last_report) or _day(entry.freed)
    if end is None and entry.freed_in:
        end = dataset.events[entry.freed_in[-1]].date
    if entry.status in NO_CUSTODY or not (start or end):
        return None
    return Lifeline(entry, start, end, _stops(states(dataset, entry.person_id), end))


def _day(fact: Fact | None) -> PartialDate | None:
    return fact.value if fact and isinstance(fact.value, PartialDate) else None


def _stops(states: Iterable[State], end: PartialDate | None) -> tuple[Stop, ...]:
    return tuple(Stop(turn, state.day, state.fact) for state in states if (turn := _turn(state, end)))


def _turn(state: State, end: PartialDate | None) -> Turn | None:
    if state.role in FREEDOM and state.retracted:
        return Turn.WRONG
    if state.status.struck:
        return None
    if state.role is Role.STAYED_BEHIND:
        return Turn.REFUSED
    if state.role is Role.RETURNED:
        return Turn.RETURNED
    before = end is not None and not state.day.agrees(end)
    return Turn.FREED_BEFORE if state.role in FREEDOM and before else None


def _longest_first(lines: Sequence[Lifeline]) -> tuple[Lifeline, ...]:
    return tuple(sorted(lines, key=lambda line: (-_length(line), line.entry.person.name)))


def _length(line: Lifeline) -> int:
    return (line.solid[1] - line.solid[0]).days if line.solid else -1
