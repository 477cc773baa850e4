"""The canonical order of the rows of each table, so that parallel branches rarely conflict."""

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from data.problems import DatasetError, Problem, Problems

Cells = Mapping[str, str]
Place = tuple[object, ...]


def _by(*columns: str) -> Callable[[Cells], Place]:
    return lambda cells: tuple(cells[column] for column in columns)


def _by_number(column: str) -> Callable[[Cells], Place]:
    """By an id whose numbers count as numbers, so that the tenth comes after the ninth."""
    return lambda cells: tuple(int(part) if part.isdigit() else part for part in re.split(r"(\d+)", cells[column]))


ORDER: Mapping[str, Callable[[Cells], Place]] = {
    "claims": _by("claim_id"),
    "sources": _by("source_id"),
    "origins": _by("origin_id"),
    "events": _by("date", "event_id"),
    "people": _by("person_id"),
    "legs": _by_number("leg_id"),
    "relations": _by("subject_id"),
    "disputes": _by("dispute_id"),
}
"""The sort key of each table. Relations of one person, and rows of other tables, keep the order in their file."""

PUT_RIGHT = "make order"


MARKS = ("<<<<<<<", "=======", ">>>>>>>")
"""The beginnings of the lines with which git marks a conflict."""


class Line(NamedTuple):
    """A row as text in its file, and its cells by column."""

    number: int
    text: str
    cells: dict[str, str]


def lines(text: str) -> list[Line]:
    """The rows of a table's text below its header; raises csv.Error or ValueError if it is not a table."""
    physical = text.splitlines(keepends=True)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header, rows = next(reader, []), []
    start = reader.line_num
    for cells in reader:
        own = "".join(physical[start : reader.line_num])
        rows.append(Line(start + 1, own.rstrip("\n") + "\n", dict(zip(header, cells, strict=True))))
        start = reader.line_num
    return rows


def written(columns: tuple[str, ...], cells: Cells) -> str:
    """A row as CSV, as it stands in its file."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([cells[column] for column in columns])
    return out.getvalue()


def placed(text: str, table: str, cells: Cells, *, instead_of: str = "") -> str:
    """The text of a table with a row put in its place; it replaces the row with the id `instead_of`, if any."""
    header, _, _ = text.partition("\n")
    columns = tuple(next(csv.reader([header])))
    rows = [row for row in lines(text) if not instead_of or row.cells[columns[0]] != instead_of]
    key = ORDER.get(table)
    behind = (i for i, row in enumerate(rows) if key and key(row.cells) > key(cells))
    at = next(behind, len(rows))
    new = Line(0, written(columns, cells), dict(cells))
    return header + "\n" + "".join(row.text for row in (*rows[:at], new, *rows[at:]))


def without(text: str, name: str) -> str:
    """The text of a table without the row that has an id."""
    header, _, _ = text.partition("\n")
    return header + "\n" + "".join(row.text for row in lines(text) if next(iter(row.cells.values())) != name)


def sort(folder: Path) -> None:
    """Sort the rows of all tables in a folder; raises DatasetError if a line is not a row."""
    problems, texts = Problems(), dict[Path, str]()
    for path in (folder / f"{table}.csv" for table in ORDER):
        texts[path] = path.read_text(encoding="utf-8")
        problems.extend(_no_rows(path.name, texts[path]))
    if problems:
        raise DatasetError(problems)
    for path, text in texts.items():
        rows = sorted(lines(text), key=_key(ORDER[path.stem]))
        path.write_text(text.partition("\n")[0] + "\n" + "".join(r.text for r in rows), encoding="utf-8", newline="\n")


def _no_rows(file: str, text: str) -> Iterator[Problem]:
    """What stands in a table and is no row: what git leaves of a conflict, or a line of another length."""
    marks = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.startswith(MARKS)]
    for number, line in marks:
        yield Problem(file, number, "", line, "a row: git left a conflict here, choose which rows are to stay")
    try:
        lines(text)
    except (csv.Error, ValueError) as error:
        if not marks:
            yield Problem(file, 1, "", str(error), "rows as long as the header; make check names each that is not")


def run(folder: Path) -> None:
    """Check the order of all tables in a folder; raises DatasetError with the rows that have to move."""
    problems = Problems()
    for table in ORDER:
        problems.extend(_misplaced(table, lines((folder / f"{table}.csv").read_text(encoding="utf-8"))))
    if problems:
        raise DatasetError(problems)


def _misplaced(table: str, rows: list[Line]) -> Iterator[Problem]:
    file, key = f"{table}.csv", ORDER[table]
    in_place = _longest_run([key(row.cells) for row in rows])
    for at, row in enumerate(rows):
        column, name = next(iter(row.cells.items()))
        if "\n" in row.text.rstrip("\n"):
            yield Problem(file, row.number, column, name, "a row on one line, without a line break in a cell")
        if at not in in_place:
            after = max((each for each in rows if key(each.cells) < key(row.cells)), key=_key(key), default=None)
            where = f"after {next(iter(after.cells.values()))}" if after else "as the first row"
            yield Problem(file, row.number, column, name, f"its row {where}; to put it there: {PUT_RIGHT}")


def _longest_run(places: Sequence[Place]) -> set[int]:
    """The positions of a longest non-decreasing subsequence (patience sorting): only the other rows have to move."""
    ends, before, run = list[int](), list[int](), set[int]()
    tops = list[Place]()  # the smallest last place of a run of each length
    for at, place in enumerate(places):
        length = bisect_right(tops, place)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1], tops[length : length + 1] = [at], [place]
    at = ends[-1] if ends else -1
    while at >= 0:
        run.add(at)
        at = before[at]
    return run


def _key(key: Callable[[Cells], Place]) -> Callable[[Line], Place]:
    return lambda row: key(row.cells)
