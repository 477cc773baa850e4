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

KEPT = 8
"""Filters whose claims are kept: a page asks for the same ones in several places, and the next page of it again."""

Period = tuple[date | None, date | None]
"""A first and a last day; None where either is open."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims are asked for; what is empty asks for all.

    `facets` has the values that are asked for by the name of each facet; `alone` asks for those facts whose adopted
    value nobody gives but the claims that fit.
    """

    query: str = ""
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    said: Period = (None, None)
    about: Period = (None, None)
    alone: bool = False

    @property
    def asked(self) -> Mapping[str, tuple[str, ...]]:
        """The facets of which some values only are asked for."""
        return {name: values for name, values in self.facets if values}

    @property
    def whole(self) -> bool:
        """Whether it asks for everything."""
        return self == Filter(facets=tuple((name, ()) for name, _ in self.facets))

    @property
    def of_claims(self) -> bool:
        """Whether it asks for some of the claims of a fact, and not for whole facts."""
        return bool(self.query or self.asked.keys() - OF_FACTS or any(self.said) or any(self.about) or self.alone)


OF_FACTS = {"subject", "property", "standing"}
"""The facets of which all claims of a fact have the same value."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A fact with those of its claims that fit."""

    fact: Fact
    claims: tuple[Claim, ...]


@dataclass(frozen=True, eq=False)
class Matches:
    """The facts with a claim that fits, in order, and how many claims and subjects those are."""

    index: ClaimIndex
    chosen: Chosen
    order: Numbers
    claims: int
    subjects: int

    def __len__(self) -> int:
        return len(self.order)

    def hits(self, first: int = 0, after: int | None = None) -> tuple[Hit, ...]:
        """Some of the facts, or all, each with its claims that fit."""
        return tuple(self._hit(at) for at in self.order[first:after].tolist())

    def _hit(self, at: int) -> Hit:
        index = self.index
        rows = range(index.starts[at], index.starts[at + 1])
        return Hit(index.facts[at], tuple(index.rows[row][2] for row in rows if self.chosen[row]))


@lru_cache(maxsize=KEPT)
def matching(dataset: Dataset, asked: Filter, sort: Sort = Sort.USUAL) -> Matches:
    """The facts of which a claim fits, in an order."""
    index, chosen = claim_index(dataset), _fits(dataset, asked)
    some = np.zeros(len(index.facts), np.bool_)
    some[index.of_fact[chosen]] = True
    disputes = asked.asked.get("standing") == (Standing.DISPUTED.value,)
    order = index.orders[Sort.SPREAD if sort is Sort.USUAL and disputes else sort]
    return Matches(index, chosen, order[some[order]], int(chosen.sum()), len(values(dataset, asked, "subject")))


def values(dataset: Dataset, asked: Filter, name: str) -> tuple[str, ...]:
    """The values of a facet that the claims that fit have."""
    facet, chosen = claim_index(dataset).facets[name], _fits(dataset, asked)
    if chosen.all():
        return facet.values
    return tuple(facet.values[code] for code in np.flatnonzero(np.bincount(facet.codes[chosen])).tolist())


@lru_cache(maxsize=KEPT)
def _fits(dataset: Dataset, asked: Filter) -> Chosen:
    """The claims that fit a filter."""
    index = claim_index(dataset)
    chosen = np.ones(len(index.rows), np.bool_)
    for name, values in asked.asked.items():
        chosen &= index.facets[name].fits(values)
    for (first, last), (begins, ends) in ((asked.said, index.said), (asked.about, index.about)):
        if first:
            chosen &= ends >= first.toordinal()
        if last:
            chosen &= (begins <= last.toordinal()) & (ends > 0)
    typed = words(asked.query)[:MOST_WORDS]
    if asked.query and not typed:
        chosen[:] = False
    for word in dict.fromkeys(typed):
        some = [rows for each in index.wordings if (rows := each.fits(word)) is not None]
        chosen &= np.logical_or.reduce(some) if some else np.False_
    return _alone(index, chosen) if asked.alone else chosen


def _alone(index: ClaimIndex, chosen: Chosen) -> Chosen:
    """The claims among them on which an adopted value rests alone."""
    size = len(index.facts)
    given = np.bincount(index.of_fact[index.adopted], minlength=size)
    fitting = np.bincount(index.of_fact[index.adopted & chosen], minlength=size)
    rests: Chosen = (given == fitting) & (given > 0)
    return chosen & rests[index.of_fact]
