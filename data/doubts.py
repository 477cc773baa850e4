"""Warnings of the check: claims that may be right but deserve a second look; they do not make it fail."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from data.model import Claim
from data.problems import Problem
from data.raw_tables import Tables

EXAMPLES = 3
"""How many of the doubtful claims the summary names."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful claim: by how much its page is older than its event, and the warning as a problem."""

    age: timedelta
    claim_id: str
    problem: Problem


def older_than_their_event(tables: Tables, claims: Iterable[Claim], line: int = 0) -> Iterator[Doubt]:
    """The claims of events from pages that were published before them: a mistyped day, or a forecast."""
    events = {event.event_id: event for event in tables.events}
    of_leg = {leg.leg_id: leg.event_id for leg in tables.legs}
    published = {source.source_id: source.published_on for source in tables.sources}
    for claim in claims:
        event = events.get(of_leg.get(claim.subject_id, claim.subject_id))
        day = published.get(claim.source_id)
        if event and day and day.latest < event.date.earliest:
            expected = f"a day from {event.date} on, that of {event.event_id}, unless the page says what was to come"
            problem = Problem("sources.csv", line, "published_on", str(day), expected)
            yield Doubt(event.date.earliest - day.latest, claim.claim_id, problem)


def summary(tables: Tables) -> str:
    """The number of doubtful claims and the ids of the first, in one line; an empty text if there are none."""
    doubts = sorted(older_than_their_event(tables, tables.claims), key=lambda each: (-each.age, each.claim_id))
    if not doubts:
        return ""
    first = ", ".join(each.claim_id for each in doubts[:EXAMPLES])
    more = f" and {len(doubts) - EXAMPLES} more" if len(doubts) > EXAMPLES else ""
    of = f"{len(doubts)} claim{'s' * (len(doubts) != 1)} from pages older than their event"
    return f"to look at: {of}, which is right where a page says what was to come: {first}{more}"
