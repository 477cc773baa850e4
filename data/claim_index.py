"""An index of all claims by columns: filters are NumPy operations, quick even over a hundred thousand claims."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from data import journeys
from data.dataset import Dataset
from data.dates import PartialDate
from data.disputes import spread
from data.facts import Fact, Version
from data.memo import once_a_dataset
from data.model import Claim, is_live
from data.publishers import publisher, publisher_id
from data.spelling import words
from data.status import stands
from data.vocabulary import Reliability
from data.word_index import WordIndex

YES, NO = "yes", "no"

Row = tuple[Fact, Version, Claim]
"""One claim with the value and the fact that it is a part of."""

Numbers = NDArray[np.int32]
Chosen = NDArray[np.bool_]


class Sort(StrEnum):
    """The orders in which facts can be listed."""

    USUAL = "usual"
    """Events from the latest, people by name, then the country; as `SPREAD` if only disputed facts are asked for."""
    DAY = "day"
    """The latest first."""
    SPREAD = "spread"
    """What sources disagree on most widely first."""
    VOICES = "voices"
    """What most voices give first."""


@dataclass(frozen=True, eq=False)
class Facet:
    """One thing to filter claims by, such as the publisher: its values, and for each row the index of its value."""

    values: tuple[str, ...]
    codes: Numbers

    @classmethod
    def of(cls, cells: Iterable[str]) -> "Facet":
        """The facet with a given value for each row."""
        places: dict[str, int] = {}
        codes = np.array([places.setdefault(cell, len(places)) for cell in cells], np.int32)
        return cls(tuple(places), codes)

    def fits(self, options: Iterable[str]) -> Chosen:
        """A mask of the rows whose value is one of the options."""
        chosen = set(options)
        return np.array([value in chosen for value in self.values], np.bool_)[self.codes]


@dataclass(frozen=True, eq=False)
class Wording:
    """A facet with an index of the words in its values, for searches by word."""

    facet: Facet
    vocabulary: WordIndex

    def fits(self, word: str) -> Chosen | None:
        """A mask of the rows whose value has a word that begins with `word`; None if there are none."""
        bearers = self.vocabulary.starting(word)
        if not len(bearers):
            return None
        places = np.zeros(len(self.facet.values), np.bool_)
        places[bearers] = True
        return places[self.facet.codes]


@dataclass(frozen=True, eq=False)
class ClaimIndex:
    """All claims by columns: each array and facet has one entry for each row, in the order of `rows`."""

    rows: tuple[Row, ...]
    facts: tuple[Fact, ...]
    starts: Numbers
    """For each fact the index of its first row, and at the end the number of rows."""
    of_fact: Numbers
    adopted: Chosen
    facets: Mapping[str, Facet]
    wordings: tuple[Wording, ...]
    published: tuple[Numbers, Numbers]
    """The first and the last day on which each claim's page may have been published, as ordinals; 0 if unknown."""
    about: tuple[Numbers, Numbers]
    """The first and the last day that each claim is about, as ordinals; 0 if unknown."""
    orders: Mapping[Sort, Numbers]
    """For each order, the positions of all facts in that order."""


@once_a_dataset
def claim_index(dataset: Dataset) -> ClaimIndex:
    """The index of the claims of a dataset, built once."""
    facts = dataset.all_facts
    rows = tuple((f, v, c) for f in facts for v in f.versions for c in v.claims)
    counts = [len(fact.claims) for fact in facts]
    facets = {name: Facet.of(cell(dataset, row) for row in rows) for name, cell in FACETS.items()}
    published = [dataset.sources[claim.source_id].published_on for _, _, claim in rows]
    about = [day_of(dataset, fact, claim) for fact, _, claim in rows]
    return ClaimIndex(
        rows=rows,
        facts=facts,
        starts=np.cumsum([0, *counts]).astype(np.int32),
        of_fact=np.repeat(np.arange(len(facts), dtype=np.int32), counts),
        adopted=np.array([_holds(*each) for each in rows], np.bool_),
        facets=facets,
        wordings=_wordings(dataset, rows, facets),
        published=_ends(published),
        about=_ends(about),
        orders=_orders(dataset, facts),
    )


def _holds(fact: Fact, version: Version, claim: Claim) -> bool:
    """Whether a claim gives a value that is adopted and holds today."""
    return version is fact.versions[0] and is_live(claim) and stands(fact)


@once_a_dataset
def rows_by_id(dataset: Dataset) -> Mapping[str, Row]:
    """Each claim with its value and its fact, by its id."""
    return {row[2].claim_id: row for row in claim_index(dataset).rows}


