"""Rules over days: none lies ahead, and nobody travels before the event or before the way there."""

from datetime import date

import pytest

from data import Problem
from data.day_checks import no_day_lies_ahead, today
from data.load import read_tables

AHEAD = "3025-12-13"


def _ahead():
    return f"a day not after today, {today()}"


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("sources", "published_on"),
        ("sources", "retrieved_on"),
        ("events", "date"),
        ("claims", "as_of"),
        ("legs", "date"),
    ],
)
def test_a_day_after_today_is_named_in_any_table(tables, spoiled, table, column):
    line = tables.edit(table, column, AHEAD)
    spoiled(Problem(f"{table}.csv", line, column, AHEAD, _ahead()))


def test_a_correction_of_a_day_to_come_is_named(tables):
    line = tables.edit("corrections", "published_on", AHEAD)
    assert Problem("corrections.csv", line, "published_on", AHEAD, _ahead()) in tables.problems()


def test_a_claim_of_a_day_to_come_is_named(tables, spoiled):
    line = tables.edit("claims", "value", AHEAD, lambda row: row["property"] == "detained_on")
    spoiled(Problem("claims.csv", line, "value", AHEAD, _ahead()))


def test_a_measure_may_hold_until_a_day_to_come(tables):
    event = tables.rows("events")[0]["event_id"]
    tables.add_claim(subject_id=event, property="valid_until", value=AHEAD)
    assert not tables.problems()


def test_today_is_not_ahead_and_tomorrow_is(tables):
    line = tables.edit("events", "date", "2026-10-10")
    found, lines, _ = read_tables(tables.path)
    on_the_day = [p for p in no_day_lies_ahead(found, lines, date(2026, 10, 10)) if p.file == "events.csv"]
    the_day_before = [p for p in no_day_lies_ahead(found, lines, date(2026, 10, 9)) if p.file == "events.csv"]
    assert line not in [p.line for p in on_the_day]
    expected = "a day not after today, 2026-10-09"
    assert Problem("events.csv", line, "date", "2026-10-10", expected) in the_day_before


def test_a_month_that_has_begun_is_not_ahead(tables):
    line = tables.edit("events", "date", "2026-10")
    found, lines, _ = read_tables(tables.path)
    assert line not in [p.line for p in no_day_lies_ahead(found, lines, date(2026, 10, 1)) if p.file == "events.csv"]
    assert line in [p.line for p in no_day_lies_ahead(found, lines, date(2026, 9, 30)) if p.file == "events.csv"]


def _leg(name):
    return lambda row: row["leg_id"] == name


def test_a_leg_before_its_event_is_named(tables, spoiled):
    line = tables.edit("legs", "date", "2025-12-12", _leg("leg-2025-12-13-2"))
    expected = "a day not before 2025-12-13, that of release-2025-12-13"
    spoiled(Problem("legs.csv", line, "date", "2025-12-12", expected))


def test_a_claim_of_a_leg_before_its_event_is_named(tables, spoiled):
    line = tables.add_claim(subject_id="leg-2025-12-13-2", property="travelled_on", value="2025-12-12")
    expected = "a day not before 2025-12-13, that of release-2025-12-13"
    spoiled(Problem("claims.csv", line, "value", "2025-12-12", expected))


@pytest.mark.parametrize(("day", "fine"), [("2025-06-20", True), ("2025-06-01", False)])
def test_people_may_be_gathered_in_a_prison_within_a_week_before(shipped, day, fine):
    line = shipped.edit("legs", "date", day, _leg("leg-2025-06-21-1"))
    assert ([p.line for p in shipped.problems() if p.file == "legs.csv"] == []) is fine
    assert fine or line in [p.line for p in shipped.problems()]


def test_a_leg_before_the_one_that_it_follows_is_named(tables, spoiled):
    tables.edit("legs", "date", "2025-12-17", _leg("leg-2025-12-13-6"))
    line = tables.edit("legs", "date", "2025-12-16", _leg("leg-2025-12-13-7"))
    expected = "a day not before 2025-12-17, that of leg-2025-12-13-6, which it follows"
    spoiled(Problem("legs.csv", line, "date", "2025-12-16", expected))


def test_a_leg_without_a_day_is_of_its_events_day_and_named_if_it_follows_a_later_one(tables, spoiled):
    tables.edit("legs", "date", "2025-12-17", _leg("leg-2025-12-13-6"))
    line = tables.edit("legs", "date", "", _leg("leg-2025-12-13-7"))
    expected = "a day not before 2025-12-17, that of leg-2025-12-13-6, which it follows"
    spoiled(Problem("legs.csv", line, "date", "", expected))


def test_a_leg_that_begins_elsewhere_may_be_earlier(tables):
    for name, day in (("6", "2025-12-17"), ("7", "2025-12-18"), ("8", "2025-12-18"), ("9", "2025-12-19")):
        tables.edit("legs", "date", day, _leg(f"leg-2025-12-13-{name}"))
    assert not tables.problems()
