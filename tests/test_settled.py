"""Of each dispute of today the ledger says what would settle it, the check holds that, and pages say it."""

import re
from html import unescape

import pytest
from desk import painted

from data import status
from data.__main__ import main
from data.disputes import settled_by
from data.gate import publish
from data.load import load_dataset, read_tables
from tests import stories

RELEASE = "release-2025-12-13"


def _words(html):
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


@pytest.mark.parametrize("name", stories.NAMES)
def test_each_dispute_of_each_story_says_what_would_settle_it(name):
    dataset = stories.dataset(name)
    facts = status.disputed(dataset.all_facts)
    assert [fact.key for fact in facts if not settled_by(dataset, fact).endswith(".")] == []
    assert len(dataset.disputes) == len(facts)


def _said(tables, capsys):
    code = main(["check", str(tables.path)])
    return code, capsys.readouterr().out.splitlines()


def _of(row, subject, name):
    return (row["subject_id"], row["property"]) == (subject, name)


def test_the_check_wants_a_row_for_a_new_dispute(tables, capsys):
    assert _said(tables, capsys)[0] == 0
    tables.add_claim(subject_id=RELEASE, property="freed_total", value="200")
    end = tables.line("disputes", len(tables.rows("disputes")) - 1)
    expected = f"a row for {RELEASE} freed_total: sources differ on it now; say what would settle it"
    assert _said(tables, capsys) == (1, [f"disputes.csv:{end}: settled_by: found nothing, expected {expected}"])


def test_the_check_names_a_row_of_no_dispute_and_guesses_which_is_meant(tables, capsys):
    line = tables.edit("disputes", "property", "freed_total", lambda row: _of(row, RELEASE, "to_lithuania"))
    wrong, right = (f"{RELEASE} {name}" for name in ("freed_total", "to_lithuania"))
    code, said = _said(tables, capsys)
    assert code == 1
    expected = f"'{wrong}', expected a fact on which sources differ now; did you mean {right}?"
    assert f"disputes.csv:{line}: property: found {expected}" in said


def test_the_check_lets_the_dispute_of_what_is_not_published_stand(tables, capsys):
    tables.edit("properties", "public", "no", lambda row: row["property"] == "refused_to_leave")
    assert "refused_to_leave" in {row["property"] for row in tables.rows("disputes")}
    assert _said(tables, capsys)[0] == 0


def test_a_ledger_whose_table_of_disputes_is_behind_is_shown_all_the_same(tables):
    tables.add_claim(subject_id=RELEASE, property="freed_total", value="200")
    dataset = load_dataset(tables.path)
    assert settled_by(dataset, dataset.fact(RELEASE, "freed_total")) == ""
    assert "Others say 200" in _words(painted(dataset, "claims", standing="disputed"))


def test_the_list_of_disputes_and_the_page_of_the_event_say_what_would_settle_it(ledger):
    words = settled_by(ledger, ledger.fact(RELEASE, "belarusians_to_ukraine"))
    listed = _words(painted(ledger, "claims", standing="disputed", subject=RELEASE))
    assert f"What would settle it: {words}" in listed
    assert "Others say 104; the spread is 5 % of the value shown. Editor’s reason: the receiving side" in listed
    assert words in _words(painted(ledger, "releases", event=RELEASE))


def test_the_dispute_of_a_person_who_is_withheld_is_not_published(tables):
    tables.edit("people", "publication", "withheld", lambda row: row["person_id"] == "maria-kalesnikava")
    read = read_tables(tables.path)[0]
    assert "maria-kalesnikava" in {row.subject_id for row in read.disputes}
    published = {row.subject_id for row in publish(read).disputes}
    assert RELEASE in published
    assert "maria-kalesnikava" not in published
