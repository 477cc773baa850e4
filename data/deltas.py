"""Reversible deltas of the tables: either of two versions and the delta give the other, byte for byte."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

Files = Mapping[str, bytes]
"""CSV files by the names of their tables."""

Cells = Sequence[str]
Delta = dict[str, Any]
"""As JSON types: for each table that differs, whether each version has it, and the blocks of rows to replace."""


class ReplayError(ValueError):
    """A delta that does not belong to the version that it is applied to."""


def delta(old: Files, new: Files) -> Delta:
    """The delta of two versions; raises ReplayError if their tables could not be restored from it byte for byte."""
    differing = [name for name in sorted({*old, *new}) if old.get(name) != new.get(name)]
    tables = {name: _table(old.get(name), new.get(name)) for name in differing}
    if applied(old, tables) != dict(new) or applied(new, tables, back=True) != dict(old):
        raise ReplayError("a table is written in a way that its rows do not give back")
    return tables


def applied(files: Files, change: Delta, *, back: bool = False) -> dict[str, bytes]:
    """Apply a delta to the older version, or with `back` to the newer; raises ReplayError if it does not fit."""
    result = dict(files)
    for name, table in change.items():
        before, after = ("new", "old") if back else ("old", "new")
        if table[before] != (name in result):
            raise ReplayError(f"{name}: this is not the version that the delta is of")
        rows = _replaced(name, rows_of(result.pop(name, b"")), table["changes"], before, after)
        if table[after]:
            result[name] = written(rows)
    return result


def rows_of(content: bytes) -> list[list[str]]:
    """The rows of a CSV file, its header first."""
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))


def written(rows: Sequence[Cells]) -> bytes:
    """Rows as a CSV file, as the export writes it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def _table(old: bytes | None, new: bytes | None) -> Delta:
    """Whether a table is there in each version, and the rows that are not the same, with where they begin in each."""
    first, second = rows_of(old or b""), rows_of(new or b"")
    changes = [
        {"at_old": i, "at_new": j, "old": first[i:till], "new": second[j:to]}
        for i, till, j, to in _blocks(first, second)
    ]
    return {"old": old is not None, "new": new is not None, "changes": changes}


def _blocks(first: Sequence[Cells], second: Sequence[Cells]) -> Iterator[tuple[int, int, int, int]]:
    """Where rows differ: from and to in the first, from and to in the second."""
    rows = SequenceMatcher(None, [*map(tuple, first)], [*map(tuple, second)], autojunk=False)
    yield from ((i, till, j, to) for kind, i, till, j, to in rows.get_opcodes() if kind != "equal")


def _replaced(name: str, rows: list[list[str]], changes: Sequence[Delta], before: str, after: str) -> list[list[str]]:
    result: list[list[str]] = []
    done = 0
    for each in changes:
        at = each[f"at_{before}"]
        if rows[at : at + len(each[before])] != each[before]:
            raise ReplayError(f"{name}, row {at}: another row stands there than the delta says")
        result += [*rows[done:at], *each[after]]
        done = at + len(each[before])
    return result + rows[done:]
