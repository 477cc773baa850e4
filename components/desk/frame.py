"""The frame around every page: the menu, the masthead, the style sheet, and what a page needs to know."""

import functools
import logging
import secrets
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from urllib.parse import urlsplit

import htpy as h
import streamlit as st
from htpy import Node
from rcssmin import cssmin

from components import theme
from components.addresses import FIRST, below, rooted
from components.content import cache
from components.content.pages import menu_entries, pages, titles
from components.content.parts import Context
from components.desk import clock, html_block
from components.html import in_frame
from components.html.masthead import masthead
from components.html.menu import CONTENT, menu, skip
from components.text import Text, text_for
from data import Dataset
from data.store import Store, shared

OPENED, PAGE_SHOWN = "_frame_opened", "_frame_shown"

ICON = str(theme.CONFIG.parent.parent / "static" / "icon.svg")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page works with: its name, the ledger, the reader's words, the appearance that was chosen, and the day."""

    page: str
    store: Store
    dataset: Dataset
    text: Text
    scheme: theme.Scheme
    today: date

    @property
    def context(self) -> Context:
        """What a page's parts are made from."""
        parts = urlsplit(st.context.url or "")
        site = f"{parts.scheme}://{parts.netloc}{below()}" if parts.netloc else ""
        return Context(self.text, self.dataset, self.today, self.store.problems, site)


class Runnable(Protocol):
    """A page as `st.navigation` gives it."""

    def run(self) -> None:
        """Run it."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """A page that shows a calm notice where it fails."""

    page: Runnable

    def run(self) -> None:
        """Run the page; an error in it is logged, and the reader gets a notice and never a stack trace."""
        try:
            self.page.run()
        except Exception as error:  # whatever it is, a reader gets words and a way on
            trouble(error)


def open_frame() -> Guarded:
    """Declare the pages, with our menu in place of Streamlit's, and return the page that the address asks for."""
    text = text_for("en")
    files = [st.Page(f"pages/{name}.py", title=title, default=name == FIRST) for name, title in titles(text).items()]
    st.session_state[OPENED] = True
    page = st.navigation(files, position="hidden")
    title = text.t("{page} · {name}", page=page.title, name=text.t(shared().dataset.story.name))
    st.set_page_config(title, ICON, layout="wide", initial_sidebar_state="collapsed")
    return Guarded(page)


def page_context(page: str) -> Desk:
    """What a page needs; on a fresh server that ran the page without `app.py`, the menu is declared first."""
    if not st.session_state.get(OPENED):
        open_frame()
        st.rerun()
    _forget(page)
    held = {parameter.name for parameter in pages()[page].address.parameters}
    for stray in [name for name in st.query_params if name not in held]:
        del st.query_params[stray]
    text, store = text_for("en"), shared()
    scheme = theme.Scheme(st.context.theme.type or theme.Scheme.LIGHT)
    desk = Desk(page, store, store.dataset, text, scheme, clock.today())
    st.html(_style())
    _head(desk)
    return desk


def _head(desk: Desk) -> None:
    """The menu and the masthead; in a frame of another page one line in their place, and the menu for scripts alone."""
    over = cache.cached(masthead, desk.text, desk.dataset, desk.today)
    if not st.context.is_embedded:
        html_block.show("menu", cache.cached(_way_in, desk.text, desk.dataset, desk.page))
        st.html(rooted(over))
        return
    address = pages()[desk.page].address.read(desk.dataset, st.query_params.to_dict())
    way_back = in_frame.line(desk.text, desk.dataset, desk.today, address.shared)
    pages_of_menu = menu(desk.text, menu_entries(desk.text, desk.dataset), desk.page)
    html_block.show("menu", way_back, h.div(hidden=True)[pages_of_menu, over])


def _way_in(text: Text, dataset: Dataset, page: str) -> Node:
    """The menu, the link that skips it, and the target of that link."""
    return h.fragment[skip(text), menu(text, menu_entries(text, dataset), page), h.span(id=CONTENT, tabindex="-1")]


@functools.cache
def _style() -> str:
    """The style sheet in one line, as Streamlit looks at the beginning of each line at every run."""
    return rooted(f"<style>{cssmin(theme.css())}</style>")


def _forget(page: str) -> None:
    """Forget the state of controls of other pages, so that one of the same name here begins with the address."""
    if st.session_state.get(PAGE_SHOWN) != page:
        for key in [key for key in st.session_state if str(key).startswith("control-")]:
            del st.session_state[key]
        st.session_state[PAGE_SHOWN] = page


def trouble(error: Exception) -> bool:
    """Tell the reader that a page cannot be shown, with links onward and the id of the error in the log."""
    text, name = text_for("en"), secrets.token_hex(4)
    log.error("page error %s: %s", name, type(error).__name__, exc_info=error)
    sentence = text.t(
        "Something went wrong on our side, and nothing of yours is lost. The error is noted as {id}.", id=name
    )
    st.html(
        str(
            h.div(".fb")[
                h.h1[text.t("This page cannot be shown just now")],
                h.p(".notice", role="alert")[sentence],
                h.p[h.a(href="", target="_self")[text.t("Try again")]],
                h.p[h.a(href=f"{below()}/", target="_self")[text.t("Go to the overview")]],
            ]
        )
    )
    return True
