"""The menu of the desk: a row of links, or a button that opens them; a search box; and a link that skips both."""

from collections.abc import Mapping

import htpy as h
from htpy import Element

from components.addresses import FIRST, LONGEST, link
from components.text import Text

CONTENT = "content"
"""The id of what a page has below its menu."""


def skip(text: Text) -> Element:
    """A link that skips the menu, first on every page; it is seen only while it has the keyboard focus."""
    return h.a(".skip", href=f"#{CONTENT}", target="_self")[text.t("Skip to content")]


def menu(text: Text, pages: Mapping[str, str], here: str = "") -> Element:
    """The names of the pages as plain links that work without scripts; `here` is the name of the current page."""
    return h.nav(".menu", aria_label=text.t("Pages"))[
        h.div(".menu-row")[links(pages, here)],
        h.details(".menu-drop")[h.summary[text.t("Menu")], h.div(".menu-list")[links(pages, here)]],
        h.a(".menu-search", href=link("search"), target="_self", aria_current="page" if here == "search" else None)[
            h.span(aria_hidden="true"), text.t("Search")
        ],
        _search(text) if here != "search" else None,
    ]


def _search(text: Text) -> Element:
    """The search box for everything; the key / focuses it, and without scripts Enter submits it as in any form."""
    words = text.t("Search everything")
    return h.form(".seek", action=link("search"), method="get", role="search", autocomplete="off")[
        h.input(type="search", name="q", aria_label=words, placeholder=words, maxlength=LONGEST, aria_keyshortcuts="/"),
        h.button(type="submit", aria_label=text.t("Find"))[h.span(aria_hidden="true")["→"]],
    ]


def links(pages: Mapping[str, str], here: str = "") -> list[Element]:
    """A link to each page, in the order of the menu."""
    return [
        h.a(
            href=link("" if name == FIRST else name),
            target="_self",
            aria_current="page" if name == here else None,
        )[title]
        for name, title in pages.items()
    ]
