"""Claims -> Fact: the adopted value (by rank, then most voices, then newest page), its standing and its backing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from operator import eq

from data.cells import Value, covers
from data.dates import PartialDate, coarser
from data.model import Claim, Property, Source, is_live
from data.quantities import Quantity
from data.standing import standing_of
from data.vocabulary import Cardinality, Datatype, Rank, Reliability, Standing, VersionState
from data.voices import Support, Vouching, support

Agree = Callable[[Value, Value], bool]
Within = Mapping[str, str]
"""For each place, the place that contains it, or an empty string; likewise for origins."""


@dataclass(frozen=True, slots=True)
class Version:
    """One value of a fact, with everyone who gives it."""

    value: Value
    state: VersionState
    claims: tuple[Claim, ...]
    support: Support

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why an editor prefers or deprecates it, each reason once."""
        return tuple(dict.fromkeys(c.reason for c in self.claims if c.reason))


@dataclass(frozen=True, slots=True)
class Fact:
    """All claims of one subject and property, with the adopted version first."""

    subject_id: str
    prop: Property
    standing: Standing
    versions: tuple[Version, ...]
    support: Support
    """The backing of the adopted value; of a date, by those who give it as precisely."""
    wider: Support
    """The backing in any precision: of a day, also by those who give only its month or its year."""

    @property
    def value(self) -> Value:
        """The adopted value."""
        return self.versions[0].value

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, those of the adopted value first."""
        return tuple(claim for version in self.versions for claim in version.claims)

    @property
    def as_of(self) -> PartialDate | None:
        """The latest day for which a source gives the adopted value, where one does."""
        days = [claim.as_of for claim in self.versions[0].claims if claim.as_of]
        return max(days, default=None)

    @property
    def overtaken_by(self) -> str:
        """The event that overtook a superseded fact, or an empty string."""
        return next((c.overtaken_by for c in self.claims if c.overtaken_by), "")

    @property
    def key(self) -> str:
        """A name for this fact that is stable as long as its subject, property and value are."""
        parts = [self.subject_id, self.prop.property]
        if self.prop.cardinality is Cardinality.SERIES:
            parts.append(str(self.as_of))
        elif self.prop.cardinality is Cardinality.MANY:
            parts.append(str(self.value))
        return "/".join(parts)


@dataclass(frozen=True, slots=True)
class Backing:
    """Who gives one value: on pages that count, on weak ones, and the latest day of publication."""

    strong: frozenset[Vouching]
    weak: frozenset[Vouching]
    newest: date


Backings = dict[Value, Backing]


class Weigher:
    """Turns claims into facts; knows the sources, how places lie within one another, and who is part of whom."""

    def __init__(self, sources: Mapping[str, Source], within: Within, part_of: Within | None = None) -> None:
        self._sources = sources
        self._within = within
        self._part_of = part_of or {}

    def facts(self, known: Property, claims: Sequence[Claim]) -> tuple[Fact, ...]:
        """All facts of one subject and property: one, or one for each value, or one for each day of count."""
        groups: dict[str, list[Claim]] = {}
        for claim in claims:
            groups.setdefault(_group(known, claim), []).append(claim)
        return tuple(self._fact(known, each) if len(each) > 1 else self._only(known, *each) for each in groups.values())

    def origin(self, claim: Claim) -> str:
        """The id of the origin whose word a claim is."""
        return claim.origin or self._sources[claim.source_id].origin

    def support_of(self, claims: Iterable[Claim]) -> Support:
        """Who stands behind some claims; weak pages count only where there is no other, and as one voice."""
        return _supported([self._backing_of(list(claims))])

    def tied(self, known: Property, claims: Sequence[Claim]) -> tuple[str, ...]:
        """Values between which neither rank, nor origins, nor the day of publication decides."""
        backing = self._backing(_pool(known, [c for c in claims if is_live(c)]))
        best = self._candidates(known, backing)
        tied = [v for v in best if self._weight(known, backing, v) == self._weight(known, backing, best[0])]
        agree = self.agreement(known)
        return tuple(str(v) for v in tied) if any(not agree(tied[0], v) for v in tied[1:]) else ()

    def _fact(self, known: Property, claims: Sequence[Claim]) -> Fact:
        agree = self.agreement(known)
        live = [c for c in claims if is_live(c)]
        eligible = live or [c for c in claims if c.rank is not Rank.DEPRECATED] or list(claims)
        adopted = self._candidates(known, self._backing(_pool(known, eligible)))[0]
        newest = max((c.as_of for c in eligible if c.as_of and agree(c.value, adopted)), default=None)
        current = [c for c in live if not _is_older(known, c, newest) or agree(c.value, adopted)]
        backing = self._backing(current or eligible)
        wider = self._support(known, backing, adopted)
        behind = self._support(known, {v: b for v, b in backing.items() if not coarser(v, adopted)}, adopted)
        values = tuple(dict.fromkeys(c.value for c in current))
        disputed = any(not agree(a, b) for a, b in combinations(values, 2))
        standing = standing_of(claims, behind, disputed=disputed)
        return Fact(claims[0].subject_id, known, standing, self._versions(claims, values, adopted), behind, wider)

    def _only(self, known: Property, claim: Claim) -> Fact:
        """The fact of a single claim, as most are: what weighing it would give, where there is nothing to weigh."""
        behind = support([self._vouching(claim)], weak=self._sources[claim.source_id].reliability is Reliability.WEAK)
        standing = standing_of([claim], behind, disputed=False)
        adopted = Version(claim.value, VersionState.ADOPTED, (claim,), behind)
        return Fact(claim.subject_id, known, standing, (adopted,), behind, behind)

    def _versions(self, claims: Sequence[Claim], current: Sequence[Value], adopted: Value) -> tuple[Version, ...]:
        versions = []
        for value, group in _by_value(claims).items():
            same = tuple(sorted(group, key=self._newest_first))
            state = _state(same, value in current, value == adopted)
            versions.append(Version(value, state, same, self.support_of(same)))
        return tuple(sorted(versions, key=lambda v: (v.state.order, -v.support.voices, str(v.value))))

    def _candidates(self, known: Property, backing: Backings) -> list[Value]:
        """The values that may be adopted, the best first: none that says the same as another less precisely."""
        if len(backing) < 2:
            return list(backing)
        contains = self._containment(known)
        precise = [v for v in backing if not any(contains(v, w) and not contains(w, v) for w in backing)]
        return sorted(precise, key=lambda v: (*self._weight(known, backing, v), str(v)), reverse=True)

    def _weight(self, known: Property, backing: Backings, value: Value) -> tuple[int, date]:
        return self._support(known, backing, value).voices, backing[value].newest

    def _support(self, known: Property, backing: Backings, value: Value) -> Support:
        agree = self.agreement(known)
        return _supported([b for v, b in backing.items() if agree(v, value)])

    def _backing(self, claims: Sequence[Claim]) -> Backings:
        return {value: self._backing_of(group) for value, group in _by_value(claims).items()}

    def _backing_of(self, claims: Sequence[Claim]) -> Backing:
        weak = {c.claim_id for c in claims if self._sources[c.source_id].reliability is Reliability.WEAK}
        dates = [d.latest for c in claims if (d := self._sources[c.source_id].published_on)]
        return Backing(
            strong=frozenset(self._vouching(c) for c in claims if c.claim_id not in weak),
            weak=frozenset(self._vouching(c) for c in claims if c.claim_id in weak),
            newest=max(dates, default=date.min),
        )

    def _vouching(self, claim: Claim) -> Vouching:
        """The page of a claim, and the origin with whose voice it speaks: the whole of which its own is a part."""
        return claim.source_id, _chain(self._part_of, self.origin(claim))[-1]

    def _newest_first(self, claim: Claim) -> tuple[bool, int, str]:
        published = self._sources[claim.source_id].published_on
        return claim.rank is not Rank.PREFERRED, -(published.latest.toordinal() if published else 0), claim.claim_id

    def agreement(self, known: Property) -> Agree:
        """The function that says whether two values can both be true: equal, less precise, or within a bound."""
        contains = self._containment(known)
        if known.datatype is Datatype.QUANTITY:
            return lambda a, b: a.agrees(b) if isinstance(a, Quantity) and isinstance(b, Quantity) else False
        return lambda a, b: contains(a, b) or contains(b, a)

    def _containment(self, known: Property) -> Agree:
        """Whether the first value is the same as the second, or says the same less precisely."""
        if known.datatype is Datatype.PLACE:
            return lambda a, b: a in _chain(self._within, str(b))
        return covers if known.datatype in (Datatype.QUANTITY, Datatype.DATE) else eq


def _chain(wholes: Within, part: str) -> list[str]:
    """A thing, the one that it lies in or belongs to, the one around that, and so on."""
    chain = [part]
    while (whole := wholes.get(chain[-1], "")) and whole not in chain:
        chain.append(whole)
    return chain


def _supported(agreeing: Sequence[Backing]) -> Support:
    strong = {pair for backing in agreeing for pair in backing.strong}
    return support(strong) if strong else support({pair for b in agreeing for pair in b.weak}, weak=True)


def _group(known: Property, claim: Claim) -> str:
    if known.cardinality is Cardinality.MANY:
        return str(claim.value)
    return str(claim.as_of) if known.cardinality is Cardinality.SERIES else ""


def _by_value(claims: Iterable[Claim]) -> dict[Value, list[Claim]]:
    groups: dict[Value, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.value, []).append(claim)
    return groups


def _pool(known: Property, live: Sequence[Claim]) -> list[Claim]:
    """The claims among which one is adopted: preferred ones; else, where counts have days, those of the latest."""
    newest = max((c.as_of for c in live if c.as_of), default=None)
    preferred = [c for c in live if c.rank is Rank.PREFERRED]
    return preferred or [c for c in live if not _is_older(known, c, newest)]


def _is_older(known: Property, claim: Claim, newest: PartialDate | None) -> bool:
    counted = known.datatype is Datatype.QUANTITY and claim.as_of is not None and newest is not None
    return counted and claim.as_of < newest  # type: ignore[operator]  # both are dates here


def _state(same: Sequence[Claim], current: bool, adopted: bool) -> VersionState:
    if all(c.rank is Rank.DEPRECATED for c in same) and not adopted:
        return VersionState.DEPRECATED
    return VersionState.ADOPTED if adopted else VersionState.LIVE if current else VersionState.SUPERSEDED
