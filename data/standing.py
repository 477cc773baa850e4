"""The standing of a fact, by one rule: one voice, corroborated, disputed, superseded or retracted."""

from collections.abc import Sequence

from data.model import Claim, is_live
from data.vocabulary import Rank, Standing
from data.voices import Support


def standing_of(claims: Sequence[Claim], behind: Support, *, disputed: bool) -> Standing:
    """How well a fact stands: by whether any of its claims still holds, whether those differ, and who backs it."""
    if not any(is_live(claim) for claim in claims):
        wrong = all(claim.rank is Rank.DEPRECATED for claim in claims)
        return Standing.RETRACTED if wrong else Standing.SUPERSEDED
    if disputed:
        return Standing.DISPUTED
    return Standing.CORROBORATED if behind.voices > 1 else Standing.ONE_VOICE
