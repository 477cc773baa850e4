"""Search and filters over the whole ledger: who says what, when, on which page, and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from data.claim_index import Chosen, ClaimIndex, Numbers, Sort, claim_index
from data.dataset import Dataset
from data.facts import Fact
from data.model import Claim
from data.search import MOST_WORDS
from data.spelling import words
from data.vocabulary import Standing

CACHED_FILTERS = 8
"""How many filters have their matching claims cached: one page asks for the same filter several times."""

Period = tuple[date | None, date | None]
"""A first and a last day; None where either is open."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of claims; an empty field does not restrict.

    `facets` has the chosen values by the name of each facet; `alone` keeps only facts whose adopted value is given by
    no claim but the matching ones.
    """

    query: str = ""
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    published: Period = (None, None)
    about: Period = (None, None)
    alone: bool = False

    @property
    def active_facets(self) -> Mapping[str, tuple[str, ...]]:
        """The facets that restrict the claims, with their chosen values."""
        return {name: values for name, values in self.facets if values}

    @property
    def whole(self) -> bool:
        """Whether it does not restrict at all."""
        return self == Filter(facets=tuple((name, ()) for name, _ in self.facets))

    @property
    def of_claims(self) -> bool:
        """Whether it may match some claims of a fact and not others."""
        return bool(
            self.query or self.active_facets.keys() - OF_FACTS or any(self.published) or any(self.about) or self.alone
        )


OF_FACTS = {"subject", "property", "standing"}
"""The facets of which all claims of a fact have the same value."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A fact with those of its claims that match a filter."""

    fact: Fact
    claims: tuple[Claim, ...]


@dataclass(frozen=True, eq=False)
class Matches:
    """The result of a filter: the facts with a matching claim in order, and the numbers of claims and subjects."""

    index: ClaimIndex
    chosen: Chosen
    order: Numbers
    claims: int
    subjects: int

    def __len__(self) -> int:
        return len(self.order)

    def hits(self, first: int = 0, after: int | None = None) -> tuple[Hit, ...]:
        """The facts from position `first` up to `after`, each with its matching claims."""
        return tuple(self._hit(at) for at in self.order[first:after].tolist())

    def _hit(self, at: int) -> Hit:
        index = self.index
        rows = range(index.starts[at], index.starts[at + 1])
        return Hit(index.facts[at], tuple(index.rows[row][2] for row in rows if self.chosen[row]))


@lru_cache(maxsize=CACHED_FILTERS)
def matching(dataset: Dataset, criteria: Filter, sort: Sort = Sort.USUAL) -> Matches:
    """The facts with a claim that matches a filter, sorted."""
    index, chosen = claim_index(dataset), _fits(dataset, criteria)
    some = np.zeros(len(index.facts), np.bool_)
    some[index.of_fact[chosen]] = True
    disputes = criteria.active_facets.get("standing") == (Standing.DISPUTED.value,)
    order = index.orders[Sort.SPREAD if sort is Sort.USUAL and disputes else sort]
    return Matches(index, chosen, order[some[order]], int(chosen.sum()), len(values(dataset, criteria, "subject")))


def values(dataset: Dataset, criteria: Filter, name: str) -> tuple[str, ...]:
    """The values of a facet among the claims that match a filter."""
    facet, chosen = claim_index(dataset).facets[name], _fits(dataset, criteria)
    if chosen.all():
        return facet.values
    return tuple(facet.values[code] for code in np.flatnonzero(np.bincount(facet.codes[chosen])).tolist())


@lru_cache(maxsize=CACHED_FILTERS)
def _fits(dataset: Dataset, criteria: Filter) -> Chosen:
    """The claims that fit a filter."""
    index = claim_index(dataset)
    chosen = np.ones(len(index.rows), np.bool_)
    for name, values in criteria.active_facets.items():
        chosen &= index.facets[name].fits(values)
    for (first, last), (begins, ends) in ((criteria.published, index.published), (criteria.about, index.about)):
        if first:
            chosen &= ends >= first.toordinal()
        if last:
            chosen &= (begins <= last.toordinal()) & (ends > 0)
    typed = words(criteria.query)[:MOST_WORDS]
    if criteria.query and not typed:
        chosen[:] = False
    for word in dict.fromkeys(typed):
        some = [rows for each in index.wordings if (rows := each.fits(word)) is not None]
        chosen &= np.logical_or.reduce(some) if some else np.False_
    return _alone(index, chosen) if criteria.alone else chosen


def _alone(index: ClaimIndex, chosen: Chosen) -> Chosen:
    """The claims among them on which an adopted value rests alone."""
    size = len(index.facts)
    adopting = np.bincount(index.of_fact[index.adopted], minlength=size)
    fitting = np.bincount(index.of_fact[index.adopted & chosen], minlength=size)
    rests: Chosen = (adopting == fitting) & (adopting > 0)
    return chosen & rests[index.of_fact]
