"""The record of each page and each origin: how much it says, what rests on it alone, how often it did not hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from data import attribution
from data.attribution import Voice
from data.dataset import Dataset
from data.memo import once_a_dataset
from data.model import Origin, Source
from data.vocabulary import Reliability, ValueStatus


@dataclass(frozen=True, slots=True)
class Record:
    """Numbers about a page or an origin: its pages, facts, facts it alone backs, and claims that are past or wrong."""

    pages: int
    facts: int
    alone: int
    past: int
    wrong: int
    languages: tuple[str, ...]
    weak: bool
    """Whether it is a weak page, or has one."""


@once_a_dataset
def of_sources(dataset: Dataset) -> Mapping[str, Record]:
    """The record of every page, by id."""
    return {key: _record(attribution.of_source(dataset, key), (source,)) for key, source in dataset.sources.items()}


@once_a_dataset
def of_origins(dataset: Dataset) -> Mapping[str, Record]:
    """The record of every origin with its parts, by id."""
    return {
        key: _record(attribution.of_origin(dataset, key), attribution.sources_of(dataset, key))
        for key in dataset.origins
    }


def _record(voice: Voice, pages: tuple[Source, ...]) -> Record:
    became = [each.status for each in voice.statements]
    return Record(
        len(pages),
        len(voice.facts),
        len(voice.alone),
        became.count(ValueStatus.PAST),
        became.count(ValueStatus.WRONG),
        tuple(dict.fromkeys(page.language for page in pages)),
        any(page.reliability is Reliability.WEAK for page in pages),
    )


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of origins or pages; an empty field does not restrict."""

    kinds: frozenset[str] = frozenset()
    state: str = ""
    """`yes` for those whose words a state directs, `no` for the others."""
    language: str = ""
    weak: str = ""
    """`yes` for weak pages and those who have one, `no` for the others."""


def origins(dataset: Dataset, criteria: Filter) -> tuple[Origin, ...]:
    """The origins that pass a filter, in the order of their names."""
    fitting = (each for each in dataset.origins.values() if _fits(criteria, each, of_origins(dataset)[each.origin_id]))
    return tuple(sorted(fitting, key=lambda each: (each.name.casefold(), each.origin_id)))


def sources(dataset: Dataset, criteria: Filter) -> tuple[Source, ...]:
    """The pages that pass a filter, in the order of their publishers; kind and state are those of their origins."""
    fitting = (
        each
        for each in dataset.sources.values()
        if _fits(criteria, dataset.origins[each.origin], of_sources(dataset)[each.source_id])
    )
    return tuple(sorted(fitting, key=lambda each: (each.publisher.casefold(), each.title.casefold(), each.source_id)))


def _fits(criteria: Filter, origin: Origin, record: Record) -> bool:
    return (
        (not criteria.kinds or origin.kind in criteria.kinds)
        and (not criteria.state or (criteria.state == "yes") is origin.state_run)
        and (not criteria.language or criteria.language in record.languages)
        and (not criteria.weak or (criteria.weak == "yes") is record.weak)
    )
