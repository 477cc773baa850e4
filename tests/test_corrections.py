"""Published corrections: their rule in the check, and what readers are told of them."""

from html import escape

import pytest

from components.content import changes
from data import Problem
from data.news import all_news
from tests.desk import painted

FILE = "corrections.csv"


def _planted(tables, **cells):
    """A sound correction with other cells where given; returns its line."""
    subject = tables.rows("events")[0]["event_id"]
    row = {"correction_id": "correction-x", "subject_id": subject, "property": "freed_total", "old_value": "12"}
    row |= {"new_value": "13", "true_on": "", "said_on": "", "found_on": "", "published_on": "2026-11-01"}
    return tables.add("corrections", **(row | {"source_id": "", "severity": "correction"} | cells))


@pytest.mark.parametrize(
    ("cells", "column", "seen", "expected", "guess"),
    [
        ({"new_value": "12"}, "new_value", "12", "another value than the old one, or none", ""),
        ({"severity": "retraction"}, "new_value", "13", "no value, since the old one is retracted", ""),
        ({"said_on": "2026-11"}, "", "", "", ""),
        ({"said_on": "2026-11-02"}, "published_on", "2026-11-01", "a day not before 2026-11-02, that of said_on", ""),
        (
            {"said_on": "2026-02", "found_on": "2026-01~"},
            *("found_on", "2026-01~", "a day not before 2026-02, that of said_on", ""),
        ),
    ],
)
def test_a_correction_whose_cells_contradict_each_other_is_named(tables, spoiled, cells, column, seen, expected, guess):
    line = _planted(tables, **cells)
    spoiled(*([Problem(FILE, line, column, seen, expected, guess)] if column else []))
    assert bool(column) == any(each.line == line for each in tables.problems())


def test_a_value_that_the_property_cannot_have_is_named_with_what_was_meant(tables):
    line = _planted(tables, old_value="12O")
    (problem,) = tables.problems()
    assert (problem.file, problem.line, problem.column, problem.guess) == (FILE, line, "old_value", "120")
    assert problem.expected.startswith("a quantity (property freed_total)")


def test_the_page_that_showed_an_error_bears_the_day_on_which_it_was_said(tables, spoiled):
    page = next(row for row in tables.rows("sources") if row["published_on"] > "2025")
    line = _planted(tables, source_id=page["source_id"], said_on="2020-01-01")
    expected = f"{page['published_on']}, the day of {page['source_id']}, or another page"
    spoiled(Problem(FILE, line, "said_on", "2020-01-01", expected, page["published_on"]))


def _words(ledger, **asked):
    return painted(ledger, "changes", **asked)


def test_the_page_of_changes_tells_each_correction_with_its_four_days(ledger):
    html = _words(ledger, kind="correction")
    for each in ledger.corrections:
        assert f'id="{each.correction_id}"' in html
        assert escape(each.reason).replace("&#x27;", "&#39;") in html
    card = html.partition('id="correction-2026-11-23-1"')[2].partition("</article>")[0]
    days = "True on: 19 March 2026 · Said on: 15 December 2025 · Found on: 23 November 2026 · Published on: 23 November"
    assert days in card


def test_a_day_that_is_not_known_is_said_to_be_so(ledger):
    assert any(not each.said_on for each in ledger.corrections)
    assert "not known" in _words(ledger, kind="correction")


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"kind": "correction", "since": "2026-11-24"}, 19),
        ({"kind": "correction", "about": "release-2026-03-19"}, 1),
        ({"about": "valiantsin-stefanovic"}, 2),
        ({"since": "2999"}, 0),
    ],
)
def test_an_address_asks_for_a_part_of_what_changed(ledger, asked, names):
    assert len(changes.select(ledger, asked)) == names
    assert _words(ledger, **asked).count("<article") == names


def test_what_is_no_day_filters_nothing(ledger):
    assert changes.select(ledger, {"since": "yesterday"}) == all_news(ledger)
