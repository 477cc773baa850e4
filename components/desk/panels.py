"""What every view has around its drawing: finding, definition, sources, the same as a table, and a download."""

from collections.abc import Container

import streamlit as st

from components.content import cache, paper
from components.content.parts import Drawing, Files, MakeTable
from components.desk import controls, html_block
from components.desk.device import is_phone
from components.desk.frame import Desk
from components.embeds.links import embed_of, wanted
from components.embeds.registry import paths
from components.html import figure_html, tables
from data.export import ledger_zip
from data.workbook import MEDIATYPE


def chart(desk: Desk, part: Drawing) -> str:
    """A drawing; gives the id of the mark that has just been pressed, or nothing."""
    drawn = cache.view(part.chart, desk.dataset, desk.text, part.selection)
    mark, alt = "", drawn.caption.alt
    if is_phone():
        html_block.show("drawing", figure_html.only_screen(alt, drawn.narrow))
    else:
        with st.container(key="wide-only"):
            mark = _plot(desk, part)
        html_block.show("drawing", figure_html.only_narrow(alt, drawn.narrow))
    html_block.show("paper", paper.only_paper(alt, drawn.paper))
    return mark


def _plot(desk: Desk, part: Drawing) -> str:
    drawn = cache.view(part.chart, desk.dataset, desk.text, part.selection)
    state = st.plotly_chart(
        cache.figure(part.chart, desk.dataset, desk.text, part.selection, desk.scheme),
        theme=None,
        key=f"{part.name}-chart",
        on_select="rerun",
        selection_mode="points",
        config=PLOTLY,
        alt=drawn.caption.alt,
    )
    return pressed(state, f"{part.name}-chart", drawn.ids)


def download(desk: Desk, files: Files) -> None:
    """Buttons that give a table as CSV and XLSX, and the claims behind it, and the way to the code of the view."""
    text = desk.text
    with st.container(horizontal=True, vertical_alignment="center"):
        _buttons(desk, text.t("Download as CSV"), text.t("Download as XLSX"), files.table, files.name)
        if files.claims:
            csv, xlsx = text.t("Download the claims as CSV"), text.t("Download the claims as XLSX")
            _buttons(desk, csv, xlsx, files.claims, f"{files.name}-claims")
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
    names = [str(_first(point.get("customdata"))) for point in points]
    mark = next((name for name in names if name in known), "")
    before = f"{key}-pressed"
    if mark == st.session_state.get(before, ""):
        return ""
    st.session_state[before] = mark
    return mark


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
