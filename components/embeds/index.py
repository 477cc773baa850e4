"""The front page of a site of embeds: everything that can be embedded, by kind, as plain links."""

from collections.abc import Iterable, Iterator

import htpy as h
from htpy import Element, Node

from components.embeds import inline_js
from components.embeds.files import LIVE
from components.embeds.inline_css import fitted
from components.embeds.page import Page, raw
from components.embeds.plain_page import plain
from components.html import labels
from components.text import Text
from data import Dataset


def index(text: Text, dataset: Dataset, pages: Iterable[Page]) -> bytes:
    """The page as HTML; it works from a disk too."""
    title = text.t("{name}: everything that can be embedded", name=text.t(dataset.story.name))
    body = str(h.body[_main(text, dataset, pages, title)])
    style = fitted(inline_js.sheet(), body)
    return plain(text, title, inline_js.policy(style), style, raw(body))


def _main(text: Text, dataset: Dataset, pages: Iterable[Page], title: str) -> Element:
    reach = text.t("Evidence to {date}", date=text.date(dataset.cutoff))
    return h.main[
        h.h1[title], h.p(".sub")[labels.purpose(text, dataset), ". ", reach, "."], _way(text), _sections(text, pages)
    ]


def _way(text: Text) -> Element:
    return h.p[
        h.a(href="search.html")[text.t("Search everything on record")],
        " · ",
        h.a(href="changes.html")[text.t("What changed, and what was corrected")],
    ]


def _sections(text: Text, pages: Iterable[Page]) -> Iterator[Node]:
    grouped: dict[str, list[Page]] = {}
    for page in pages:
        kind, inside, _ = page.path.rpartition("/")
        grouped.setdefault(kind if inside else "", []).append(page)
    for kind, members in grouped.items():
        yield h.section[h.h2[kind_name(text, kind)], h.ul[(_item(page) for page in members)]]


def _item(page: Page) -> Element:
    return h.li[h.a(href=f"{LIVE}/{page.path}.html")[page.title]]


def kind_name(text: Text, kind: str) -> str:
    """The heading of the pages of a folder; the folder without a name holds the charts."""
    names = {
        "": text.t("Charts"),
        "routes": text.t("Route map of one release"),
        "person": text.t("One person"),
        "story": text.t("The story of one event"),
        "figure": text.t("A key figure"),
        "total": text.t("A total, by who is counted"),
        "who": text.t("Who says what"),
    }
    return names[kind]
