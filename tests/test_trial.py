"""Tables are tried before they are taken over: a value that no page can show is refused with its place."""

import logging

import pytest

from components.html import labels, trial
from components.html.choices import choices
from data import DatasetError, load_dataset
from data import trial as data_trial
from data.__main__ import main
from data.last_good import LastGood
from data.problems import Problem
from data.store import Store

EXPECTED = "a value that a page can show: KeyError: 'parole'"


@pytest.fixture
def parole(tables):
    """Tables in which a property allows a new value, which a claim gives; the line of the claim."""
    known = "pardon;amnesty;end_of_term;other;parole"
    tables.edit("properties", "choices", known, lambda row: row["property"] == "legal_form")
    return tables.add_claim(subject_id="release-2025-12-13", property="legal_form", value="parole")


@pytest.fixture
def helpless(monkeypatch):
    """Pages that have no words for a value that is new."""
    monkeypatch.setattr(labels, "choice", lambda text, story, found: (choices(text) | story.choices)[found])


def test_a_new_value_of_a_property_is_shown_as_it_stands(parole, tables):
    dataset = load_dataset(tables.path)
    data_trial.run(trial.failures, dataset, tables.path)
    assert not list(trial.failures(dataset))


@pytest.mark.usefixtures("helpless")
def test_check_names_the_claim_whose_value_no_page_can_show(parole, tables, capsys):
    assert not tables.problems()
    assert main(["check", str(tables.path)]) == 1
    problem = Problem("claims.csv", parole, "value", "parole", EXPECTED)
    assert capsys.readouterr().out.splitlines() == [str(problem)]


@pytest.mark.usefixtures("helpless")
def test_the_store_does_not_begin_with_such_tables(parole, tables):
    with pytest.raises(DatasetError) as refused:
        Store(tables.path, None, trial.failures)
    assert refused.value.problems == (Problem("claims.csv", parole, "value", "parole", EXPECTED),)


@pytest.mark.usefixtures("helpless")
def test_the_store_keeps_the_last_good_tables_up_where_changed_ones_cannot_be_shown(tables, tmp_path, caplog):
    store = Store(tables.path, LastGood(tmp_path / "kept", tables.path), trial.failures)
    before = store.dataset
    known = "pardon;amnesty;end_of_term;other;parole"
    tables.edit("properties", "choices", known, lambda row: row["property"] == "legal_form")
    line = tables.add_claim(subject_id="release-2025-12-13", property="legal_form", value="parole")
    with caplog.at_level(logging.ERROR):
        store.refresh()
    assert store.dataset is before
    assert store.problems == (Problem("claims.csv", line, "value", "parole", EXPECTED),)
    assert f"claims.csv:{line}: value: found 'parole'" in caplog.text


def test_every_value_of_the_ledger_can_be_shown(ledger):
    assert not list(trial.failures(ledger))


def test_the_store_that_pages_share_tries_its_tables(monkeypatch, tables):
    from data import store

    monkeypatch.setattr(store, "_shared", [])
    monkeypatch.setenv("FREED_TABLES", str(tables.path))
    assert store.shared().show is trial.failures
