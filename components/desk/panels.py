"""What every view has around its drawing: finding, definition, sources, the same as a table, and a download."""

from collections.abc import Callable, Container, Iterable, Sequence

import htpy as h
import streamlit as st
from htpy import Node

from components.charts.contract import Caption, Chart
from components.content import paper
from components.desk import cache, controls, html_block
from components.desk.device import is_phone
from components.desk.frame import Desk
from components.embeds.links import embed_of, wanted
from components.embeds.registry import paths
from components.html import evidence, figure_html, freshness, tables
from data import Fact
from data.export import ledger_zip
from data.workbook import MEDIATYPE

MakeTable = Callable[[], tables.Table]


def show(name: str, *parts: Node) -> None:
    """Draw one piece of a page under a name of its own; everything in it is escaped where it is made."""
    html_block.show(name, *parts)


def heading(caption: Caption, kicker: str = "") -> None:
    """The finding as the page's title, and the definition and period under it."""
    show(
        "heading",
        h.p(".kicker")[kicker] if kicker else None,
        h.h1(data_told="")[caption.title],
        h.p(".lede")[caption.subtitle],
    )


def chart(desk: Desk, kind: Chart, selection: object, name: str, known: Container[str]) -> str:
    """A drawing with its table and its download; gives the id of the mark that has just been pressed, or nothing."""
    drawn = cache.view(kind, desk.dataset, desk.text, selection)
    found, alt = "", drawn.caption.alt
    if is_phone():
        show("drawing", figure_html.only_screen(alt, drawn.narrow))
    else:
        with st.container(key="wide-only"):
            found = _plot(desk, kind, selection, name, known)
        show("drawing", figure_html.only_narrow(alt, drawn.narrow))
    if whole := figure_html.whole(desk.text, name):
        show("zoom", figure_html.zoom(desk.text, whole))
    show("paper", paper.only_paper(alt, drawn.paper))
    aged(desk, drawn.facts)
    show("footing", drawn.footing)
    download(desk, lambda: drawn.table, name, lambda: claims_file(desk, drawn.facts))
    return found


def aged(desk: Desk, facts: Iterable[Fact]) -> None:
    """Say that statuses may have changed, where even the youngest page behind some facts is old."""
    if said := freshness.warning(desk.text, desk.dataset, facts, desk.today):
        show("aged", said)


def _plot(desk: Desk, kind: Chart, selection: object, name: str, known: Container[str]) -> str:
    state = st.plotly_chart(
        cache.figure(kind, desk.dataset, desk.text, selection, desk.scheme),
        theme=None,
        key=f"{name}-chart",
        on_select="rerun",
        selection_mode="points",
        config=PLOTLY,
        alt=cache.view(kind, desk.dataset, desk.text, selection).caption.alt,
    )
    return pressed(state, f"{name}-chart", known)


def footing(
    desk: Desk, facts: Sequence[Fact], table: tables.Table, name: str, whole: MakeTable, claims: MakeTable | None = None
) -> None:
    """The source line, the table behind a view, and its downloads: `whole` has every row, `claims` one a claim."""
    show("footing", cache.footing(desk.text, desk.dataset, facts, table))
    download(desk, whole, name, claims)


def download(desk: Desk, make: MakeTable, name: str, claims: MakeTable | None = None) -> None:
    """Buttons that give a table as CSV and XLSX, and the claims behind it, and the way to the code of the view."""
    text = desk.text
    with st.container(horizontal=True, vertical_alignment="center"):
        _buttons(desk, text.t("Download as CSV"), text.t("Download as XLSX"), make, name)
        if claims:
            csv, xlsx = text.t("Download the claims as CSV"), text.t("Download the claims as XLSX")
            _buttons(desk, csv, xlsx, claims, f"{name}-claims")
        _embed(desk)


def _buttons(desk: Desk, csv: str, xlsx: str, make: MakeTable, name: str) -> None:
    """Two buttons whose files are made when they are pressed; a mark before the CSV tells that it is UTF-8."""
    text, file = desk.text, f"{desk.dataset.story.slug}-{name}-{desk.dataset.cutoff}"
    heads = text.t("Status"), text.t("Standing"), text.t("Claims")
    st.download_button(
        csv,
        lambda: tables.to_csv(make(), heads).encode("utf-8-sig"),
        file_name=f"{file}.csv",
        mime="text/csv",
        key=f"download-{name}",
        on_click="ignore",
    )
    st.download_button(
        xlsx,
        lambda: tables.to_xlsx(make(), heads, name),
        file_name=f"{file}.xlsx",
        mime=MEDIATYPE,
        key=f"download-{name}-xlsx",
        on_click="ignore",
    )


def _embed(desk: Desk) -> None:
    """The way to the code with which an article shows just this view."""
    path, filters = embed_of(desk.page, controls.params())
    if path in paths(desk.text, desk.dataset):
        st.page_link("pages/embed.py", label=desk.text.t("Embed this view"), query_params=wanted(path, filters))


def claims_table(desk: Desk, facts: Iterable[Fact]) -> tables.Table:
    """Every claim behind some facts, one a row, as a page shows it."""
    return evidence.table(desk.text, desk.dataset, tuple(facts))


def claims_file(desk: Desk, facts: Iterable[Fact]) -> tables.Table:
    """Every claim behind some facts, one a row, as a file holds it: each with its own page, and each once."""
    return evidence.file(desk.text, desk.dataset, tuple({fact.key: fact for fact in facts}.values()))


def nothing(desk: Desk, words: str, page: str) -> None:
    """Say calmly that nothing fits, and offer the way back."""
    show(
        "nothing",
        h.p(".notice", data_told="")[
            words, " ", h.a(href=f"/{page}", target="_self")[desk.text.t("Clear all filters")]
        ],
    )


PLOTLY = {
    "displaylogo": False,
    "displayModeBar": True,
    "modeBarButtons": [["zoomIn2d", "zoomOut2d", "resetScale2d"]],
    "scrollZoom": False,
    "responsive": True,
}
"""How a chart behaves: its tools are hidden and pressed by controls below it; no wheel that catches the scrolling."""


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
        file_name=f"{desk.dataset.story.slug}-{desk.dataset.version}.zip",
        mime="application/zip",
        key="download-ledger",
        on_click="ignore",
    )
