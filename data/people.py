"""The people as a list that can be filtered and sorted: one entry a person, computed once."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from data.custody import CUSTODY, FREEDOM, RETURN, TRIED, Span, days_in_custody, freedom, last_report_of
from data.dataset import Dataset
from data.dates import PartialDate
from data.facts import Fact
from data.memo import once_a_dataset
from data.model import Person
from data.roles import Role
from data.search import search
from data.spelling import surname_first
from data.status import stands
from data.vocabulary import RelationKind


class Status(StrEnum):
    """What is known of a person's freedom."""

    FREED_ABROAD = "freed_abroad"
    FREED_AT_HOME = "freed_at_home"
    FREED = "freed"
    """Named among the freed; whether abroad or at home is not reported."""
    SENTENCED = "sentenced"
    """Tried or sentenced; whether the person is held is not reported."""
    IN_CUSTODY = "in_custody"
    """At the last report: nothing here says that it is so today."""
    OTHER = "other"
    """Officials, envoys and others of whom no custody is known."""


FREE = (Status.FREED_ABROAD, Status.FREED_AT_HOME, Status.FREED)
"""The statuses of those who were let go."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One person with what a card shows; a fact that nobody reports is None."""

    person: Person
    status: Status
    freed_in: tuple[str, ...]
    years: tuple[str, ...]
    """The years in which the person was freed, by releases and by the date of freedom."""
    destination: str
    """The country to which the person was taken, as a place, or an empty string."""
    citizenships: tuple[str, ...]
    span: Span | None
    detained: Fact | None
    sentenced: Fact | None
    sentence: Fact | None
    freed: Fact | None
    taken_to: Fact | None
    last_report: Fact | None
    """The latest fact that places somebody in custody, or before a court, of whom no release is known."""
    home: str
    """The country of the story, by its name in a sentence."""

    @property
    def person_id(self) -> str:
        """The id of the person."""
        return self.person.person_id

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that this entry shows, each once."""
        reported = (self.detained, self.sentenced, self.sentence, self.freed, self.taken_to, self.last_report)
        return tuple({fact.key: fact for fact in reported if fact}.values())


def entry(dataset: Dataset, person_id: str) -> Entry:
    """The entry of one person."""
    return roster(dataset)[person_id]


@once_a_dataset
def roster(dataset: Dataset) -> Mapping[str, Entry]:
    """The entry of every person by id, in the order of the table."""
    return {person.person_id: _entry(dataset, person) for person in dataset.people.values()}


def _entry(dataset: Dataset, person: Person) -> Entry:
    who = person.person_id
    freed, taken_to = freedom(dataset, who), _live(dataset, who, Role.BROUGHT_TO)
    freed_in = dataset.related(RelationKind.FREED_IN, subject=who)
    back = _live(dataset, who, RETURN) is not None
    last_report = None if freed or (freed_in and not back) else last_report_of(dataset, who)
    destination = dataset.country_of(str(taken_to.value)) if taken_to else ""
    citizenships = (dataset.country_of(str(f.value)) for f in dataset.facts(who, Role.CITIZEN_OF) if stands(f))
    return Entry(
        person=person,
        status=_status(dataset, who, freed, destination, last_report),
        freed_in=tuple(sorted(freed_in, key=lambda event: (dataset.events[event].date, event))),
        years=_years(dataset, freed_in, freed),
        destination=destination,
        citizenships=tuple(dict.fromkeys(citizenships)),
        span=days_in_custody(dataset, who),
        detained=_live(dataset, who, Role.DETAINED),
        sentenced=_live(dataset, who, Role.SENTENCED),
        sentence=_live(dataset, who, Role.SENTENCE),
        freed=freed,
        taken_to=taken_to,
        last_report=last_report,
        home=dataset.named(dataset.country),
    )


def _status(dataset: Dataset, who: str, freed: Fact | None, destination: str, last_report: Fact | None) -> Status:
    if last_report:
        held = any(_live(dataset, who, role) for role in CUSTODY if role not in TRIED)
        return Status.IN_CUSTODY if held else Status.SENTENCED
    ways = {role for role in FREEDOM for fact in dataset.facts(who, role) if _same_day(fact, freed)}
    if Role.FREED_AT_HOME in ways or (Role.EXPELLED not in ways and destination == dataset.country):
        return Status.FREED_AT_HOME
    if Role.EXPELLED in ways or destination:
        return Status.FREED_ABROAD
    named = freed or dataset.related(RelationKind.FREED_IN, subject=who)
    return Status.FREED if named else Status.OTHER


def _years(dataset: Dataset, freed_in: Iterable[str], freed: Fact | None) -> tuple[str, ...]:
    known = {dataset.events[event].date.year for event in freed_in}
    if freed and isinstance(freed.value, PartialDate):
        known.add(freed.value.year)
    return tuple(str(year) for year in sorted(known))


def _same_day(fact: Fact, freed: Fact | None) -> bool:
    one, two = fact.value, freed.value if freed else None
    if not stands(fact) or not isinstance(one, PartialDate) or not isinstance(two, PartialDate):
        return False
    return one.agrees(two)


def _live(dataset: Dataset, who: str, role: Role) -> Fact | None:
    """The last fact of a role that still holds; what was shown to be wrong or is over stands on no card."""
    return next((fact for fact in reversed(dataset.facts(who, role)) if stands(fact)), None)


def facts_of(entries: Iterable[Entry]) -> tuple[Fact, ...]:
    """Every fact that a list of entries shows."""
    return tuple(fact for each in entries for fact in each.facts)


class Sort(StrEnum):
    """In which order people are listed; whoever lacks the date comes last."""

    NAME = "name"
    FREED = "freed"
    LONGEST = "longest"
    DETAINED = "detained"


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of people: one of the options of each field; an empty field does not restrict."""

    query: str = ""
    years: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    citizenships: tuple[str, ...] = ()


