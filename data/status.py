"""Computes the status of values and claims: adopted, also reported, no longer so, or shown to be wrong."""

from collections.abc import Iterable

from data.facts import Fact, Version
from data.model import Claim
from data.vocabulary import Rank, Standing, ValueStatus, VersionState


def of_fact(fact: Fact) -> ValueStatus:
    """The status of the adopted value of a fact."""
    return of_version(fact, fact.versions[0])


def of_version(fact: Fact, version: Version) -> ValueStatus:
    """The status of one of the values of a fact; it is wrong if all its claims are deprecated."""
    if all(claim.rank is Rank.DEPRECATED for claim in version.claims):
        return ValueStatus.WRONG
    if fact.standing is Standing.SUPERSEDED or version.state is VersionState.SUPERSEDED:
        return ValueStatus.PAST
    return ValueStatus.ADOPTED if version.state is VersionState.ADOPTED else ValueStatus.REPORTED


def of_claim(fact: Fact, version: Version, claim: Claim) -> ValueStatus:
    """The status of one claim: its own deprecation or end counts before the status of its value."""
    if claim.rank is Rank.DEPRECATED:
        return ValueStatus.WRONG
    return ValueStatus.PAST if claim.overtaken_by else of_version(fact, version)


def stands(fact: Fact) -> bool:
    """Whether the adopted value of a fact still holds, so that it is not struck through."""
    return not of_fact(fact).struck


def disputed(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts on which sources differ now; every count of disputes uses this function."""
    return tuple(fact for fact in facts if fact.standing is Standing.DISPUTED)


def alone(fact: Fact, version: Version) -> Fact:
    """A fact reduced to one of its values, with the standing of that value."""
    standing = {ValueStatus.WRONG: Standing.RETRACTED, ValueStatus.PAST: Standing.SUPERSEDED}
    became = standing.get(of_version(fact, version), fact.standing)
    return Fact(fact.subject_id, fact.prop, became, (version,), version.support, version.support)
