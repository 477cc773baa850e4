"""What depends on a page or an origin: the facts and totals that would change if its claims were left out."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from data import attribution, counts, totals
from data.attribution import Voice
from data.dataset import Dataset
from data.facts import Fact
from data.model import Definition, Relation
from data.status import of_fact
from data.totals import Total

CACHED_FALLS = 1_024
"""How many pages and origins have their result cached."""


@dataclass(frozen=True, slots=True)
class Change:
    """A fact with and without the claims; `after` is None if there are no other claims of it."""

    before: Fact
    after: Fact | None

    @property
    def other_value(self) -> bool:
        """Whether the adopted value would be another one, or none."""
        return self.after is None or self.after.value != self.before.value


@dataclass(frozen=True, slots=True)
class TotalChange:
    """A total of ours with and without the claims."""

    definition: Definition
    before: Total
    after: Total


@dataclass(frozen=True, slots=True)
class Fall:
    """All that would change without the claims of a page or an origin: facts, relations, totals, the leading count."""

    changes: tuple[Change, ...]
    ties: tuple[Relation, ...]
    totals: tuple[TotalChange, ...]
    held: Change | None
    """The count of those in custody that is told as the last one."""

    @property
    def nothing(self) -> bool:
        """Whether nothing would change."""
        return not (self.changes or self.ties or self.totals or self.held)


@lru_cache(maxsize=CACHED_FALLS)
def of_source(dataset: Dataset, source_id: str) -> Fall:
    """What would change without the claims of a page."""
    return _fall(dataset, attribution.of_source(dataset, source_id))


@lru_cache(maxsize=CACHED_FALLS)
def of_origin(dataset: Dataset, origin_id: str) -> Fall:
    """What would change without the claims of an origin and of its parts, on all pages."""
    return _fall(dataset, attribution.of_origin(dataset, origin_id))


def _fall(dataset: Dataset, voice: Voice) -> Fall:
    left = dataset.without(voice.ids, frozenset(voice.ties))
    after = {
        fact.key: fact
        for subject, name in dict.fromkeys((fact.subject_id, fact.prop.property) for fact in voice.facts)
        for fact in left.facts(subject, name)
    }
    pairs = (Change(fact, after.get(fact.key)) for fact in voice.facts)
    return Fall(
        tuple(each for each in pairs if differs(each.before, each.after)),
        _ties(left, voice.ties),
        tuple(_sums(dataset, left, voice)),
        _held(dataset, left),
    )


def differs(before: Fact, after: Fact | None) -> bool:
    """Whether a fact would have another value, standing or status, or would rest on weak sources only."""
    return after is None or _outcome(before) != _outcome(after)


def _outcome(fact: Fact) -> tuple[object, ...]:
    return fact.value, fact.standing, of_fact(fact), fact.support.weak


def _ties(left: Dataset, ties: Collection[Relation]) -> tuple[Relation, ...]:
    """The ties of people that no other page states, each once."""
    lost = {(tie.relation, tie.subject_id, tie.object_id): tie for tie in ties}
    return tuple(
        tie for tie in lost.values() if tie.object_id not in left.related(tie.relation, subject=tie.subject_id)
    )


def _sums(dataset: Dataset, left: Dataset, voice: Voice) -> list[TotalChange]:
    """The totals that would be another; those of a word that touches no event and no tie stay as they are."""
    subjects = {fact.subject_id for fact in voice.facts}
    if not voice.ties and not any(each in dataset.events or each in dataset.people for each in subjects):
        return []
    sums = (
        TotalChange(definition, _total(dataset, name), totals.total(left, name))
        for name, definition in dataset.definitions.items()
    )
    return [each for each in sums if figures(each.before) != figures(each.after)]


@lru_cache(maxsize=64)
def _total(dataset: Dataset, name: str) -> Total:
    return totals.total(dataset, name)


def figures(total: Total) -> tuple[int, ...]:
    """What readers are told of a total: the number, its span, how many events, and of how many no number is known."""
    return total.number, total.low, total.high, len(total.parts), len(total.unknown)


def _held(dataset: Dataset, left: Dataset) -> Change | None:
    """The leading count of those in custody, where another one or none would lead."""
    before = counts.leading(counts.counts(dataset))
    after = counts.leading(counts.counts(left))
    if before is None or (after and (after.as_of, after.quantity) == (before.as_of, before.quantity)):
        return None
    return Change(before.fact, after.fact if after else None)
