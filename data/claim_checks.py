"""Rules over the claims: they fit their property, their ranks decide, their dates are in order."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from operator import attrgetter

from data.dates import PartialDate
from data.facts import Weigher
from data.model import Claim, Property
from data.problems import Problem
from data.raw_tables import Lines, Stated, Tables, claims_of, numbered, with_role
from data.references import dangling, known_ids
from data.roles import Role
from data.vocabulary import Cardinality, Datatype, Rank, SubjectKind

LONGEST_QUOTE = 25
"""Words of direct speech that the editorial policy allows."""

ORDER = (Role.BORN, Role.DETAINED, Role.SENTENCED, Role.PARDONED, Role.FREED_AT_HOME)
"""The roles of a person's dates in the order of time; of people taken abroad others stand in the last place."""

TARGETS = {Datatype.PLACE: "places", Datatype.PERSON: "people"}
"""The table whose ids a value must name, by its datatype."""

OF_KIND = {SubjectKind.EVENT: "events", SubjectKind.PERSON: "people", SubjectKind.LEG: "legs"}
"""The table of each kind of subject."""

Placed = list[tuple[Claim, int]]


def claims_fit_properties(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """A claim's subject is of the kind that its property applies to, and its value names something that exists."""
    known = known_ids(tables)
    properties = {p.property: p for p in tables.properties}
    misfits = [name for name, kind in properties.items() if not _fit(tables, known, kind)]
    for claim, line in claims_of(tables, lines, misfits):
        kind = properties[claim.property]
        if claim.subject_id not in _subjects(tables, known, kind) and claim.subject_id in known.get("subject", ()):
            expected = f"a property of its subject {claim.subject_id}; {kind.property} is for: {kind.applies_to}"
            yield Problem("claims.csv", line, "property", claim.property, expected)
        target = TARGETS.get(kind.datatype, "")
        if target in known and claim.value not in known[target]:
            yield dangling("claims.csv", line, "value", str(claim.value), target, known[target])
        if kind.cardinality is Cardinality.SERIES and claim.as_of is None:
            yield Problem("claims.csv", line, "as_of", "", f"the day of the count, since {kind.property} is a series")


def _fit(tables: Tables, known: Mapping[str, frozenset[str]], kind: Property) -> bool:
    """Whether all claims of a property fit it."""
    stated = tables.stated.get(kind.property, Stated())
    if not _subjects(tables, known, kind).issuperset(stated.subjects):
        return False
    target, series = TARGETS.get(kind.datatype, ""), kind.cardinality is Cardinality.SERIES
    claims = [tables.claims[at] for at in stated.places] if target or series else []
    named = target not in known or known[target].issuperset(str(claim.value) for claim in claims)
    return named and not (series and any(claim.as_of is None for claim in claims))


def _subjects(tables: Tables, known: Mapping[str, frozenset[str]], kind: Property) -> frozenset[str]:
    """The ids of what a property can be about."""
    if kind.applies_to is SubjectKind.COUNTRY:
        return frozenset({tables.story.home})
    return known.get(OF_KIND[kind.applies_to], frozenset())


def ranks_have_reasons(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """A preferred or deprecated claim says why; a normal one does not; preferred values do not differ."""
    ranked = set(map(attrgetter("rank", "reason"), tables.claims))
    amiss = any((rank is Rank.NORMAL) == bool(reason) for rank, reason in ranked)
    for claim, line in numbered(tables.claims, lines, "claims") if amiss else ():
        if (claim.rank is Rank.NORMAL) == bool(claim.reason):
            expected = "no reason for a normal rank" if claim.reason else f"a reason for the rank {claim.rank}"
            yield Problem("claims.csv", line, "reason", claim.reason, expected)
    weigher = weigher_of(tables)
    for name, claims in _by_fact(tables, lines):
        preferred = [(c, line) for c, line in claims if c.rank is Rank.PREFERRED]
        if len(preferred) < 2:
            continue
        agree = weigher.agreement(name)
        for claim, line in preferred[1:]:
            if name.cardinality is not Cardinality.MANY and not agree(claim.value, preferred[0][0].value):
                expected = f"one preferred value; line {preferred[0][1]} prefers {preferred[0][0].value}"
                yield Problem("claims.csv", line, "rank", str(claim.value), expected)


def no_ties(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """Where values differ, rank, voices or the day of publication decide which one is adopted."""
    known = {s.source_id for s in tables.sources}
    weigher = weigher_of(tables)
    for name, claims in _by_fact(tables, lines):
        rows = [c for c, _ in claims if c.source_id in known]
        several = len({c.value for c in rows}) > 1 and name.cardinality is not Cardinality.MANY
        tied = weigher.tied(name, rows) if several else ()
        if tied:
            expected = f"a preferred rank, since nothing else decides for {claims[0][0].subject_id}"
            yield Problem("claims.csv", claims[0][1], "rank", " / ".join(tied), expected)


def dates_are_in_order(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """Nobody is freed before being sentenced, sentenced before being detained, or detained before being born."""
    names, dates = {p.role: p.property for p in tables.properties}, _dates(tables, lines)
    for earlier, later in combinations(ORDER, 2):
        for subject, days in dates[later].items() if dates[earlier] else ():
            start, _ = max(dates[earlier].get(subject, ()), default=(None, 0))
            for end, line in days:
                if start and end.latest < start.earliest:
                    expected = f"a day not before {names[earlier]} {start} of {subject}"
                    yield Problem("claims.csv", line, "value", str(end), expected)


def _dates(tables: Tables, lines: Lines) -> Mapping[Role | None, Mapping[str, list[tuple[PartialDate, int]]]]:
    """The dates that cannot come before one another, and their lines, by role and person."""
    roles = {p.property: p.role for p in tables.properties}
    dates: dict[Role | None, dict[str, list[tuple[PartialDate, int]]]] = {role: defaultdict(list) for role in ORDER}
    dates[Role.EXPELLED] = dates[Role.FREED_AT_HOME]
    for claim, line in claims_of(tables, lines, with_role(tables, *ORDER, Role.EXPELLED)):
        if claim.rank is not Rank.DEPRECATED and isinstance(claim.value, PartialDate):
            dates[roles[claim.property]][claim.subject_id].append((claim.value, line))
    return dates


def quotes_are_short(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """A quote has at most `LONGEST_QUOTE` words."""
    quotes = {p.property for p in tables.properties if p.datatype is Datatype.QUOTE}
    for claim, line in claims_of(tables, lines, quotes):
        if (words := len(str(claim.value).split())) > LONGEST_QUOTE:
            expected = f"at most {LONGEST_QUOTE} words of direct speech"
            yield Problem("claims.csv", line, "value", f"{words} words", expected)


def _by_fact(tables: Tables, lines: Lines) -> list[tuple[Property, Placed]]:
    """The claims of each fact that has several, with its property; those of one that is not known are left out."""
    facts: list[tuple[Property, Placed]] = []
    for known in {p.property: p for p in tables.properties}.values():
        subjects = tables.stated.get(known.property, Stated()).subjects
        if len(set(subjects)) == len(subjects):
            continue
        several = {subject for subject, count in Counter(subjects).items() if count > 1}
        groups: dict[tuple[str, str], Placed] = defaultdict(list)
        for claim, line in claims_of(tables, lines, [known.property]):
            if claim.subject_id in several:
                day = str(claim.as_of) if known.cardinality is Cardinality.SERIES else ""
                groups[claim.subject_id, day].append((claim, line))
        facts += [(known, claims) for claims in groups.values() if len(claims) > 1]
    return sorted(facts, key=lambda fact: fact[1][0][1])


def weigher_of(tables: Tables) -> Weigher:
    """A `Weigher`, which turns claims into facts, with the sources, places and origins of some tables."""
    within = {p.place_id: p.within for p in tables.places}
    part_of = {o.origin_id: o.part_of for o in tables.origins}
    return Weigher({s.source_id: s for s in tables.sources}, within, part_of)
