"""What a view shows, in words: a table for every drawing, as HTML and as CSV."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import htpy as h
from htpy import Element

from data import Dataset, Fact

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""First characters with which a spreadsheet would run a cell as a formula."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table, with the facts that it shows."""

    cells: tuple[str, ...]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, the names of the columns and the rows; `numeric` names the columns that hold numbers, from 0."""

    caption: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    numeric: frozenset[int] = field(default_factory=frozenset)


def html(table: Table) -> Element:
    """The table as semantic HTML, its first column as row headings, scrolling sideways where it must."""
    kind = ["num" if i in table.numeric else None for i in range(len(table.columns))]
    return h.div(".table-wrap", tabindex="0", role="region", aria_label=table.caption)[
        h.table[
            h.caption[table.caption],
            h.thead[h.tr[(h.th(scope="col", class_=k)[name] for k, name in zip(kind, table.columns, strict=True))]],
            h.tbody[(_row(line.cells, kind) for line in table.lines)],
        ]
    ]


def _row(cells: Sequence[str], kind: Sequence[str | None]) -> Element:
    first, *rest = zip(kind, cells, strict=True)
    return h.tr[h.th(scope="row", class_=first[0])[first[1]], (h.td(class_=k)[cell] for k, cell in rest)]


def to_csv(table: Table, dataset: Dataset, heads: tuple[str, str]) -> str:
    """The table as CSV with two more columns, standing and sources, named by `heads`; formulas are neutralised."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow([*table.columns, *heads])
    for line in table.lines:
        standing = "; ".join(dict.fromkeys(fact.standing for fact in line.facts))
        urls = dict.fromkeys(dataset.sources[c.source_id].url for fact in line.facts for c in fact.claims)
        write.writerow([neutral(cell) for cell in (*line.cells, standing, " ".join(urls))])
    return out.getvalue()


def neutral(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(RISKY) else cell


def sourced(table: Table, dataset: Dataset, name: str) -> Table:
    """The table with one more column, of a name: who publishes what its facts rest on, each publisher once."""

    def publishers(line: Line) -> str:
        found = (dataset.sources[c.source_id].publisher for fact in line.facts for c in fact.versions[0].claims)
        return "; ".join(dict.fromkeys(found))

    lines = tuple(replace(line, cells=(*line.cells, publishers(line))) for line in table.lines)
    return replace(table, columns=(*table.columns, name), lines=lines)


def first(table: Table, rows: int) -> Table:
    """The table with at most so many of its rows."""
    return replace(table, lines=table.lines[:rows])
