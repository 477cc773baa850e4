"""Rules for days: none is in the future, and no leg is before its event or before the leg that leads to it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import get_args

from data.dates import PartialDate
from data.model import Event, Leg, Row, is_live
from data.problems import Problem
from data.raw_tables import Lines, Tables, claims_of, numbered, with_role
from data.references import TABLE_NAMES
from data.roles import Role
from data.vocabulary import PlaceKind

GATHERING = timedelta(days=7)
"""How long before a release people are brought from prison to prison for it."""


def today() -> date:
    """Today's date where it is latest on Earth, in the time zone UTC+14."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()


def no_day_lies_ahead(tables: Tables, lines: Lines, now: date | None = None) -> Iterator[Problem]:
    """No day in any table is after today, except the end days of what is to last until then."""
    now, until = now or today(), with_role(tables, Role.UNTIL)
    for table in TABLE_NAMES:
        rows = getattr(tables, table)
        columns = [
            column
            for column in (_columns_of_days(type(rows[0])) if rows else ())
            if any(_lies_ahead(cell, now) for cell in tables.cells(table, column))
        ]
        for row, line in numbered(rows, lines, table) if columns else ():
            for column in columns:
                cell = getattr(row, column)
                if _lies_ahead(cell, now) and not (column == "value" and row.property in until):
                    yield Problem(f"{table}.csv", line, column, str(cell), f"a day not after today, {now}")


def _lies_ahead(cell: object, now: date) -> bool:
    return isinstance(cell, PartialDate) and cell.earliest > now


def _columns_of_days(kind: type[Row]) -> tuple[str, ...]:
    """The columns of a table that may hold a day."""
    kinds = {name: field.annotation for name, field in kind.model_fields.items()}
    return tuple(name for name, held in kinds.items() if PartialDate in (held, *get_args(held)))


def legs_follow_their_event(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """No leg is before its event, except those that gather people in a prison shortly before it."""
    events = {event.event_id: event for event in tables.events}
    legs = {leg.leg_id: leg for leg in tables.legs}
    prisons = {place.place_id for place in tables.places if place.kind is PlaceKind.PRISON}
    travelled = with_role(tables, Role.TRAVELLED)
    for leg, line in numbered(tables.legs, lines, "legs"):
        if leg.date and (before := _first_day(leg, events, prisons)) and leg.date.latest < before:
            yield Problem("legs.csv", line, "date", str(leg.date), _not_before(events[leg.event_id]))
    for claim, line in claims_of(tables, lines, travelled):
        claimed = legs.get(claim.subject_id) if is_live(claim) else None
        before = _first_day(claimed, events, prisons) if claimed else None
        if claimed and before and isinstance(claim.value, PartialDate) and claim.value.latest < before:
            yield Problem("claims.csv", line, "value", str(claim.value), _not_before(events[claimed.event_id]))


def _first_day(leg: Leg, events: dict[str, Event], prisons: set[str]) -> date | None:
    event = events.get(leg.event_id)
    if event is None:
        return None
    return event.date.earliest - (GATHERING if leg.to_place in prisons else timedelta())


def _not_before(event: Event) -> str:
    return f"a day not before {event.date}, that of {event.event_id}"


def legs_follow_one_another(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """No leg is before a leg that leads to the place where it begins."""
    days = {event.event_id: event.date for event in tables.events}
    arrivals: dict[tuple[str, str], list[tuple[PartialDate, Leg]]] = {}
    for leg, line in sorted(numbered(tables.legs, lines, "legs"), key=lambda pair: pair[0].sequence):
        day = leg.date or days.get(leg.event_id)
        if day is None:
            continue
        came = arrivals.get((leg.event_id, leg.from_place), [])
        if came and all(day.latest < earlier.earliest for earlier, _ in came):
            first, followed = min(came, key=lambda pair: pair[0])
            expected = f"a day not before {first}, that of {followed.leg_id}, which it follows"
            yield Problem("legs.csv", line, "date", str(leg.date or ""), expected)
        arrivals.setdefault((leg.event_id, leg.to_place), []).append((day, leg))
