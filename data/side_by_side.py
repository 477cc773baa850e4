"""The table of a subject with a row for each fact and a column for each voice."""

from collections import Counter
from dataclasses import dataclass

from data.dataset import Dataset
from data.facts import Fact, Version
from data.model import Claim
from data.vocabulary import Reliability, UrlStatus


@dataclass(frozen=True, slots=True)
class VoicedValue:
    """One value that a voice gives of a fact: `own` claims are from pages that count, `folded` from weak or relayed."""

    version: Version
    own: tuple[Claim, ...]
    folded: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A fact with what each voice says of it, by the id of the voice's origin."""

    fact: Fact
    cells: dict[str, tuple[VoicedValue, ...]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The facts of a subject by voice: those whose values differ, with their voices by frequency, and the others."""

    voices: tuple[str, ...]
    differing: tuple[Line, ...]
    agreed: tuple[Line, ...]


def matrix(dataset: Dataset, subject_id: str) -> Matrix:
    """The matrix of all facts of a subject and all voices on them."""
    lines = tuple(_line(dataset, fact) for fact in dataset.facts(subject_id))
    differing = tuple(line for line in lines if len(line.fact.versions) > 1)
    agreed = tuple(line for line in lines if len(line.fact.versions) == 1)
    heard = Counter(voice for line in differing for voice in line.cells)
    voices = sorted(heard, key=lambda voice: (-heard[voice], dataset.origins[voice].name.casefold()))
    return Matrix(tuple(voices), differing, agreed)


def voice_of(dataset: Dataset, claim: Claim) -> str:
    """The origin with whose voice a claim speaks: the whole of which its own is a part."""
    chain = [dataset.origin(claim).origin_id]
    while (whole := dataset.origins[chain[-1]].part_of) in dataset.origins and whole not in chain:
        chain.append(whole)
    return chain[-1]


def _line(dataset: Dataset, fact: Fact) -> Line:
    cells: dict[str, list[VoicedValue]] = {}
    for version in fact.versions:
        voices = dict.fromkeys(voice_of(dataset, claim) for claim in version.claims)
        for voice in voices:
            claims = [claim for claim in version.claims if voice_of(dataset, claim) == voice]
            own = tuple(claim for claim in claims if not _folds(dataset, claim))
            folded = tuple(claim for claim in claims if _folds(dataset, claim))
            cells.setdefault(voice, []).append(VoicedValue(version, own, folded))
    return Line(fact, {voice: tuple(values) for voice, values in cells.items()})


def _folds(dataset: Dataset, claim: Claim) -> bool:
    """Whether a page stands below its origin: a weak one, or one that was known through a relay only."""
    source = dataset.sources[claim.source_id]
    return source.reliability is Reliability.WEAK or source.url_status is UrlStatus.RELAYED
