"""Rules over freedom: who is freed has an event and a day, and nobody is held on a day after being freed."""

import pytest

from data import PartialDate, Problem, custody, freed, load_dataset
from data.model import is_live
from data.people import Status, roster

FREEDOM, CUSTODY, CLEMENCY = (
    load_dataset().with_role(*roles) for roles in (custody.FREEDOM, custody.CUSTODY, freed.CLEMENCY)
)
"""The properties of the shipped ledger that have those roles."""


def _person(tables):
    unique = {"person_id": "zzz-test", "name": "Zofja Testowa", "name_local": "", "name_ru": "", "variants": ""}
    tables.add("people", **unique)


@pytest.mark.parametrize("name", FREEDOM)
def test_a_freed_person_without_an_event_is_named_with_the_event_of_the_day(tables, spoiled, name):
    _person(tables)
    line = tables.add_claim(subject_id="zzz-test", property=name, value="2025-12-13")
    expected = "a row of relations.csv with the event that freed zzz-test, or a note on why none is named"
    spoiled(Problem("claims.csv", line, "subject_id", "zzz-test", expected, "release-2025-12-13"))


def test_a_freed_person_of_whom_a_note_says_why_no_event_is_named_is_fine(tables):
    _person(tables)
    tables.add_claim(subject_id="zzz-test", property="freed_on", value="2025-12-13", note="at the end of the term")
    assert not tables.problems()


def test_a_person_in_an_event_without_a_claim_of_freedom_is_named(tables, spoiled):
    _person(tables)
    line = tables.add("relations", subject_id="zzz-test", relation="freed_in", object_id="release-2025-12-13")
    expected = f"somebody of whom a claim says {', '.join(CLEMENCY[:-1])} or {CLEMENCY[-1]}"
    spoiled(Problem("relations.csv", line, "subject_id", "zzz-test", expected))


@pytest.mark.parametrize(
    "cells", [{"rank": "deprecated", "reason": "withdrawn"}, {"overtaken_by": "release-2026-03-19"}]
)
def test_a_claim_that_holds_no_more_frees_nobody(tables, spoiled, cells):
    _person(tables)
    line = tables.add("relations", subject_id="zzz-test", relation="freed_in", object_id="release-2025-12-13")
    tables.add_claim(subject_id="zzz-test", property="expelled_on", value="2025-12-13", **cells)
    expected = f"somebody of whom a claim says {', '.join(CLEMENCY[:-1])} or {CLEMENCY[-1]}"
    spoiled(Problem("relations.csv", line, "subject_id", "zzz-test", expected))


@pytest.mark.parametrize("name", CLEMENCY)
def test_a_person_in_an_event_with_a_claim_of_freedom_or_pardon_is_fine(tables, name):
    _person(tables)
    tables.add("relations", subject_id="zzz-test", relation="freed_in", object_id="release-2025-12-13")
    tables.add_claim(subject_id="zzz-test", property=name, value="2025-12-13")
    assert not tables.problems()


def test_a_person_named_among_the_freed_and_not_tied_to_the_event_is_named(tables, spoiled):
    _person(tables)
    line = tables.add_claim(subject_id="release-2025-12-13", property="notable_freed", value="zzz-test")
    expected = "somebody whom relations.csv ties to release-2025-12-13 with freed_in"
    spoiled(Problem("claims.csv", line, "value", "zzz-test", expected))


def _freed_and_held(tables, freed, held, **cells):
    _person(tables)
    at = tables.add_claim(subject_id="zzz-test", property="freed_on", value=freed, note="at the end of the term")
    report = {"subject_id": "zzz-test", "property": "held_on_report", "as_of": held, "value": held}
    return at, tables.add_claim(**(report | cells))


def test_a_person_reported_in_custody_after_being_freed_is_named_with_the_line_that_frees(tables, spoiled):
    at, line = _freed_and_held(tables, "2025-12-13", "2026-01-10")
    expected = f"a day not after 2025-12-13, when line {at} frees zzz-test, or a returned_to_custody_on between the two"
    spoiled(Problem("claims.csv", line, "value", "2026-01-10", expected))


@pytest.mark.parametrize("held", ["2025-12-12", "2025-12", "2025"])
def test_a_report_of_custody_that_may_be_from_before_is_fine(tables, held):
    _freed_and_held(tables, "2025-12-13", held)
    assert not tables.problems()


def test_a_return_to_custody_between_makes_it_possible(tables):
    _freed_and_held(tables, "2025-12-13", "2026-01-10")
    tables.add_claim(subject_id="zzz-test", property="returned_to_custody_on", value="2025-12-13")
    assert not tables.problems()


def test_a_return_to_custody_after_it_does_not(tables, spoiled):
    at, line = _freed_and_held(tables, "2025-12-13", "2026-01-10")
    tables.add_claim(subject_id="zzz-test", property="returned_to_custody_on", value="2026-02")
    expected = f"a day not after 2025-12-13, when line {at} frees zzz-test, or a returned_to_custody_on between the two"
    spoiled(Problem("claims.csv", line, "value", "2026-01-10", expected))


def test_a_wrong_row_elsewhere_makes_nobody_seem_unfreed(tables):
    line = tables.edit("claims", "value", "soon", lambda row: row["property"] == "expelled_on")
    assert [(p.file, p.line) for p in tables.problems()] == [("claims.csv", line)]


@pytest.mark.parametrize("table", ["claims", "relations"])
def test_a_table_that_is_missing_makes_nobody_seem_unfreed(tables, table):
    tables.file(table).unlink()
    assert [p.file for p in tables.problems()] == [f"{table}.csv"]


def test_nobody_is_in_custody_on_a_day_after_which_a_live_claim_frees_them(ledger):
    held = {each.person_id for each in roster(ledger).values() if each.status is Status.IN_CUSTODY}
    assert held
    live = [c for c in ledger.claims if c.subject_id in held and is_live(c) and isinstance(c.value, PartialDate)]
    freed = {(c.subject_id, c.value.latest) for c in live if c.property in FREEDOM}
    reports = {(c.subject_id, c.value.earliest) for c in live if c.property in CUSTODY}
    assert not [(who, day) for who, day in freed if day >= max(last for at, last in reports if at == who)]
