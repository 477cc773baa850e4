"""Custody as dated states of a person, and the time between them."""

from dataclasses import dataclass

from data.cells import Value
from data.dataset import Dataset
from data.dates import PartialDate, days_between
from data.facts import Fact, Version
from data.roles import Role
from data.status import of_version, stands
from data.vocabulary import ValueStatus, VersionState

STATES = (
    Role.DETAINED,
    Role.SENTENCED,
    Role.HELD,
    Role.PARDONED,
    Role.STAYED_BEHIND,
    Role.RETURNED,
    Role.FREED,
    Role.EXPELLED,
    Role.FREED_AT_HOME,
)
"""The roles of properties that are states of custody, in the order in which they follow on one day."""

SHOWN = (VersionState.ADOPTED, VersionState.DEPRECATED)
"""What a reader sees as a state: the day that stands, and days that were reported and shown to be wrong."""

FREEDOM = (Role.FREED, Role.EXPELLED, Role.FREED_AT_HOME)
"""The states with which freedom begins."""


RETURN = Role.RETURNED
"""The state with which freedom ends again."""

CUSTODY = (Role.DETAINED, Role.TRIED, Role.SENTENCED, Role.HELD, RETURN)
"""The roles of properties whose latest day is the last report of somebody in custody, or of a trial."""

TRIED = (Role.TRIED, Role.SENTENCED)
"""Those that tell of a trial, and by themselves not that anybody is held."""


@dataclass(frozen=True, slots=True)
class State:
    """One dated state of custody, with the fact and the version of it that gives the day."""

    role: Role
    day: PartialDate
    fact: Fact
    version: Version

    @property
    def name(self) -> str:
        """The property that gives the day."""
        return self.fact.prop.property

    @property
    def status(self) -> ValueStatus:
        """What has become of this day."""
        return of_version(self.fact, self.version)

    @property
    def retracted(self) -> bool:
        """Whether it was reported and shown to be wrong."""
        return self.status is ValueStatus.WRONG


@dataclass(frozen=True, slots=True)
class Span:
    """A number of days, known as a range from `least` to `most`."""

    least: int
    most: int
    ended: bool
    """False while the person was still in custody at the last report."""


def states(dataset: Dataset, person_id: str) -> tuple[State, ...]:
    """The states of custody of a person, wrong reports included, from first to last."""
    states_by_day = [
        State(role, _date(version.value), fact, version)
        for role in STATES
        for fact in dataset.facts(person_id, role)
        for version in fact.versions
        if version.state in SHOWN
    ]
    return tuple(sorted(states_by_day, key=lambda s: (s.day.earliest, STATES.index(s.role))))


def freedom(dataset: Dataset, person_id: str) -> Fact | None:
    """The fact of the day on which the person was last freed; None if nobody says so, or if custody resumed later."""
    freed = max((x for name in FREEDOM for x in _standing(dataset, person_id, name)), key=_day, default=None)
    if freed and any(_day(back).earliest > _day(freed).latest for back in _standing(dataset, person_id, RETURN)):
        return None
    return freed


def last_report_of(dataset: Dataset, person_id: str) -> Fact | None:
    """The latest fact that places a person in custody."""
    reports = (fact for name in CUSTODY for fact in _standing(dataset, person_id, name))
    return max(reports, key=lambda fact: _day(fact).latest, default=None)


def _standing(dataset: Dataset, person_id: str, role: Role) -> tuple[Fact, ...]:
    return tuple(fact for fact in dataset.facts(person_id, role) if stands(fact))


def _day(fact: Fact) -> PartialDate:
    return _date(fact.value)


def _date(value: Value) -> PartialDate:
    assert isinstance(value, PartialDate)  # the checks hold each property of custody to dates (data/role_checks.py)
    return value


def days_in_custody(dataset: Dataset, person_id: str) -> Span | None:
    """The days from detention to freedom, or to the last report of custody; None where either is unknown."""
    freed = freedom(dataset, person_id)
    ends = (freed,) if freed else _standing(dataset, person_id, Role.HELD)
    begun = _standing(dataset, person_id, Role.DETAINED)
    if not begun or not ends:
        return None
    return Span(*days_between(_day(begun[-1]), _day(ends[-1])), ended=freed is not None)
