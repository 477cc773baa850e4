"""Merges the tables of two git branches row by row, where git's merge by lines ends in a conflict."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from data.order import MARKS, ORDER, lines
from data.problems import Problem, Problems

BASE, OURS, THEIRS = 1, 2, 3
"""Git's stage numbers of the three sides of a merge conflict."""

Rows = dict[str, str]
"""Rows by their id; ties of people have none, and each stands for itself."""


def settle(folder: Path) -> Problems:
    """Merge every table with a git conflict; returns a problem for each row that both sides changed differently."""
    problems = Problems()
    for path in (folder / f"{table}.csv" for table in ORDER):
        if not any(line.startswith(MARKS) for line in path.read_text(encoding="utf-8").splitlines()):
            continue
        sides = [_side(path, number) for number in (BASE, OURS, THEIRS)]
        if any(not side for side in sides):
            continue  # no merge of git is under way: what the marks mean is for whoever wrote them
        left = list(_left_open(path, *map(_rows, sides)))
        problems.extend(left)
        if not left:
            text = sides[1].partition("\n")[0] + "\n" + "".join(together(*map(_rows, sides)).values())
            path.write_text(text, encoding="utf-8", newline="\n")
    return problems


def together(base: Rows, ours: Rows, theirs: Rows) -> Rows:
    """A three-way merge: a row that only one side added, changed or removed is as that side has it."""
    both = {name: theirs.get(name) if ours.get(name) == base.get(name) else ours.get(name) for name in ours | theirs}
    return {name: row for name, row in both.items() if row is not None}


def _left_open(path: Path, base: Rows, ours: Rows, theirs: Rows) -> Iterator[Problem]:
    """The rows that both sides changed, each otherwise: of these nobody but an editor says which it is to be."""
    for name in base | ours | theirs:
        before, one, other = base.get(name), ours.get(name), theirs.get(name)
        if one != other and before not in (one, other):
            expected = "one of both: a row that one side changed and the other changed otherwise or took out"
            yield Problem(path.name, 1, "", name, expected)
        elif path.stem == "relations" and before and not (one and other):
            expected = "a choice by hand: a tie has no id by which a changed one is told from one that was taken out"
            yield Problem(path.name, 1, "", name.strip(), expected)


def _side(path: Path, number: int) -> str:
    """A file as one side of a merge has it; nothing where git keeps no such side."""
    command = ["git", "-C", str(path.parent), "show", f":{number}:./{path.name}"]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # git, told what to read
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _rows(text: str) -> Rows:
    header = text.partition("\n")[0]
    no_id = header.startswith("subject_id,")
    return {row.text if no_id else next(iter(row.cells.values())): row.text for row in lines(text)}
