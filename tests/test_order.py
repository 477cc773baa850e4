"""The order of rows: each has one line and one place, so two people who add to one table merge without a conflict."""

import shutil
import subprocess
from pathlib import Path

import pytest

from data import DatasetError, Problem, both_sides, order
from data.__main__ import main
from data.load import read_tables
from data.new_rows import new_claim, write
from tests import stories

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", stories.NAMES)
def test_every_story_is_in_order(name):
    order.run(stories.tables(name))


def test_a_row_elsewhere_is_named_with_its_place_and_put_there(tables, capsys):
    rows = tables.rows("people")
    tables.write("people", [rows[1], rows[0], *rows[2:]])
    expected = f"its row after {rows[0]['person_id']}; to put it there: make order"
    with pytest.raises(DatasetError) as caught:
        order.run(tables.path)
    (problem,) = caught.value.problems
    assert problem == Problem("people.csv", 2, "person_id", rows[1]["person_id"], expected)
    assert main(["check", str(tables.path)]) == 1
    assert str(problem) in capsys.readouterr().out
    assert main(["order", str(tables.path)]) == 0
    assert tables.rows("people") == rows


def test_one_row_that_stands_too_early_is_named_alone(tables):
    rows = tables.rows("claims")
    tables.write("claims", [rows[-1], *rows[:-1]])
    with pytest.raises(DatasetError) as caught:
        order.run(tables.path)
    (problem,) = caught.value.problems
    assert (problem.line, problem.actual) == (2, rows[-1]["claim_id"])


def test_what_git_leaves_of_a_conflict_is_named_and_nothing_is_sorted(tables, capsys):
    people = tables.file("people")
    head, *rows = people.read_text(encoding="utf-8").splitlines(keepends=True)
    people.write_text("".join([head, rows[1], "<<<<<<< HEAD\n", rows[0], "=======\n", ">>>>>>> b\n"]), encoding="utf-8")
    before = people.read_text(encoding="utf-8")
    assert main(["order", str(tables.path)]) == 2
    assert "people.csv:3: found '<<<<<<< HEAD', expected a row: git left a conflict here" in capsys.readouterr().out
    assert people.read_text(encoding="utf-8") == before


def test_a_row_on_two_lines_is_named(tables):
    line = tables.edit("claims", "note", "one line\nand another")
    with pytest.raises(DatasetError, match=f"claims.csv:{line}: claim_id: .*a row on one line"):
        order.run(tables.path)


def test_a_new_row_leaves_all_others_as_they_are_written():
    text = 'leg_id,note\nleg-1,"needless quotes"\nleg-9,a\nleg-11,b\n'
    more = order.placed(text, "legs", {"leg_id": "leg-10", "note": 'he said "no", twice'})
    assert more == 'leg_id,note\nleg-1,"needless quotes"\nleg-9,a\nleg-10,"he said ""no"", twice"\nleg-11,b\n'
    assert order.without(more, "leg-10") == text


@pytest.fixture
def git(small_tables, tmp_path, monkeypatch):
    """A house with the small world under git, on the branch `begin`; gives a call of git that says how it ended."""
    house = tmp_path / "house"
    shutil.copytree(small_tables, house / "data" / "tables")
    shutil.copy(ROOT / ".gitattributes", house)
    monkeypatch.chdir(house)
    main(["check", str(TABLES)])

    def run(*words):
        command = ["git", "-c", "user.name=N", "-c", "user.email=n@example.org", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False).returncode

    assert not run("init", "-q", "-b", "begin") + run("add", "-A") + run("commit", "-qm", "begin")
    return run


TABLES = Path("data") / "tables"


def _commit(git, branch):
    main(["check", str(TABLES), "--accept-loss"])
    assert git("commit", "-qam", branch) == 0


