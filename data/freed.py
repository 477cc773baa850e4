"""Rules over freedom: who is freed has an event and a day, and nobody is held on a day after being freed."""

from collections import defaultdict
from collections.abc import Iterator

from data.custody import FREEDOM, RETURN
from data.dates import PartialDate
from data.model import Claim, is_live
from data.problems import Problem
from data.raw_tables import Lines, Tables, claims_of, is_whole, numbered, with_role
from data.roles import Role
from data.vocabulary import EventKind, RelationKind

CLEMENCY = (*FREEDOM, Role.PARDONED)
"""The roles of properties that say that somebody was let go; a pardon and the freedom it gives are one event."""

RELEASES = (EventKind.RELEASE, EventKind.PARDON, EventKind.SWAP)
"""Kinds of events in which people come free."""

Placed = list[tuple[PartialDate, Claim, int]]
"""Days with the claims that state them and their lines."""


def the_freed_have_an_event(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """Whoever a claim frees stands in an event, or a note says why no event is named."""
    if not is_whole(tables, "relations"):
        return
    freed_in = {tie.subject_id for tie in tables.relations if tie.relation is RelationKind.FREED_IN}
    names = [name for name in with_role(tables, *FREEDOM) if name in tables.stated]
    if freed_in.issuperset(person for name in names for person in tables.stated[name].subjects):
        return
    for person, claims in _live(tables, lines, FREEDOM).items():
        if person not in freed_in and not any(claim.note for _, claim, _ in claims):
            day, _, line = claims[0]
            expected = f"a row of relations.csv with the event that freed {person}, or a note on why none is named"
            yield Problem("claims.csv", line, "subject_id", person, expected, _event_of(tables, day))


def _event_of(tables: Tables, day: PartialDate) -> str:
    """The event of a day on which somebody came free, where there is one."""
    events = [event for event in tables.events if event.kind in RELEASES and event.date.agrees(day)]
    return events[0].event_id if len(events) == 1 else ""


def events_free_people(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """Whoever stands in an event as freed has a claim with the day of freedom or of pardon."""
    if not (is_whole(tables, "claims") and is_whole(tables, "properties")):
        return
    freed = {
        claim.subject_id
        for claim, _ in claims_of(tables, lines, with_role(tables, *CLEMENCY))
        if is_live(claim) and isinstance(claim.value, PartialDate)
    }
    for tie, line in numbered(tables.relations, lines, "relations"):
        if tie.relation is RelationKind.FREED_IN and tie.subject_id not in freed:
            *some, last = with_role(tables, *CLEMENCY)
            expected = f"somebody of whom a claim says {', '.join(some)} or {last}"
            yield Problem("relations.csv", line, "subject_id", tie.subject_id, expected)


def the_named_are_freed(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """Whoever is named among the freed of an event is tied to it."""
    naming = with_role(tables, Role.NAMED_FREED)
    if not is_whole(tables, "relations"):
        return
    ties = _ties(tables)
    for claim, line in claims_of(tables, lines, naming):
        named = is_live(claim) and claim.value not in tables.untyped
        if named and (str(claim.value), claim.subject_id) not in ties:
            expected = f"somebody whom relations.csv ties to {claim.subject_id} with freed_in"
            yield Problem("claims.csv", line, "value", str(claim.value), expected)


def nobody_free_is_held(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """Nobody is reported in custody after the day of freedom, unless a return to custody lies between."""
    held_on = _live(tables, lines, (Role.HELD,))
    freed = _live(tables, lines, FREEDOM) if held_on else {}
    back = _live(tables, lines, (RETURN,))
    back_on = next(iter(with_role(tables, RETURN)), RETURN)
    for person, reports in held_on.items():
        for held, _, line in reports:
            before = [(free, at) for free, _, at in freed.get(person, []) if free.latest < held.earliest]
            wrong = [(free, at) for free, at in before if not _returned(back.get(person, []), free, held)]
            if wrong:
                free, at = wrong[0]
                expected = f"a day not after {free}, when line {at} frees {person}, or a {back_on} between the two"
                yield Problem("claims.csv", line, "value", str(held), expected)


def _returned(back: Placed, free: PartialDate, held: PartialDate) -> bool:
    return any(free.earliest <= day.latest and day.earliest <= held.latest for day, _, _ in back)


def _ties(tables: Tables) -> set[tuple[str, str]]:
    return {(tie.subject_id, tie.object_id) for tie in tables.relations if tie.relation is RelationKind.FREED_IN}


def _live(tables: Tables, lines: Lines, roles: tuple[Role, ...]) -> dict[str, Placed]:
    """The live claims of some dated properties, by person."""
    live: dict[str, Placed] = defaultdict(list)
    for claim, line in claims_of(tables, lines, with_role(tables, *roles)):
        if is_live(claim) and isinstance(claim.value, PartialDate):
            live[claim.subject_id].append((claim.value, claim, line))
    return live