def day_of(dataset: Dataset, fact: Fact, claim: Claim) -> PartialDate | None:
    """The day that a claim is about: its value where that is a day, the day of its count, or that of its event."""
    if isinstance(claim.value, PartialDate):
        return claim.value
    if claim.as_of:
        return claim.as_of
    if event := dataset.events.get(fact.subject_id):
        return event.date
    leg = dataset.legs.get(fact.subject_id)
    return journeys.day(dataset, leg) if leg else None


def _ends(days: Iterable[PartialDate | None]) -> tuple[Numbers, Numbers]:
    """The first and the last day of each date, as numbers; 0 where there is none."""
    pairs = [(day.earliest.toordinal(), day.latest.toordinal()) if day else (0, 0) for day in days]
    both = np.array(pairs, np.int32).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _orders(dataset: Dataset, facts: tuple[Fact, ...]) -> dict[Sort, Numbers]:
    def newest(fact: Fact) -> int:
        days = [day for claim in fact.versions[0].claims if (day := day_of(dataset, fact, claim))]
        return max((day.latest.toordinal() for day in days), default=0)

    keys: dict[Sort, Callable[[Fact], tuple[float, ...]]] = {
        Sort.DAY: lambda fact: (newest(fact),),
        Sort.SPREAD: spread,
        Sort.VOICES: lambda fact: (not fact.support.weak, fact.support.voices, len(fact.support.pages)),
    }
    people = sorted(dataset.people, key=lambda person: dataset.people[person].name)
    named = {
        name: at for at, name in enumerate((*reversed(tuple(dataset.events)), *people, *dataset.legs, dataset.country))
    }
    usual = sorted(range(len(facts)), key=lambda at: named[facts[at].subject_id])

    def ordered(key: Callable[[Fact], tuple[float, ...]]) -> list[int]:
        ranks = [key(fact) for fact in facts]
        return sorted(usual, key=ranks.__getitem__, reverse=True)

    every = {Sort.USUAL: usual, **{sort: ordered(key) for sort, key in keys.items()}}
    return {sort: np.array(order, np.int32) for sort, order in every.items()}


Cell = Callable[[Dataset, Row], str]

FACETS: Mapping[str, Cell] = {
    "subject": lambda _, row: row[0].subject_id,
    "property": lambda _, row: row[0].prop.property,
    "standing": lambda _, row: row[0].standing.value,
    "publisher": lambda dataset, row: publisher_id(dataset.sources[row[2].source_id]),
    "source": lambda _, row: row[2].source_id,
    "origin": lambda dataset, row: dataset.origin(row[2]).origin_id,
    "kind": lambda dataset, row: dataset.origin(row[2]).kind.value,
    "state": lambda dataset, row: YES if dataset.origin(row[2]).state_run else NO,
    "language": lambda dataset, row: dataset.sources[row[2].source_id].language,
    "rank": lambda _, row: row[2].rank.value,
    "weak": lambda dataset, row: YES if dataset.sources[row[2].source_id].reliability is Reliability.WEAK else NO,
}
"""The facets of claims by name, each with the function that gives a row's value."""


def _wordings(dataset: Dataset, rows: tuple[Row, ...], facets: Mapping[str, Facet]) -> tuple[Wording, ...]:
    """The words by which claims are found: of whom or what, which property, which value, whose word, on which page."""
    values = Facet.of(str(claim.value) for _, _, claim in rows)
    remarks = Facet.of(" ".join((claim.reason, claim.note)) for _, _, claim in rows)
    named: tuple[tuple[Facet, Callable[[str], str]], ...] = (
        (facets["subject"], lambda each: _names(dataset, each)),
        (facets["property"], lambda each: dataset.properties[each].label),
        (facets["origin"], lambda each: dataset.origins[each].name),
        (facets["source"], lambda each: f"{publisher(dataset.sources[each])} {dataset.sources[each].title}"),
        (values, lambda each: f"{each} {_names(dataset, each)}"),
        (remarks, lambda each: each),
    )
    return tuple(
        Wording(facet, WordIndex.of((word, at) for at, each in enumerate(facet.values) for word in words(tell(each))))
        for facet, tell in named
    )


def _names(dataset: Dataset, name: str) -> str:
    """All names of whatever an id names; nothing for another text."""
    if person := dataset.people.get(name):
        return " ".join((person.name, person.name_local, person.name_ru, *person.variants))
    if event := dataset.events.get(name):
        return " ".join((event.headline, event.label, event.summary))
    if leg := dataset.legs.get(name):
        return " ".join(_names(dataset, place) for place in (leg.from_place, leg.to_place))
    place = dataset.places.get(name)
    return f"{place.name} {place.name_local}" if place else ""
