"""The menu of the desk: a row of links, and where there is no room for one, a button that opens them."""

import htpy as h
from htpy import Element

from components.address import link
from components.text import Text

PAGES = ("overview", "timeline", "routes", "people", "claims", "embed", "about")
"""The pages in the order of the menu; each is a file of `pages/` and answers at the address of its name."""


def titles(text: Text) -> tuple[str, ...]:
    """What the pages are called in the menu, in its order."""
    return (
        text.t("Overview"),
        text.t("Timeline"),
        text.t("Routes"),
        text.t("People"),
        text.t("Claims"),
        text.t("Embed"),
        text.t("About"),
    )


def menu(text: Text, here: str = "") -> Element:
    """The pages as plain links, which work without scripts too; `here` is the page that the reader sees."""
    return h.nav(".menu", aria_label=text.t("Pages"))[
        h.div(".menu-row")[_links(text, here)],
        h.details(".menu-drop")[h.summary[text.t("Menu")], h.div(".menu-list")[_links(text, here)]],
    ]


def _links(text: Text, here: str) -> list[Element]:
    names = zip(PAGES, titles(text), strict=True)
    return [
        h.a(
            href=link("" if name == PAGES[0] else name),
            target="_self",
            aria_current="page" if name == here else None,
        )[title]
        for name, title in names
    ]
