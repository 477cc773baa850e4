"""How the freed of an event divide: by where they were taken, by citizenship; what no source says is left over."""

from collections.abc import Iterable
from dataclasses import dataclass

from data import totals
from data.dataset import Dataset
from data.facts import Fact
from data.model import Event
from data.roles import Role
from data.totals import Part

DESTINATIONS = (Role.TAKEN_TO, Role.REACHED, Role.STAYED, Role.REFUSED)
"""Roles of the figures that do not overlap: each of the freed is counted in one of them at most."""


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the freed of an event, by its figure."""

    fact: Fact
    part: Part


@dataclass(frozen=True, slots=True)
class Division:
    """The freed of an event in shares, from the largest."""

    whole: Part
    shares: tuple[Share, ...]

    @property
    def rest(self) -> int:
        """The whole less all shares, by the adopted figures; negative if the shares add up to more."""
        return self.whole.number - sum(share.part.number for share in self.shares)

    @property
    def span(self) -> int:
        """The number of people that the full width of a drawing stands for, by the highest figures; at least 1."""
        return max(self.whole.high, sum(share.part.high for share in self.shares), 1)


def destinations(dataset: Dataset, event: Event) -> Division | None:
    """Where the freed were taken or stayed, as far as figures say."""
    return _division(dataset, event, _figures(dataset, event, dataset.with_role(*DESTINATIONS)))


def citizenships(dataset: Dataset, event: Event) -> Division | None:
    """Of which states the freed were citizens; citizens of other states together where none is counted apart."""
    citizens = _figures(dataset, event, dataset.with_role(Role.CITIZENS_FREED))
    foreign = _figures(dataset, event, dataset.with_role(Role.FOREIGNERS_FREED))
    abroad = [fact for fact in citizens if fact.prop.place != dataset.country]
    return _division(dataset, event, citizens if abroad else (*citizens, *foreign))


def _figures(dataset: Dataset, event: Event, names: Iterable[str]) -> tuple[Fact, ...]:
    facts = (totals.figure(dataset, event.event_id, name) for name in names)
    return tuple(fact for fact in facts if fact)


def _division(dataset: Dataset, event: Event, figures: tuple[Fact, ...]) -> Division | None:
    whole = totals.people_freed(dataset, event.event_id)
    if whole is None or not figures:
        return None
    shares = [Share(fact, totals.summed(event, (fact,))) for fact in figures]
    shares.sort(key=lambda share: -share.part.number)
    return Division(totals.summed(event, (whole,)), tuple(shares))
