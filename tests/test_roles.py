"""Roles of properties: each has a meaning, fits its property, names a place where it must, and stands once."""

import pytest

from data import load_dataset
from data.last_good import LastGood
from data.raw_tables import GEO
from data.roles import MEANINGS, Role
from data.store import tables_of
from tests import stories


@pytest.mark.parametrize(
    ("name", "column", "value", "expected"),
    [
        ("detained_on", "role", "sentence", "a quantity of the kind person: the term of the verdict"),
        ("to_lithuania", "place", "", "a place, since the role is taken_to"),
        ("freed_total", "place", "lithuania", "no place for everyone_freed"),
        ("women_freed", "place", "lithuania", "a role that says something of a place"),
        ("expelled_on", "role", "freed", "a role that freed_on does not have already"),
        ("freed_total", "theme", "case", "one of numbers, course, who, deal, since it is about the kind event"),
        ("people_moved", "theme", "course", "no theme, since it is about the kind leg"),
    ],
)
def test_what_does_not_fit_is_named(tables, name, column, value, expected):
    line = tables.edit("properties", column, value, lambda row: row["property"] == name)
    found = [each for each in tables.problems() if each.file == "properties.csv"]
    assert (line, column, expected) in [(each.line, each.column, each.expected) for each in found]


def test_an_unknown_role_is_named_with_the_one_that_is_like_it(tables, spoiled):
    line = tables.edit("properties", "role", "detaned", lambda row: row["property"] == "detained_on")
    (problem,) = [each for each in tables.problems() if each.column == "role" and each.line == line]
    assert (problem.actual, problem.guess) == ("detaned", "detained")
    spoiled(problem)


def test_every_role_has_a_meaning():
    assert set(MEANINGS) == set(Role)


def test_facts_are_found_by_their_role_whatever_the_story_calls_them(ledger):
    assert ledger.facts("release-2025-12-13", Role.TAKEN_TO) == tuple(
        fact for name in ("to_lithuania", "to_ukraine") for fact in ledger.facts("release-2025-12-13", name)
    )
    ankara = stories.dataset("ankara")
    assert {fact.prop.place for fact in ankara.facts("swap-2024-08-01", Role.TAKEN_TO)} == {
        *("germany", "russia", "united-states")
    }


def test_the_tables_that_are_shown_may_be_named_by_their_story(tmp_path):
    assert tables_of({"FREED_STORY": "there"}).parts == ("there", "tables")
    assert tables_of({"FREED_STORY": "there", "FREED_TABLES": str(tmp_path)}) == tmp_path


def test_the_outlines_of_a_story_are_found_beside_the_tables_that_were_kept(tmp_path):
    own = stories.dataset("ankara")
    assert own.ground.folder.parent.name == "ankara-2024"
    kept = LastGood(tmp_path, stories.tables("ankara"))
    kept.keep(own.version)
    assert (kept.current.parent / GEO.name).resolve() == own.ground.folder
    assert load_dataset(kept.current).ground.countries() == own.ground.countries()
