"""The frame around every page: the menu, the masthead, the style sheet, and what a page needs to know."""

from dataclasses import dataclass

import htpy as h
import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import theme
from components.text import Text, text_for
from data import Dataset
from data.shelf import Shelf

PAGES = ("overview", "timeline", "routes", "people", "claims", "about")
"""The pages in the order of the menu; each is a file of `pages/` and answers at the address of its name."""

OPENED = "_frame_opened"


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page works with: the ledger, the reader's words, and the appearance that the reader chose."""

    shelf: Shelf
    dataset: Dataset
    text: Text
    scheme: theme.Scheme


def open_frame() -> StreamlitPage:
    """Declare the menu and return the page that the address asks for."""
    text = text_for("en")
    menu = [
        st.Page(f"pages/{name}.py", title=title, default=name == "overview")
        for name, title in zip(PAGES, _titles(text), strict=True)
    ]
    st.session_state[OPENED] = True
    page = st.navigation(menu, position="top")
    title = text.t("{page} · Freed from Belarus", page=page.title)
    st.set_page_config(title, _icon(), layout="wide", initial_sidebar_state="collapsed")
    return page


def page_context() -> Desk:
    """What the page needs; on a fresh server that ran the page without `app.py`, the menu is declared first."""
    if not st.session_state.get(OPENED):
        open_frame()
        st.rerun()
    text, shelf = text_for("en"), _shelf()
    desk = Desk(shelf, shelf.dataset, text, theme.Scheme(st.context.theme.type or theme.Scheme.LIGHT))
    st.html(f"<style>{theme.css()}</style>")
    st.html(str(_masthead(desk)))
    return desk


@st.cache_resource(show_spinner=False)
def _shelf() -> Shelf:
    return Shelf()


def _titles(text: Text) -> tuple[str, ...]:
    return (
        text.t("Overview"),
        text.t("Timeline"),
        text.t("Routes"),
        text.t("People"),
        text.t("Claims"),
        text.t("About"),
    )


def _masthead(desk: Desk) -> h.Element:
    reach = desk.text.t("Evidence to {date}", date=desk.text.date(desk.dataset.cutoff))
    return h.div(".fb")[
        h.header(".masthead")[
            h.b[desk.text.t("Freed from Belarus")],
            h.span[desk.text.t("Who was released, when, and where they went: every figure with its sources")],
            h.span[reach],
        ]
    ]


def _icon() -> str:
    return str(theme.CONFIG.parent.parent / "static" / "icon.svg")
