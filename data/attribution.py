"""Attribution: everything that each page and each origin says, and the facts for which it is the only backing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from data import status
from data.dataset import Dataset
from data.facts import Fact, Version
from data.memo import once_a_dataset
from data.model import Claim, Origin, Relation, Source, is_live
from data.vocabulary import ValueStatus


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim with the fact that it belongs to and the version (value) of the fact that it gives."""

    claim: Claim
    fact: Fact
    version: Version

    @property
    def status(self) -> ValueStatus:
        """The status of the claim: adopted, also reported, no longer so, or shown to be wrong."""
        return status.of_claim(self.fact, self.version, self.claim)


@dataclass(frozen=True, slots=True)
class Voice:
    """Everything that a page or an origin says: its statements in the order of subjects, and relations of people."""

    statements: tuple[Statement, ...]
    ties: tuple[Relation, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its claims."""
        return frozenset(each.claim.claim_id for each in self.statements)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that its claims belong to, each once."""
        return tuple({id(each.fact): each.fact for each in self.statements}.values())

    @property
    def alone(self) -> tuple[Fact, ...]:
        """The facts that hold today and whose adopted value is given by no live claim of anybody else."""
        ids = self.ids
        return tuple(fact for fact in self.facts if status.stands(fact) and _backers(fact) <= ids)

    def with_status(self, *which: ValueStatus) -> tuple[Statement, ...]:
        """Its statements that have one of the given statuses."""
        return tuple(each for each in self.statements if each.status in which)


SILENT = Voice((), ())
"""The voice of a page or an origin that no claim cites."""


def of_source(dataset: Dataset, source_id: str) -> Voice:
    """Everything that a page says, whichever origins its claims have."""
    return _by_source(dataset).get(source_id, SILENT)


def of_origin(dataset: Dataset, origin_id: str) -> Voice:
    """Everything that is attributed to an origin or to its parts, on all pages."""
    return _by_origin(dataset).get(origin_id, SILENT)


def parts(dataset: Dataset, origin_id: str) -> tuple[Origin, ...]:
    """The origins that are part of another, directly or through others."""
    return tuple(o for o in dataset.origins.values() if o.origin_id != origin_id and origin_id in _wholes(dataset, o))


def sources_of(dataset: Dataset, origin_id: str) -> tuple[Source, ...]:
    """The pages with the word of an origin or of a part of it, the newest first."""
    return _pages(dataset).get(origin_id, ())


def origins_of(dataset: Dataset, source_id: str) -> tuple[Origin, ...]:
    """The origins whose word a page gives, its own first."""
    own = dataset.sources[source_id].origin
    heard = [own, *(dataset.origin(each.claim).origin_id for each in of_source(dataset, source_id).statements)]
    return tuple(dataset.origins[each] for each in dict.fromkeys(heard) if each in dataset.origins)


@once_a_dataset
def _by_source(dataset: Dataset) -> Mapping[str, Voice]:
    ties: dict[str, list[Relation]] = defaultdict(list)
    for tie in dataset.relations:
        ties[tie.source_id].append(tie)
    statements: dict[str, list[Statement]] = defaultdict(list)
    for each in _statements(dataset):
        statements[each.claim.source_id].append(each)
    return _voices(statements, ties)


@once_a_dataset
def _by_origin(dataset: Dataset) -> Mapping[str, Voice]:
    wholes = {each.origin_id: _wholes(dataset, each) for each in dataset.origins.values()}
    ties: dict[str, list[Relation]] = defaultdict(list)
    for tie in dataset.relations:
        for whole in wholes[dataset.sources[tie.source_id].origin]:
            ties[whole].append(tie)
    statements: dict[str, list[Statement]] = defaultdict(list)
    for each in _statements(dataset):
        for whole in wholes[dataset.origin(each.claim).origin_id]:
            statements[whole].append(each)
    return _voices(statements, ties)


@once_a_dataset
def _pages(dataset: Dataset) -> Mapping[str, tuple[Source, ...]]:
    """The pages of each origin: those of its own, and those on which claims are its word."""
    pages: dict[str, set[str]] = defaultdict(set)
    for source in dataset.sources.values():
        for whole in _wholes(dataset, dataset.origins[source.origin]):
            pages[whole].add(source.source_id)
    for origin, voice in _by_origin(dataset).items():
        pages[origin] |= {each.claim.source_id for each in voice.statements}
    return {origin: tuple(_newest_first(map(dataset.sources.__getitem__, ids))) for origin, ids in pages.items()}


def _newest_first(sources: Iterable[Source]) -> list[Source]:
    def order(source: Source) -> tuple[int, str]:
        """The newest first, those without a day last."""
        return -(source.published_on.latest.toordinal() if source.published_on else 0), source.source_id

    return sorted(sources, key=order)


def _wholes(dataset: Dataset, origin: Origin) -> tuple[str, ...]:
    """An origin, the whole of which it is a part, and so on."""
    chain = [origin.origin_id]
    while (whole := dataset.origins.get(dataset.origins[chain[-1]].part_of)) and whole.origin_id not in chain:
        chain.append(whole.origin_id)
    return tuple(chain)


def _statements(dataset: Dataset) -> Iterator[Statement]:
    for fact in dataset.all_facts:
        for version in fact.versions:
            for claim in version.claims:
                yield Statement(claim, fact, version)


def _voices(statements: Mapping[str, list[Statement]], ties: Mapping[str, list[Relation]]) -> Mapping[str, Voice]:
    names = dict.fromkeys((*statements, *ties))
    return MappingProxyType({n: Voice(tuple(statements.get(n, ())), tuple(ties.get(n, ()))) for n in names})


def _backers(fact: Fact) -> set[str]:
    """The ids of the live claims of the adopted value."""
    return {claim.claim_id for claim in fact.versions[0].claims if is_live(claim)}
