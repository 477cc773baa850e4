"""Draws our own escaped HTML in Streamlit, and makes its links follow without a reload."""

import hashlib
from collections.abc import Callable
from functools import lru_cache

import streamlit as st
from htpy import Node, div
from markupsafe import Markup

from components.addresses import below, rooted
from components.content.counted import NAME
from components.content.pages import carrying
from components.desk import controls
from components.desk.streamlit_hooks import serve_component
from components.html.scripts import COMPONENT, FOLDER, OWNER, SCRIPT

LARGE = 4_000
"""Characters from which a piece is fetched by the browser, once, rather than sent to every session."""

PIECES = 1_024
"""Pieces that are kept as they are sent, 10 kB each on average; one that nobody has asked for lately is made again."""

PLACE = '<div class="fb-canvas"></div>'

BARE = """export default function ({ parentElement, data }) {
  const host = parentElement.querySelector(".fb-canvas");
  host.innerHTML = data.html;
  host.dataset.drawn = "";
}"""
"""What draws a piece where our script cannot be had."""

Keep = Callable[[str, str], str]
"""Keeps a piece by its digest, and gives the address at which a browser can fetch it."""

_keeper: list[Keep] = []


def set_keeper(keep: Keep) -> None:
    """Set the function that stores large pieces for HTTP, which browsers cache; else they go through the websocket."""
    _keeper[:] = [keep]


def show(name: str, *parts: Node) -> None:
    """Draw one piece of a page; its name must be the same at every run.

    Streamlit's own `st.html` removes inline SVG, and its Markdown would read text as markup.
    """
    drawn = all(isinstance(part, Markup) for part in parts)
    html, digest = (_cached if drawn else _whole)(parts, controls.held(NAME))
    key = f"canvas-{name}"
    if not serve_component(OWNER, COMPONENT, FOLDER):
        _show_without_script(key, html)
        return
    lost = st.session_state.get(key, {}).get("lost") == digest
    data = {"digest": digest} | _sent(digest, html, lost=lost)
    _canvas()(key=key, data=data, on_lost_change=_noted)


def _whole(parts: tuple[Node, ...], counted: str) -> tuple[str, str]:
    """A piece as it is sent, its links with the choice of who is counted, and its hash."""
    html = rooted(carrying(str(div(".fb")[parts]), {NAME: counted}))
    return html, hashlib.blake2s(html.encode(), digest_size=16).hexdigest()


_cached = lru_cache(maxsize=PIECES)(_whole)
"""Pieces that were drawn before they came here stand on many pages, or are the same at every run."""


def _sent(digest: str, html: str, *, lost: bool) -> dict[str, str]:
    """A piece as it goes through the websocket: whole, or as the address under which the server has it."""
    if _keeper and not lost and len(html) >= LARGE:
        return {"src": below() + _keeper[0](digest, html)}
    return {"html": html}


@st.cache_resource(show_spinner=False)
def _canvas() -> Callable[..., object]:
    return st.components.v2.component(f"{OWNER}.{COMPONENT}", html=PLACE, js=SCRIPT, isolate_styles=False)


def _show_without_script(key: str, html: str) -> None:
    """Draw a piece where Streamlit cannot serve our script: links then reload the page.

    Below the server's content security policy no script that is given as text runs: drawings in SVG are lost there,
    and the tables below them tell what they show.
    """
    if _keeper or not hasattr(st.components, "v2"):
        st.html(html)
    else:
        _bare_canvas()(key=key, data={"html": html})


@st.cache_resource(show_spinner=False)
def _bare_canvas() -> Callable[..., object]:
    return st.components.v2.component(f"{OWNER}-bare", html=PLACE, js=BARE, isolate_styles=False)


def _noted() -> None:
    """Does nothing: Streamlit asks for a callback, and what it reports is read where the piece is drawn."""
