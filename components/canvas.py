"""The one bridge between our HTML and the page: draws what is already escaped, and follows links without a reload."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import streamlit as st
from htpy import Node, div

SCRIPT = Path(__file__).parent / "canvas.js"
"""What runs in the reader's browser: sets the HTML, and reports a press on a link of the desk."""


def show(name: str, *parts: Node, pages: tuple[str, ...]) -> None:
    """Draw one piece of a page under a name that is stable from run to run; `pages` are where its links may lead.

    Streamlit's own `st.html` removes inline SVG, and its Markdown would read text as markup.
    """
    html = str(div(".fb")[parts])
    digest = hashlib.blake2s(html.encode(), digest_size=8).hexdigest()
    pressed = _canvas()(key=f"canvas-{name}", data={"html": html, "digest": digest}, on_go_change=_noted)
    if address := getattr(pressed, "go", None):
        follow(str(address), pages)


def follow(address: str, pages: tuple[str, ...]) -> None:
    """Open an address of the desk in this session; one that is not the desk's is ignored."""
    parts = urlsplit(address)
    page = parts.path.strip("/") or pages[0]
    if page in pages and not parts.netloc:
        st.switch_page(f"pages/{page}.py", query_params=dict(parse_qsl(parts.query)))


@st.cache_resource(show_spinner=False)
def _canvas() -> Callable[..., object]:
    script = SCRIPT.read_text(encoding="utf-8")
    body = '<div class="fb-canvas"></div>'
    return st.components.v2.component("fb_canvas", html=body, js=script, isolate_styles=False)


def _noted() -> None:
    """Nothing to do: the press is read where the piece is drawn."""