def test_rows_that_two_branches_add_in_different_places_are_merged_by_git(git):
    for branch, fact, value in (("one", "concession", "a visit"), ("two", "held_on", "2025-12-13")):
        git("checkout", "-q", "-b", branch, "begin")
        answers = {"url": f"https://{branch}.example.org/1", "title": "Freed", "publisher": branch, "value": value}
        answers |= {"fact": f"release-2025-12-13 {fact}", "locator": "lead", "published_on": "2026-01-02"}
        made = new_claim(read_tables(TABLES)[0], answers)
        assert not made.problems
        write(TABLES, made.rows)
        _commit(git, branch)
    assert git("merge", "-q", "-m", "both", "one") == 0
    assert main(["check", str(TABLES)]) == 0
    assert {"one", "two"} <= {each.publisher for each in read_tables(TABLES)[0].sources}


def test_git_asks_where_one_branch_took_out_a_row_that_another_changed(git):
    people = TABLES / "people.csv"
    row = people.read_text(encoding="utf-8").splitlines(keepends=True)[2]
    for branch, after in (("gone", ""), ("changed", row.rstrip("\n") + "x\n")):
        git("checkout", "-q", "-b", branch, "begin")
        people.write_text(people.read_text(encoding="utf-8").replace(row, after), encoding="utf-8")
        _commit(git, branch)
    assert git("merge", "-q", "-m", "both", "gone") == 1
    assert "<<<<<<<" in people.read_text(encoding="utf-8")
    assert main(["check", str(TABLES)]) != 0


def _added(git, branch, value):
    """A branch on which a claim of one fact is added, as another branch adds one at the same place."""
    git("checkout", "-q", "-b", branch, "begin")
    answers = {"url": f"https://{branch}.example.org/1", "title": "Freed", "publisher": branch, "value": value}
    answers |= {"fact": "release-2025-12-13 concession", "locator": "lead", "published_on": "2026-01-02"}
    write(TABLES, new_claim(read_tables(TABLES)[0], answers).rows)


def test_rows_that_two_branches_add_at_one_place_are_put_together_by_make_order(git, capsys):
    for branch, value in (("one", "a visit"), ("two", "a call")):
        _added(git, branch, value)
        _commit(git, branch)
    assert git("merge", "-q", "-m", "both", "one") == 1
    assert "<<<<<<<" in (TABLES / "claims.csv").read_text(encoding="utf-8")
    assert main(["order", str(TABLES)]) == 0
    assert main(["check", str(TABLES)]) == 0, capsys.readouterr().out
    assert {"a visit", "a call"} <= {str(each.value) for each in read_tables(TABLES)[0].claims}


def test_a_row_that_one_branch_took_out_and_another_changed_is_left_to_an_editor(git, capsys):
    claims = TABLES / "claims.csv"
    for branch, value in (("one", "a visit"), ("two", "a call")):
        _added(git, branch, value)
        rows = claims.read_text(encoding="utf-8").splitlines(keepends=True)
        rows[2:3] = [] if branch == "one" else [rows[2].rstrip("\n") + "x\n"]
        claims.write_text("".join(rows), encoding="utf-8")
        assert git("commit", "-qam", branch) == 0
    name = rows[2].partition(",")[0]
    assert git("merge", "-q", "-m", "both", "one") == 1
    before = claims.read_text(encoding="utf-8")
    assert main(["order", str(TABLES)]) == 2
    assert f"claims.csv:1: found '{name}', expected one of both" in capsys.readouterr().out
    assert claims.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        ({"a": "1", "b": "1", "n": "1"}, {"a": "1", "b": "1", "m": "1"}, {"a": "1", "b": "1", "n": "1", "m": "1"}),
        ({"a": "1"}, {"a": "1", "b": "1", "m": "1"}, {"a": "1", "m": "1"}),
        ({"a": "2", "b": "1"}, {"a": "1"}, {"a": "2"}),
        ({"a": "2", "b": "1"}, {"a": "2", "b": "3"}, {"a": "2", "b": "3"}),
    ],
)
def test_what_one_side_did_is_so_where_the_other_left_the_row_as_it_was(ours, theirs, both):
    assert both_sides.together({"a": "1", "b": "1"}, ours, theirs) == both
