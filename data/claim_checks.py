"""Rules over the claims: they fit their property, their ranks decide, their dates are in order."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from operator import attrgetter

from data.dates import PartialDate
from data.facts import Weigher
from data.model import Claim, Property
from data.problems import Problem
from data.raw_tables import Lines, Tables, numbered
from data.references import dangling, known_ids
from data.roles import Role
from data.vocabulary import Cardinality, Datatype, Rank, SubjectKind

LONGEST_QUOTE = 25
"""Words of direct speech that the editorial policy allows."""

ORDER = (Role.BORN, Role.DETAINED, Role.SENTENCED, Role.PARDONED, Role.FREED_AT_HOME)
"""Dates of one person that cannot come before one another; so with those of people taken abroad in the last place."""

Placed = list[tuple[Claim, int]]


def claims_fit_properties(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """A claim's subject is of the kind that its property applies to, and its value names something that exists."""
    known = known_ids(tables)
    of_kind = {
        SubjectKind.EVENT: known.get("events", set()),
        SubjectKind.PERSON: known.get("people", set()),
        SubjectKind.LEG: known.get("legs", set()),
        SubjectKind.COUNTRY: {tables.story.home},
    }
    subjects = known.get("subject", set())
    targets = {Datatype.PLACE: "places", Datatype.PERSON: "people"}
    properties = {p.property: p for p in tables.properties}
    for claim, line in numbered(tables.claims, lines, "claims"):
        kind = properties.get(claim.property)
        if kind is None:
            continue
        if claim.subject_id not in of_kind[kind.applies_to] and claim.subject_id in subjects:
            expected = f"a property of its subject {claim.subject_id}; {kind.property} is for: {kind.applies_to}"
            yield Problem("claims.csv", line, "property", claim.property, expected)
        target = targets.get(kind.datatype, "")
        if target in known and claim.value not in known[target]:
            yield dangling("claims.csv", line, "value", str(claim.value), target, known[target])
        if kind.cardinality is Cardinality.SERIES and claim.as_of is None:
            yield Problem("claims.csv", line, "as_of", "", f"the day of the count, since {kind.property} is a series")


def ranks_have_reasons(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """A preferred or deprecated claim says why; a normal one does not; preferred values do not differ."""
    for claim, line in numbered(tables.claims, lines, "claims"):
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
    dates: dict[str, dict[Role, list[tuple[PartialDate, int]]]] = defaultdict(lambda: defaultdict(list))
    roles = {p.property: p.role for p in tables.properties if p.role}
    names = {role: name for name, role in roles.items()}
    for claim, line in numbered(tables.claims, lines, "claims"):
        role = roles.get(claim.property)
        if role and claim.rank is not Rank.DEPRECATED and isinstance(claim.value, PartialDate):
            last = Role.FREED_AT_HOME if role is Role.EXPELLED else role
            dates[claim.subject_id][last].append((claim.value, line))
    for subject, of_subject in dates.items():
        for earlier, later in combinations([role for role in ORDER if role in of_subject], 2):
            start, _ = max(of_subject[earlier])
            for end, line in of_subject[later]:
                if end.latest < start.earliest:
                    expected = f"a day not before {names[earlier]} {start} of {subject}"
                    yield Problem("claims.csv", line, "value", str(end), expected)


def quotes_are_short(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """Direct speech is short."""
    quotes = {p.property for p in tables.properties if p.datatype is Datatype.QUOTE}
    for claim, line in numbered(tables.claims, lines, "claims"):
        if claim.property in quotes and (words := len(str(claim.value).split())) > LONGEST_QUOTE:
            expected = f"at most {LONGEST_QUOTE} words of direct speech"
            yield Problem("claims.csv", line, "value", f"{words} words", expected)


def _by_fact(tables: Tables, lines: Lines) -> Iterator[tuple[Property, Placed]]:
    """The claims of each fact that has several, with its property; those of one that is not known are left out."""
    properties = {p.property: p for p in tables.properties}
    of_fact = attrgetter("property", "subject_id")
    several = {key for key, count in Counter(map(of_fact, tables.claims)).items() if count > 1}
    groups: dict[tuple[str, str, str], Placed] = defaultdict(list)
    for claim, line in numbered(tables.claims, lines, "claims") if several else ():
        known = properties.get(claim.property)
        if known and (claim.property, claim.subject_id) in several:
            day = str(claim.as_of) if known.cardinality is Cardinality.SERIES else ""
            groups[claim.property, claim.subject_id, day].append((claim, line))
    return ((properties[name], claims) for (name, _, _), claims in groups.items() if len(claims) > 1)


def weigher_of(tables: Tables) -> Weigher:
    """What turns the claims of some tables into facts."""
    within = {p.place_id: p.within for p in tables.places}
    part_of = {o.origin_id: o.part_of for o in tables.origins}
    return Weigher({s.source_id: s for s in tables.sources}, within, part_of)
