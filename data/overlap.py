"""Compares two pages or two origins: where they agree, where they differ, and what only one of them says."""

from dataclasses import dataclass

from data.attribution import Statement, Voice
from data.dataset import Dataset
from data.facts import Fact


@dataclass(frozen=True, slots=True)
class Shared:
    """A fact that both have claims of, with the statements of each."""

    fact: Fact
    sides: tuple[tuple[Statement, ...], tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Overlap:
    """The facts on which two agree, those on which they differ, and those that only the first or the second has."""

    alike: tuple[Shared, ...]
    unlike: tuple[Shared, ...]
    only: tuple[tuple[Statement, ...], tuple[Statement, ...]]


def overlap(dataset: Dataset, first: Voice, second: Voice) -> Overlap:
    """The overlap of two voices; a claim that belongs to both is left out."""
    both = first.ids & second.ids
    left, right = _by_fact(first, both), _by_fact(second, both)
    shared = [Shared(left[key][0].fact, (left[key], right[key])) for key in left if key in right]
    unlike = tuple(each for each in shared if not _agree(dataset, each))
    apart = {each.fact.key for each in unlike}
    return Overlap(
        tuple(each for each in shared if each.fact.key not in apart),
        unlike,
        (_only(left, right), _only(right, left)),
    )


def shared(first: Voice, second: Voice) -> int:
    """The number of facts that both have claims of."""
    return len({id(fact) for fact in first.facts} & {id(fact) for fact in second.facts})


def _by_fact(voice: Voice, both: frozenset[str]) -> dict[str, tuple[Statement, ...]]:
    statements: dict[str, tuple[Statement, ...]] = {}
    for each in voice.statements:
        if each.claim.claim_id not in both:
            statements[each.fact.key] = (*statements.get(each.fact.key, ()), each)
    return statements


def _only(one: dict[str, tuple[Statement, ...]], other: dict[str, tuple[Statement, ...]]) -> tuple[Statement, ...]:
    return tuple(statement for key, statements in one.items() if key not in other for statement in statements)


def _agree(dataset: Dataset, each: Shared) -> bool:
    """Whether each of the one can be true together with one of the other."""
    left, right = ([statement.claim.value for statement in side] for side in each.sides)
    agree = dataset.agreement(each.fact.prop)
    return all(any(agree(a, b) for b in right) for a in left) and all(any(agree(a, b) for a in left) for b in right)
