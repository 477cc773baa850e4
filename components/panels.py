"""What every view has around its drawing: finding, definition, sources, the same as a table, and a download."""

from collections.abc import Callable, Container, Iterable

import htpy as h
import streamlit as st
from htpy import Node

from components import canvas, citations, evidence, tables
from components.charts.contract import Caption
from components.frame import PAGES, Desk
from data import Fact
from data.export import ledger_zip

MakeTable = Callable[[], tables.Table]

TABLE_ROWS = 300
"""Rows of a table that are sent to the page; the download has them all."""


def show(name: str, *parts: Node) -> None:
    """Draw one piece of a page under a name of its own; everything in it is escaped where it is made."""
    canvas.show(name, *parts, pages=PAGES)


def heading(caption: Caption, kicker: str = "") -> None:
    """The finding as the page's title, and the definition and period under it."""
    show("heading", h.p(".kicker")[kicker] if kicker else None, h.h1[caption.title], h.p(".lede")[caption.subtitle])


def footing(desk: Desk, facts: Iterable[Fact], table: tables.Table, name: str, whole: MakeTable | None = None) -> None:
    """The source line, the table behind the drawing, and its download as CSV; `whole` makes a longer one for that."""
    text = desk.text
    lines = tables.first(table, TABLE_ROWS)
    left = len(table.lines) - len(lines.lines)
    rest = text.n("{count} more row in the download.", "{count} more rows in the download.", left) if left else None
    show(
        "footing",
        h.p(".source-line")[citations.source_line(text, desk.dataset, tuple(facts))],
        h.details(".as-table")[h.summary[text.t("Show as table")], tables.html(lines), rest],
    )
    download(desk, whole or (lambda: table), name)


def download(desk: Desk, make: MakeTable, name: str) -> None:
    """A button that gives a table as CSV, made only when it is pressed."""
    text = desk.text
    heads = text.t("Standing"), text.t("Sources")
    st.download_button(
        text.t("Download as CSV"),
        lambda: tables.to_csv(make(), desk.dataset, heads),
        file_name=f"freed-from-belarus-{name}-{desk.dataset.cutoff}.csv",
        mime="text/csv",
        key=f"download-{name}",
        on_click="ignore",
    )


def claims_table(desk: Desk, facts: Iterable[Fact]) -> tables.Table:
    """Every claim behind some facts, one a row."""
    return evidence.table(desk.text, desk.dataset, tuple(facts))


def nothing(desk: Desk, words: str, page: str) -> None:
    """Say calmly that nothing fits, and offer the way back."""
    show("nothing", h.p(".notice")[words, " ", h.a(href=f"/{page}", target="_self")[desk.text.t("Clear all filters")]])


PLOTLY = {
    "displaylogo": False,
    "displayModeBar": "hover",
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
    "scrollZoom": False,
    "responsive": True,
}
"""How a chart behaves: zoom by buttons and by dragging, no logo, no wheel that catches the page's scrolling."""


def pressed(state: object, key: str, known: Container[str]) -> str:
    """The id of the mark that has just been pressed in a chart, or nothing; a press counts once."""
    points = getattr(getattr(state, "selection", None), "points", None) or []
    given = [str(_first(point.get("customdata"))) for point in points]
    found = next((name for name in given if name in known), "")
    before = f"{key}-pressed"
    if found == st.session_state.get(before, ""):
        return ""
    st.session_state[before] = found
    return found


def _first(data: object) -> object:
    return data[0] if isinstance(data, list | tuple) and data else data


def ledger(desk: Desk) -> None:
    """The whole ledger as one file."""
    st.download_button(
        desk.text.t("Download the whole ledger (zip)"),
        lambda: ledger_zip(desk.dataset),
        file_name=f"freed-from-belarus-{desk.dataset.version}.zip",
        mime="application/zip",
        key="download-ledger",
        on_click="ignore",
    )
