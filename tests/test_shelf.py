"""The shelf: changed tables are read again, and what does not pass does not replace what did."""

import logging
import os

import pytest

from data import load_dataset, shelf
from data.__main__ import main
from data.loss import record
from data.shelf import Shelf


@pytest.fixture
def impatient(monkeypatch):
    """Every look at the dataset looks at the files."""
    monkeypatch.setattr(shelf, "PATIENCE", -1.0)


def _touch(tables, table="people"):
    """A later time, whatever the clock of the file system."""
    path = tables.file(table)
    later = path.stat().st_mtime_ns + 10_000_000
    os.utime(path, ns=(later, later))


@pytest.mark.usefixtures("impatient")
def test_a_changed_table_is_read_again(tables):
    kept = Shelf(tables.path)
    person = tables.rows("people")[0]["person_id"]
    tables.edit("people", "one_line", "Somebody new")
    _touch(tables)
    assert kept.dataset.people[person].one_line == "Somebody new"
    assert kept.problems == ()


@pytest.mark.usefixtures("impatient")
def test_tables_that_do_not_pass_leave_the_last_good_ones_up_and_say_so(tables, caplog):
    kept = Shelf(tables.path)
    good = kept.dataset
    beacon = tables.light_beacon()
    _touch(tables, "corrections")
    with caplog.at_level(logging.ERROR):
        assert kept.dataset is good
    assert beacon in kept.problems
    assert "last good ones" in caplog.text


@pytest.mark.usefixtures("impatient")
def test_a_table_that_went_missing_leaves_the_last_good_ones_up(tables):
    kept = Shelf(tables.path)
    good = kept.dataset
    tables.file("legs").unlink()
    assert kept.dataset is good
    assert [problem.file for problem in kept.problems] == ["legs.csv"]


@pytest.mark.usefixtures("impatient")
def test_an_error_of_the_disk_leaves_the_last_good_ones_up(tables, monkeypatch):
    kept = Shelf(tables.path)
    good = kept.dataset
    _touch(tables)

    def fails(path):
        raise OSError("the disk is gone")

    monkeypatch.setattr(shelf, "load_dataset", fails)
    assert kept.dataset is good
    assert "the disk is gone" in str(kept.problems[0])


@pytest.mark.usefixtures("impatient")
def test_lost_rows_leave_the_last_good_tables_up_until_the_loss_is_accepted(tables):
    line = tables.add_claim(subject_id="release-2025-12-13", property="background", value="as said before")
    record(load_dataset(tables.path).tables, tables.path)
    kept = Shelf(tables.path)
    good = kept.dataset
    tables.write("claims", tables.rows("claims")[:-1])
    assert kept.dataset is good
    assert [(problem.file, problem.line) for problem in kept.problems] == [("claims.csv", line - 1)]
    assert main(["check", "--accept-loss", str(tables.path)]) == 0
    assert len(kept.dataset.claims) == len(good.claims) - 1
    assert kept.problems == ()


@pytest.mark.usefixtures("impatient")
def test_mended_tables_clear_the_problems(tables):
    kept = Shelf(tables.path)
    before = tables.file("corrections").read_bytes()
    tables.light_beacon()
    _touch(tables, "corrections")
    assert kept.dataset
    assert kept.problems
    tables.file("corrections").write_bytes(before)
    assert kept.dataset
    assert kept.problems == ()


def test_within_its_patience_the_files_are_not_looked_at(tables):
    kept = Shelf(tables.path)
    good = kept.dataset
    tables.edit("people", "one_line", "Somebody new")
    assert kept.dataset is good
