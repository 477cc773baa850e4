"""Caches of drawings and other costly pieces of pages, shared by all readers."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import htpy as h
from htpy import Node
from markupsafe import Markup

from components.charts.contract import Caption, Chart
from components.content import paper
from components.html import citations, tables
from components.html.rendered import rendered
from components.text import Text
from components.theme import Scheme
from data import Dataset, Fact

if TYPE_CHECKING:
    import plotly.graph_objects as go

CACHE_SIZE = 256
"""Selections whose drawings are kept; a selection that nobody has asked for lately is made again."""

PIECES = 5_120
"""Pieces of pages that are kept, 16 kB each on average: more than what can be drawn ahead of a usual ledger (3,500)."""

TABLE_ROWS = 300
"""Rows of a table that are sent to the page; the download has them all."""


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A drawing's words, the ids of its marks, its narrow layout for phones, what stands under it, and its facts."""

    caption: Caption
    ids: tuple[str, ...]
    narrow: Markup
    footing: Markup
    table: tables.Table
    facts: tuple[Fact, ...]


@lru_cache(maxsize=CACHE_SIZE)
def view(chart: Chart, dataset: Dataset, text: Text, selection: object) -> View:
    """The drawing of a selection by one of the charts."""
    marks = chart.marks(dataset, selection)
    table = chart.table(marks, text)
    return View(
        caption=chart.caption(marks, text),
        ids=marks.ids,
        narrow=rendered(chart.svg(marks, text, narrow=True)),
        footing=drawn_footing(text, dataset, marks.facts, table),
        table=table,
        facts=marks.facts,
    )


@lru_cache(maxsize=CACHE_SIZE)
def sheets(chart: Chart, dataset: Dataset, text: Text, selection: object) -> Markup:
    """The drawing of a selection as it is printed."""
    return paper.sheets(chart, dataset, text, selection)


@lru_cache(maxsize=CACHE_SIZE)
def figure(chart: Chart, dataset: Dataset, text: Text, selection: object, scheme: Scheme) -> "go.Figure":
    """The Plotly figure of the same selection; it is shared by all readers, so nobody may change it."""
    drawn = chart.figure(chart.marks(dataset, selection), text, scheme)
    plain = drawn.to_dict()
    # Streamlit asks for it at each run, and plotly makes a deep copy each time: a fifth of what a run of a chart costs.
    object.__setattr__(drawn, "to_dict", lambda: plain)
    return drawn


@lru_cache(maxsize=PIECES)
def cached(make: Callable[..., Node], text: Text, dataset: Dataset, *what: Hashable) -> Markup:
    """The HTML of a piece of a page, made from the ledger and hashable arguments, and cached by them."""
    return rendered(make(text, dataset, *what))


def drawn_footing(text: Text, dataset: Dataset, facts: Iterable[Fact], table: tables.Table) -> Markup:
    """The source line of a drawing and the table behind it, with the publishers of each row; open on paper."""
    return footing(text, dataset, facts, tables.sourced(table, dataset, text.t("Who says so")), ".as-table.drawn")


def footing(
    text: Text, dataset: Dataset, facts: Iterable[Fact], table: tables.Table, kind: str = ".as-table"
) -> Markup:
    """The source line of a view and the table behind it."""
    first = tables.first(table, TABLE_ROWS)
    left = len(table.lines) - len(first.lines)
    rest = text.n("{count} more row in the download.", "{count} more rows in the download.", left) if left else None
    parts: Any = [
        h.p(".source-line")[citations.source_line(text, dataset, tuple(facts))],
        h.details(kind)[h.summary[text.t("Show as table")], tables.html(first), rest],
    ]
    return rendered(parts)