CACHED_FILTERS = 32
"""How many filters have their sorted people cached; the least recently used are computed again."""

DEFAULT = Filter()
"""Everybody."""

UNSTATED = "unstated"
"""The option of those of whom no source states a year, a release, a destination or a citizenship."""

FIELDS: Mapping[str, Callable[[Entry], tuple[str, ...]]] = {
    "years": lambda each: each.years or (UNSTATED,),
    "releases": lambda each: each.freed_in or (UNSTATED,),
    "categories": lambda each: (each.person.category,),
    "destinations": lambda each: (each.destination or UNSTATED,),
    "statuses": lambda each: (each.status,),
    "citizenships": lambda each: each.citizenships or (UNSTATED,),
}
"""For each field of a filter, the options to which an entry belongs."""


@lru_cache(maxsize=CACHED_FILTERS)
def select(dataset: Dataset, chosen: Filter = DEFAULT, sort: Sort = Sort.NAME) -> tuple[Entry, ...]:
    """The people who pass a filter, sorted; with a query the best matches come first unless another order is chosen."""
    entries = [
        each for each in _entries(dataset, chosen.query) if all(_passes(each, chosen, field) for field in FIELDS)
    ]
    if chosen.query.strip() and sort is Sort.NAME:
        return tuple(entries)
    return tuple(sorted(entries, key=lambda each: (_order(each, sort), _by_name(each))))


@lru_cache(maxsize=CACHED_FILTERS)
def facets(dataset: Dataset, chosen: Filter = DEFAULT) -> Mapping[str, Mapping[str, int]]:
    """For each field, how many people each of its options would give while the other fields stay as they are."""
    entries = _entries(dataset, chosen.query)
    return {field: _counts(entries, chosen, field) for field in FIELDS}


def _counts(entries: Iterable[Entry], chosen: Filter, field: str) -> Mapping[str, int]:
    others = [name for name in FIELDS if name != field]
    left = (each for each in entries if all(_passes(each, chosen, name) for name in others))
    return Counter(option for each in left for option in FIELDS[field](each))


def _entries(dataset: Dataset, query: str) -> list[Entry]:
    return list(map(roster(dataset).__getitem__, search(dataset, query)))


def _passes(each: Entry, chosen: Filter, field: str) -> bool:
    options = getattr(chosen, field)
    return not options or any(option in options for option in FIELDS[field](each))


def _order(each: Entry, sort: Sort) -> tuple[bool, int]:
    """Whether an entry lacks what it is sorted by, and the number by which it is sorted."""
    match sort:
        case Sort.FREED:
            return _by_day(each.freed, newest_first=True)
        case Sort.DETAINED:
            return _by_day(each.detained, newest_first=False)
        case Sort.LONGEST:
            return (False, -each.span.least) if each.span else (True, 0)
        case _:
            return False, 0


def _by_day(fact: Fact | None, *, newest_first: bool) -> tuple[bool, int]:
    if fact is None or not isinstance(fact.value, PartialDate):
        return True, 0
    day = fact.value.earliest.toordinal()
    return False, -day if newest_first else day


def _by_name(each: Entry) -> tuple[tuple[str, ...], str]:
    """By surname, in plain letters."""
    return surname_first(each.person.name), each.person_id
