"""`python -m data`: what it prints, and its exit code."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from data import codebook
from data.__main__ import main

ROOT = Path(__file__).parent.parent


def test_check_of_tables_that_pass_prints_one_line_with_counts_and_one_of_what_to_look_at(capsys):
    assert main(["check"]) == 0
    line, doubt = capsys.readouterr().out.splitlines()
    assert doubt.startswith("to look at: ")
    assert line.startswith("no problems: ")
    assert " claims, " in line


def test_check_prints_each_problem_on_its_line_and_exits_1(tables, capsys):
    tables.light_beacon()
    tables.edit("people", "sex", "x")
    assert main(["check", str(tables.path)]) == 1
    assert capsys.readouterr().out.splitlines() == [str(problem) for problem in tables.problems()]


@pytest.mark.parametrize("call", [[], ["chek"], ["check", "/no/such/folder"], ["check", "a", "b"], ["export"]])
def test_a_wrong_call_exits_2(call, capsys):
    with pytest.raises(SystemExit) as caught:
        main(call)
    assert caught.value.code == 2
    assert "usage: python -m data" in capsys.readouterr().err


def test_export_writes_a_zip(tmp_path):
    assert main(["export", str(tmp_path / "ledger.zip")]) == 0
    assert zipfile.is_zipfile(tmp_path / "ledger.zip")


def test_export_of_tables_with_problems_writes_nothing(tables, tmp_path):
    tables.light_beacon()
    assert main(["export", str(tmp_path / "out"), "--tables", str(tables.path)]) == 1
    assert not (tmp_path / "out").exists()


def test_export_to_where_nothing_can_be_written_exits_2(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SystemExit) as caught:
        main(["export", str(tmp_path / "file" / "out")])
    assert caught.value.code == 2


def test_codebook_is_written_and_checked(tmp_path, monkeypatch, capsys):
    path = tmp_path / "codebook.md"
    monkeypatch.setattr(codebook.write, "__defaults__", (path,))
    monkeypatch.setattr(codebook.is_current, "__defaults__", (path,))
    assert main(["codebook", "--check"]) == 1
    assert "make codebook" in capsys.readouterr().out
    assert main(["codebook"]) == 0
    assert main(["codebook", "--check"]) == 0


def test_the_module_runs_as_a_program():
    done = subprocess.run(
        [sys.executable, "-m", "data", "check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
