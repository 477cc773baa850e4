"""The store: changed tables are read again, and what does not pass does not replace what did."""

import logging
import os

import pytest

from data import DatasetError, store
from data.__main__ import main
from data.last_good import LastGood
from data.load import read_tables
from data.loss import record
from data.store import Store


@pytest.fixture
def impatient(monkeypatch):
    """Every look at the dataset looks at the files."""
    monkeypatch.setattr(store, "PATIENCE", -1.0)


def _touch(tables, table="people"):
    """A later time, whatever the clock of the file system."""
    path = tables.file(table)
    later = path.stat().st_mtime_ns + 10_000_000
    os.utime(path, ns=(later, later))


@pytest.mark.usefixtures("impatient")
def test_a_changed_table_is_read_again(tables):
    kept = Store(tables.path)
    person = tables.rows("people")[0]["person_id"]
    tables.edit("people", "one_line", "Somebody new")
    _touch(tables)
    assert kept.dataset.people[person].one_line == "Somebody new"
    assert kept.problems == ()


@pytest.mark.usefixtures("impatient")
def test_tables_that_do_not_pass_leave_the_last_good_ones_up_and_say_so(tables, caplog):
    kept = Store(tables.path)
    good = kept.dataset
    beacon = tables.light_beacon()
    _touch(tables, "corrections")
    with caplog.at_level(logging.ERROR):
        assert kept.dataset is good
    assert beacon in kept.problems
    assert "last good ones" in caplog.text


@pytest.mark.usefixtures("impatient")
def test_a_table_that_went_missing_leaves_the_last_good_ones_up(tables):
    kept = Store(tables.path)
    good = kept.dataset
    tables.file("legs").unlink()
    assert kept.dataset is good
    assert [problem.file for problem in kept.problems] == ["legs.csv"]


@pytest.mark.usefixtures("impatient")
def test_an_error_of_the_disk_leaves_the_last_good_ones_up(tables, monkeypatch):
    kept = Store(tables.path)
    good = kept.dataset
    _touch(tables)

    def fails(path):
        raise OSError("the disk is gone")

    monkeypatch.setattr(store, "load_dataset", fails)
    assert kept.dataset is good
    assert "the disk is gone" in str(kept.problems[0])


@pytest.mark.usefixtures("impatient")
def test_lost_rows_leave_the_last_good_tables_up_until_the_loss_is_accepted(tables):
    line = tables.add_claim(subject_id="release-2025-12-13", property="background", value="as said before")
    record(read_tables(tables.path)[0], tables.path)
    kept = Store(tables.path)
    good = kept.dataset
    tables.write("claims", tables.rows("claims")[:-1])
    assert kept.dataset is good
    assert [(problem.file, problem.line) for problem in kept.problems] == [("claims.csv", line - 1)]
    assert main(["check", "--accept-loss", str(tables.path)]) == 0
    assert len(kept.dataset.claims) == len(good.claims) - 1
    assert kept.problems == ()


@pytest.mark.usefixtures("impatient")
def test_mended_tables_clear_the_problems(tables):
    kept = Store(tables.path)
    before = tables.file("corrections").read_bytes()
    tables.light_beacon()
    _touch(tables, "corrections")
    assert kept.dataset
    assert kept.problems
    tables.file("corrections").write_bytes(before)
    assert kept.dataset
    assert kept.problems == ()


def test_within_its_patience_the_files_are_not_looked_at(tables):
    kept = Store(tables.path)
    good = kept.dataset
    tables.edit("people", "one_line", "Somebody new")
    assert kept.dataset is good


def _last_good(tables, tmp_path):
    return LastGood(tmp_path / "kept", tables.path)


def _files(folder):
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_a_start_on_tables_that_do_not_pass_takes_the_last_good_ones_and_says_so(tables, tmp_path, caplog):
    good = Store(tables.path, _last_good(tables, tmp_path)).dataset
    before = _files(tables.path)
    beacon = tables.light_beacon()
    with caplog.at_level(logging.ERROR):
        started = Store(tables.path, _last_good(tables, tmp_path))
    assert started.dataset.version == good.version
    assert beacon in started.problems
    assert "as they were kept" in caplog.text
    assert _files(started.source) == before


