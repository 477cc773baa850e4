"""Queries of one exported table in the parameters of an address: which rows and columns, in what order, which page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from data.dataset import Dataset
from data.export import tables
from data.forms import Cell, plain
from data.memo import once_a_dataset
from data.problems import nearest

MOST, USUAL = 500, 100
"""Rows of one answer: at most, and by default."""

WORDS, FIELDS, SORT, PAGE, SIZE = "_q", "_fields", "_sort", "_page", "_size"
"""The parameters that are not names of columns."""

Row = dict[str, Cell]


class QueryError(Exception):
    """An invalid query; `problems` lists everything that is wrong with it, each with the best guess."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problems))


@dataclass(frozen=True, slots=True)
class Query:
    """A query of a table: a row matches if each named column has one of its values and every word stands in the row."""

    table: str
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    words: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    sort: str = ""
    descending: bool = False
    page: int = 1
    size: int = USUAL

    @property
    def filtered(self) -> bool:
        """Whether it has a condition that may leave rows out."""
        return bool(self.values or self.words)


@once_a_dataset
def _rows(dataset: Dataset) -> dict[str, list[Row]]:
    """The rows of every table as JSON holds them."""
    return {
        name: [{column: plain(row[column]) for column in columns} for row in rows]
        for name, (columns, rows) in tables(dataset).items()
    }


@once_a_dataset
def _texts(dataset: Dataset) -> dict[str, list[str]]:
    """The words of every row of every table, to look for words in."""
    return {
        name: [" ".join(map(_text, row.values())).casefold() for row in rows] for name, rows in _rows(dataset).items()
    }


@once_a_dataset
def columns(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """The columns of every table that can be queried."""
    return {name: tuple(names) for name, (names, _) in tables(dataset).items()}


def read(dataset: Dataset, table: str, pairs: Iterable[tuple[str, str]]) -> Query:
    """Parse the parameters of an address; raises QueryError with all that is wrong, KeyError for an unknown table."""
    known = columns(dataset)[table]
    values: dict[str, list[str]] = {}
    own: dict[str, str] = {}
    problems: list[str] = []
    for name, value in pairs:
        if name in known:
            values.setdefault(name, []).append(value)
        elif name in (WORDS, FIELDS, SORT, PAGE, SIZE):
            own[name] = value
        else:
            problems.append(_unknown("parameter", name, (*known, WORDS, FIELDS, SORT, PAGE, SIZE)))
    fields = tuple(own[FIELDS].split(",")) if FIELDS in own else ()
    sort = own.get(SORT, "")
    named = [*fields, *([sort.removeprefix("-")] if SORT in own else [])]
    problems += [_unknown("column", each, known) for each in named if each not in known]
    page = _number(PAGE, own.get(PAGE, "1"), 1_000_000, problems)
    size = _number(SIZE, own.get(SIZE, str(USUAL)), MOST, problems)
    if problems:
        raise QueryError(problems)
    words = tuple(own.get(WORDS, "").casefold().split())
    filters = tuple((name, tuple(several)) for name, several in values.items())
    return Query(table, filters, words, fields, sort.removeprefix("-"), sort.startswith("-"), page, size)


def _unknown(what: str, name: str, known: Sequence[str]) -> str:
    guess = nearest(name, known)
    return f"{what} {name[:60]!r} is not known" + (f"; did you mean {guess}?" if guess else "")


def _number(name: str, value: str, most: int, problems: list[str]) -> int:
    if value.isascii() and value.isdigit() and len(value) < 9 and 1 <= int(value) <= most:
        return int(value)
    problems.append(f"{name}: found {value[:60]!r}, expected a whole number from 1 to {most}")
    return 1


def matching(dataset: Dataset, query: Query) -> list[Row]:
    """All matching rows, sorted as the query says, else in the order of the table."""
    both = zip(_rows(dataset)[query.table], _texts(dataset)[query.table], strict=True)
    rows = [row for row, text in both if _fits(row, text, query)]
    if query.sort:
        rows.sort(key=lambda row: _key(row[query.sort]), reverse=query.descending)
    return rows


def _fits(row: Row, text: str, query: Query) -> bool:
    if not all(any(_has(row[name], value) for value in values) for name, values in query.values):
        return False
    return all(word in text for word in query.words)


def _has(cell: Cell, value: str) -> bool:
    """Whether a cell is a value, or a list that holds it; a truth value is yes or no."""
    return value in cell if isinstance(cell, list) else _text(cell) == value


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return ";".join(cell) if isinstance(cell, list) else str(cell)


def _key(cell: Cell) -> tuple[float, str]:
    """Numbers by size, before texts by their letters."""
    number = isinstance(cell, int | float)
    return (float(cell), "") if number else (float("inf"), _text(cell))  # type: ignore[arg-type]


def answer(dataset: Dataset, query: Query) -> dict[str, Any]:
    """One page of the matching rows as JSON types, with their number and the version and day of the ledger."""
    rows = matching(dataset, query)
    start = (query.page - 1) * query.size
    page_rows = rows[start : start + query.size]
    fields = query.fields or columns(dataset)[query.table]
    return {
        "table": query.table,
        "version": dataset.version,
        "evidence_to": str(dataset.cutoff),
        "filtered": query.filtered,
        "total": len(rows),
        "page": query.page,
        "pages": max(1, -(-len(rows) // query.size)),
        "size": query.size,
        "rows": [{name: row[name] for name in fields} for row in page_rows],
    }
