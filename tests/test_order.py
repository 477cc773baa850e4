"""The order of rows: each has one line and one place, so two people who add to one table merge without a conflict."""

import shutil
import subprocess
from pathlib import Path

import pytest

from data import DatasetError, Problem, order
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
    expected = "its row as the first row; to put it there: python -m data order"
    with pytest.raises(DatasetError) as caught:
        order.run(tables.path)
    (problem,) = caught.value.problems
    assert problem == Problem("people.csv", 3, "person_id", rows[0]["person_id"], expected)
    assert main(["check", str(tables.path)]) == 1
    assert str(problem) in capsys.readouterr().out
    assert main(["order", str(tables.path)]) == 0
    assert tables.rows("people") == rows


def test_a_row_on_two_lines_is_named(tables):
    line = tables.edit("claims", "note", "one line\nand another")
    with pytest.raises(DatasetError, match=f"claims.csv:{line}: claim_id: .*a row on one line"):
        order.run(tables.path)


def test_a_new_row_leaves_all_others_as_they_are_written():
    text = 'leg_id,note\nleg-1,"needless quotes"\nleg-9,a\nleg-11,b\n'
    more = order.placed(text, "legs", {"leg_id": "leg-10", "note": 'he said "no", twice'})
    assert more == 'leg_id,note\nleg-1,"needless quotes"\nleg-9,a\nleg-10,"he said ""no"", twice"\nleg-11,b\n'
    assert order.without(more, "leg-10") == text


def test_the_rows_of_two_branches_that_touch_one_place_are_merged_by_git(small_tables, tmp_path):
    house = tmp_path / "house"
    folder = house / "data" / "tables"
    shutil.copytree(small_tables, folder)
    shutil.copy(ROOT / ".gitattributes", house)
    main(["check", str(folder)])

    def git(*words):
        done = subprocess.run(
            ["git", "-C", house, "-c", "user.name=N", "-c", "user.email=n@example.org", *words],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def adds(branch, value):
        git("checkout", "-q", "-b", branch, "begin")
        answers = {"url": f"https://{branch}.example.org/1", "title": "Freed", "publisher": branch, "value": value}
        answers |= {"fact": "release-2025-12-13 concession", "locator": "lead", "published_on": "2026-01-02"}
        made = new_claim(read_tables(folder)[0], answers)
        assert not made.problems
        write(folder, made.rows)
        main(["check", str(folder)])
        git("commit", "-qam", branch)

    git("init", "-q", "-b", "begin")
    git("add", "-A")
    git("commit", "-qm", "begin")
    adds("one", "a visit")
    adds("two", "a telephone call")
    git("merge", "-q", "-m", "both", "one")
    assert main(["order", str(folder)]) == 0
    assert main(["check", str(folder)]) == 0
    values = {claim.value for claim in read_tables(folder)[0].claims}
    assert {"a visit", "a telephone call"} <= values
