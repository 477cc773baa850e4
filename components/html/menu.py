"""The menu of the desk: a row of links, and where there is no room for one, a button that opens them."""

from collections.abc import Mapping

import htpy as h
from htpy import Element

from components.addresses import FIRST, link
from components.text import Text


def menu(text: Text, pages: Mapping[str, str], here: str = "") -> Element:
    """The pages, name by name, as plain links that work without scripts; `here` is the page that the reader sees."""
    return h.nav(".menu", aria_label=text.t("Pages"))[
        h.div(".menu-row")[_links(pages, here)],
        h.details(".menu-drop")[h.summary[text.t("Menu")], h.div(".menu-list")[_links(pages, here)]],
    ]


def _links(pages: Mapping[str, str], here: str) -> list[Element]:
    return [
        h.a(
            href=link("" if name == FIRST else name),
            target="_self",
            aria_current="page" if name == here else None,
        )[title]
        for name, title in pages.items()
    ]