@pytest.mark.usefixtures("impatient")
def test_what_was_started_stale_is_current_once_the_tables_are_mended(tables, tmp_path):
    Store(tables.path, _last_good(tables, tmp_path))
    before = tables.file("corrections").read_bytes()
    tables.light_beacon()
    started = Store(tables.path, _last_good(tables, tmp_path))
    assert started.problems
    tables.file("corrections").write_bytes(before)
    tables.edit("people", "one_line", "Somebody new")
    assert "Somebody new" in {person.one_line for person in started.dataset.people.values()}
    assert started.problems == ()
    assert started.source.name == started.dataset.version


@pytest.mark.parametrize("kept", [False, True], ids=["nothing was kept", "what was kept is spoiled"])
def test_a_start_without_any_good_tables_says_what_is_wrong(tables, tmp_path, kept):
    last = _last_good(tables, tmp_path)
    if kept:
        Store(tables.path, last)
        (last.current / "people.csv").write_text("spoiled", encoding="utf-8")
    beacon = tables.light_beacon()
    with pytest.raises(DatasetError) as raised:
        Store(tables.path, last)
    assert kept or beacon in raised.value.problems


def test_only_the_last_version_is_kept_so_who_is_named_no_more_is_in_none(tables, tmp_path):
    last = _last_good(tables, tmp_path)
    Store(tables.path, last)
    tables.edit("people", "one_line", "Somebody new")
    version = Store(tables.path, last).dataset.version
    assert {each.name for each in last.folder.iterdir()} == {"now", version}


def test_keeping_is_whole_or_not_at_all(tables, tmp_path, monkeypatch, caplog):
    last = _last_good(tables, tmp_path)
    before = Store(tables.path, last).source
    whole = _files(before)
    tables.edit("people", "one_line", "Somebody new")

    def full(source, target):
        if "legs" in str(source):
            raise OSError(28, "No space left on device")
        target.write_bytes(source.read_bytes())

    monkeypatch.setattr("data.last_good.shutil.copyfile", full)
    with caplog.at_level(logging.WARNING):
        started = Store(tables.path, last)
    assert started.problems == ()
    assert "cannot be kept" in caplog.text
    assert last.current == before
    assert _files(before) == whole
    assert not list(last.folder.glob(".*"))


def test_tables_that_change_while_they_are_copied_are_not_kept(tables, tmp_path):
    last = _last_good(tables, tmp_path)
    last.keep("0123456789ab")
    assert last.current is None


def test_folders_of_tables_do_not_stand_in_for_one_another(tables, tmp_path):
    Store(tables.path, _last_good(tables, tmp_path))
    assert LastGood(tmp_path / "kept", tmp_path / "others").current is None


@pytest.mark.usefixtures("impatient")
def test_a_table_that_is_far_too_large_is_not_read(tables, caplog):
    kept = Store(tables.path)
    good = kept.dataset
    with tables.file("claims").open("r+b") as file:
        file.truncate(200_000_000)
    with caplog.at_level(logging.ERROR):
        assert kept.dataset is good
    assert ("claims.csv", "a file of 200.0 MB") in [(problem.file, problem.actual) for problem in kept.problems]
    assert len(caplog.text) < 10_000


@pytest.mark.usefixtures("impatient")
def test_the_log_names_some_problems_and_counts_the_rest(tables, caplog):
    kept = Store(tables.path)
    tables.write("claims", [{**row, "rank": "gone"} for row in tables.rows("claims")])
    with caplog.at_level(logging.ERROR):
        assert kept.dataset
    assert len(kept.problems) > store.LOGGED_PROBLEMS
    assert f"and {len(tables.rows('claims')) - store.LOGGED_PROBLEMS} more" in caplog.text
    assert len(caplog.text.splitlines()) < store.LOGGED_PROBLEMS + 5
