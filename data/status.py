"""What has become of a value: whether it is adopted, also reported, no longer so, or shown to be wrong."""

from collections.abc import Iterable

from data.facts import Fact, Version
from data.model import Claim
from data.vocabulary import Rank, Standing, ValueStatus, VersionState


def of_fact(fact: Fact) -> ValueStatus:
    """What has become of the value with which a fact is shown."""
    return of_version(fact, fact.versions[0])


def of_version(fact: Fact, version: Version) -> ValueStatus:
    """What has become of one of the values of a fact; a value that only wrong claims give is wrong."""
    if all(claim.rank is Rank.DEPRECATED for claim in version.claims):
        return ValueStatus.WRONG
    if fact.standing is Standing.SUPERSEDED or version.state is VersionState.SUPERSEDED:
        return ValueStatus.PAST
    return ValueStatus.ADOPTED if version.state is VersionState.ADOPTED else ValueStatus.REPORTED


def of_claim(fact: Fact, version: Version, claim: Claim) -> ValueStatus:
    """What has become of one claim: its own error or end counts before that of the value that it gives."""
    if claim.rank is Rank.DEPRECATED:
        return ValueStatus.WRONG
    return ValueStatus.PAST if claim.overtaken_by else of_version(fact, version)


def stands(fact: Fact) -> bool:
    """Whether the value of a fact may stand in plain type, on a card or in a summary: it still holds."""
    return not of_fact(fact).struck


def disputed(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Those of some facts on which sources differ now: the one rule behind every count of them."""
    return tuple(fact for fact in facts if fact.standing is Standing.DISPUTED)


def alone(fact: Fact, version: Version) -> Fact:
    """One value of a fact with its own claims only, standing as it does, so that its mark is never another's."""
    standing = {ValueStatus.WRONG: Standing.RETRACTED, ValueStatus.PAST: Standing.SUPERSEDED}
    became = standing.get(of_version(fact, version), fact.standing)
    return Fact(fact.subject_id, fact.prop, became, (version,), version.support, version.support)
