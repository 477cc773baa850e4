"""What stands around the drawing of a view: finding, definition, sources, table, and downloads."""

from collections.abc import Container

import streamlit as st

from components.content import cache, paper, view_files
from components.content.pages import pages
from components.content.parts import Drawing, Files, Page
from components.content.view_files import ViewFile
from components.desk import controls, html_block
from components.desk.device import is_phone
from components.desk.frame import Desk
from components.embeds.links import embed_of, workbench_params
from components.embeds.registry import paths
from components.html import figure_html


def chart(desk: Desk, part: Drawing) -> str:
    """Draw a chart; returns the id of the mark that has just been pressed, or an empty string."""
    drawn = cache.view(part.chart, desk.dataset, desk.text, part.selection)
    mark, alt = "", drawn.caption.alt
    if is_phone():
        html_block.show("drawing", figure_html.only_screen(alt, drawn.narrow))
    else:
        with st.container(key="wide-only"):
            mark = _plot(desk, part)
        html_block.show("drawing", figure_html.only_narrow(alt, drawn.narrow))
    html_block.show("paper", paper.only_paper(alt, cache.sheets(part.chart, desk.dataset, desk.text, part.selection)))
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


def download(desk: Desk, page: Page, files: Files) -> None:
    """Buttons for the table and the claims behind it as files, a link to the embed code, and other forms."""
    address = pages()[desk.page].address.read(desk.dataset, controls.params())
    with st.container(horizontal=True, vertical_alignment="center"):
        for file in view_files.of(desk.context, page, files, address):
            if file.form in view_files.BUTTONS:
                _button(desk, file)
        _embed(desk)
    html_block.show("other-forms", view_files.others(desk.context, page, files, address))


def _button(desk: Desk, file: ViewFile) -> None:
    """A button whose file is made when it is pressed."""
    st.download_button(
        file.words,
        lambda: file.body(desk.context),
        file_name=file.title(desk.context),
        mime=file.mediatype,
        key=f"download-{file.name}" + ("-xlsx" if file.form == "xlsx" else ""),
        on_click="ignore",
    )


def _embed(desk: Desk) -> None:
    """A link to the embed code of just this view."""
    path, filters = embed_of(desk.page, controls.params())
    if path in paths(desk.text, desk.dataset):
        st.page_link(
            "pages/embed.py", label=desk.text.t("Embed this view"), query_params=workbench_params(path, filters)
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
    """The id of the mark that has just been pressed in a chart, or an empty string; a press counts once."""
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
