"""The one bridge between our HTML and the page: draws what is already escaped, and follows links without a reload."""

import hashlib
from collections.abc import Callable

import streamlit as st
from htpy import Node, div
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from components.addresses import below, rooted
from components.html.scripts import COMPONENT, FOLDER, OWNER, SCRIPT

LARGE = 4_000
"""Characters from which a piece is fetched by the browser, once, rather than sent to every session."""

Keep = Callable[[str, str], str]
"""Keeps a piece by its digest, and gives the address at which a browser can fetch it."""

_keeper: list[Keep] = []


def kept_by(keep: Keep) -> None:
    """Give large pieces out over HTTP, packed once and kept by browsers; without a server they go over the socket."""
    _keeper[:] = [keep]


def show(name: str, *parts: Node) -> None:
    """Draw one piece of a page under a name that is stable from run to run.

    Streamlit's own `st.html` removes inline SVG, and its Markdown would read text as markup.
    """
    html = rooted(str(div(".fb")[parts]))
    digest = hashlib.blake2s(html.encode(), digest_size=16).hexdigest()
    _declare()
    key = f"canvas-{name}"
    lost = st.session_state.get(key, {}).get("lost") == digest
    data = {"digest": digest} | _sent(digest, html, lost=lost)
    _canvas()(key=key, data=data, on_lost_change=_noted)


def _sent(digest: str, html: str, *, lost: bool) -> dict[str, str]:
    """A piece as it goes over the socket: whole, or as the address of where it is kept."""
    if _keeper and not lost and len(html) >= LARGE:
        return {"src": below() + _keeper[0](digest, html)}
    return {"html": html}


def _declare() -> None:
    """Name the folder of the script, as an installed package would in its manifest.

    So the browser loads the script from this server; given as text it would come from a `blob:` address, which a
    strict content security policy forbids.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(f"{OWNER}.{COMPONENT}") is None:
        manifest = ComponentManifest(OWNER, "1", [ComponentConfig(COMPONENT, FOLDER.name)])
        manager.register_from_manifest(manifest, FOLDER.parent)


@st.cache_resource(show_spinner=False)
def _canvas() -> Callable[..., object]:
    body = '<div class="fb-canvas"></div>'
    return st.components.v2.component(f"{OWNER}.{COMPONENT}", html=body, js=SCRIPT, isolate_styles=False)


def _noted() -> None:
    """Nothing to do: what was lost is read where the piece is drawn."""
