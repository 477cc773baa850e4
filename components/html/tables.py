"""Tables of what a view shows, as HTML, CSV and XLSX."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import htpy as h
from htpy import Element, Node
from markupsafe import Markup, escape

from components.html import sources
from data import Dataset, Fact, status
from data.formulas import neutral
from data.workbook import workbook

ROWS = 8_192
"""Rows of tables that are kept as HTML."""


class Drawn(str):
    """A cell that files hold as its text and HTML draws in another way, for instance struck through."""

    __slots__ = ("node",)
    node: Node

    @classmethod
    def of(cls, words: str, node: Node) -> "Drawn":
        """A cell with some words, drawn as a node."""
        cell = cls(words)
        cell.node = node
        return cell


def cell(words: str) -> Node:
    """A cell as HTML draws it."""
    return words.node if isinstance(words, Drawn) else words


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table, with the facts that it shows."""

    cells: tuple[str, ...]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, the names of the columns and the rows; `numeric` names the columns that hold numbers, from 0.

    Each row of a `complete` table says itself what became of it and whose word it is. `foot` is a row of sums, which a
    file leaves to its reader; `order` names the column by which the rows stand and how, as `aria-sort` has it. On a
    phone each row of a `stacked` table is a block with a line a cell, and says itself in which column a cell stands.
    """

    caption: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    numeric: frozenset[int] = field(default_factory=frozenset)
    complete: bool = False
    foot: tuple[str, ...] = ()
    order: tuple[int, str] = (-1, "")
    stacked: bool = False


def html(table: Table) -> Element:
    """The table as semantic HTML, its first column as row headings, scrolling sideways where it must."""
    if table.stacked:
        return _stacked(table)
    kind = tuple("num" if i in table.numeric else None for i in range(len(table.columns)))
    return h.div(".table-wrap", tabindex="0", role="region", aria_label=table.caption)[
        h.table[
            h.caption[table.caption],
            h.thead[h.tr[(_head(table, at, kind[at]) for at in range(len(kind)))]],
            h.tbody[_rows([line.cells for line in table.lines], kind)],
            h.tfoot[_rows([table.foot], kind)] if table.foot else None,
        ]
    ]


def _stacked(table: Table) -> Element:
    """The table with explicit roles: browsers drop the table semantics where CSS lays its parts out as blocks."""
    kind = tuple("num" if i in table.numeric else None for i in range(len(table.columns)))
    return h.div(".table-wrap.stacked")[
        h.table(role="table")[
            h.caption[table.caption],
            h.thead(role="rowgroup")[h.tr(role="row")[(_head(table, at, kind[at]) for at in range(len(kind)))]],
            h.tbody(role="rowgroup")[(_block(table, line.cells, kind) for line in table.lines)],
            h.tfoot(role="rowgroup")[_block(table, table.foot, kind)] if table.foot else None,
        ]
    ]


def _block(table: Table, cells: Sequence[str], kind: Sequence[str | None]) -> Element:
    first, *rest = zip(kind, cells, table.columns, strict=True)
    return h.tr(role="row")[
        h.th(scope="row", role="rowheader", class_=first[0])[cell(first[1])],
        (h.td(role="cell", class_=k, data_head=str(head))[cell(each)] for k, each, head in rest),
    ]


def _head(table: Table, at: int, kind: str | None) -> Element:
    ordered = table.order[1] if at == table.order[0] else None
    role = "columnheader" if table.stacked else None
    return h.th(scope="col", role=role, class_=kind, aria_sort=ordered)[cell(table.columns[at])]


def _rows(rows: Iterable[tuple[str, ...]], kind: tuple[str | None, ...]) -> Markup:
    drawn = (_cached_row(cells, kind) if Drawn not in map(type, cells) else _row(cells, kind) for cells in rows)
    return Markup("".join(drawn))  # noqa: S704  # each cell is escaped where it is drawn


@lru_cache(maxsize=ROWS)
def _cached_row(cells: tuple[str, ...], kind: tuple[str | None, ...]) -> str:
    """A row of plain cells; drawn cells are not cached, as two with the same text would share one entry."""
    return _row(cells, kind)


def _row(cells: Sequence[str], kind: Sequence[str | None]) -> str:
    """A row as HTML, joined as strings: a page has hundreds of rows, and an element object per cell is slow."""
    first, *rest = (
        (f' class="{name}">' if name else ">") + _escaped(each) for name, each in zip(kind, cells, strict=True)
    )
    return "".join(('<tr><th scope="row"', first, "</th>", *(f"<td{each}</td>" for each in rest), "</tr>"))


def _escaped(words: str) -> str:
    """A cell as escaped HTML in a plain str: text added to a Markup object would be escaped once more."""
    return str.__str__(h.fragment[words.node].__html__() if isinstance(words, Drawn) else escape(words))


def to_csv(table: Table, heads: tuple[str, str, str], about: Mapping[str, str] | None = None) -> str:
    """The table as CSV; what is said `about` it fills columns of its own at the end, the same in each row."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n")
    columns, rows = whole(table, heads)
    same = about or {}
    write.writerow((*columns, *same))
    write.writerows([neutral(each) for each in (*row, *same.values())] for row in rows)
    return out.getvalue()


def to_xlsx(table: Table, heads: tuple[str, str, str], name: str, about: Mapping[str, str] | None = None) -> bytes:
    """The same as a workbook with a sheet of that name: numbers and known days as such, everything else as text."""
    columns, rows = whole(table, heads)
    return workbook(name, columns, rows, about)


def whole(table: Table, heads: tuple[str, str, str]) -> tuple[Sequence[str], list[Sequence[str]]]:
    """The columns and rows of a file; those of a table that is not complete have three cells more, named by `heads`.

    They say what has become of the values of a row, how well they stand, and by which claims of the ledger.
    """
    if table.complete:
        return table.columns, [line.cells for line in table.lines]
    return (*table.columns, *heads), [(*line.cells, *_behind(line)) for line in table.lines]


def _behind(line: Line) -> tuple[str, str, str]:
    became = dict.fromkeys(status.of_fact(fact).value for fact in line.facts)
    standing = dict.fromkeys(fact.standing.value for fact in line.facts)
    claims = dict.fromkeys(claim.claim_id for fact in line.facts for claim in fact.versions[0].claims)
    return "; ".join(became), "; ".join(standing), ";".join(claims)


def sourced(table: Table, dataset: Dataset, name: str) -> Table:
    """The table with one more column of this name: the publishers behind the facts of each row, each once."""

    def publishers(line: Line) -> str:
        claims = (claim for fact in line.facts for claim in fact.versions[0].claims)
        names = (sources.publisher(dataset.sources[claim.source_id]) for claim in claims)
        return "; ".join(dict.fromkeys(names))

    lines = tuple(replace(line, cells=(*line.cells, publishers(line))) for line in table.lines)
    return replace(table, columns=(*table.columns, name), lines=lines)


def first(table: Table, rows: int) -> Table:
    """The table with at most so many of its rows."""
    return replace(table, lines=table.lines[:rows])
