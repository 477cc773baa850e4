"""Error pages: each names a way on and says nothing about internals."""

import logging
import secrets
from enum import StrEnum, auto
from functools import cache

import htpy as h
from htpy import Node

from components.addresses import rooted
from components.content.pages import menu_entries
from components.html.menu import CONTENT, links, menu, skip
from components.text import Text, text_for
from data import Dataset
from serving.compression import Packed, pack
from serving.first_paint import rules

log = logging.getLogger(__name__)


class Calm(StrEnum):
    """The reasons for an error page."""

    MISSING = auto()
    """There is no page at the address."""
    REFUSED = auto()
    """The request is not one that the desk answers."""
    AWAITED = auto()
    """An embed is being built for the first time on this machine."""
    BUSY = auto()
    """There is no time to make the page just now."""


def _texts(text: Text) -> dict[Calm, tuple[str, str]]:
    """The title and the text of each error page."""
    return {
        Calm.MISSING: (
            text.t("There is no page at this address"),
            text.t("It may have been mistyped. Everything that this desk shows is on these pages:"),
        ),
        Calm.REFUSED: (
            text.t("This address cannot be read"),
            text.t("It is too long, or asks for something that this desk does not do. Its pages are:"),
        ),
        Calm.AWAITED: (
            text.t("This page is being made"),
            text.t("It will be here in a minute. Until then the full views are on these pages:"),
        ),
        Calm.BUSY: (
            text.t("Many readers are here just now"),
            text.t("Please ask for this page again in a few seconds. These pages answer meanwhile:"),
        ),
    }


@cache
def calm(dataset: Dataset, why: Calm) -> Packed:
    """The error page for a reason."""
    title, words = _texts(text_for("en"))[why]
    return _page(dataset, title, h.p(".lede")[words])


def missing(dataset: Dataset, title: str, words: Node) -> Packed:
    """The page of status 404 with a given title and explanation."""
    return _page(dataset, title, words)


def failed(error: Exception, dataset: Dataset) -> Packed:
    """The page of status 500, with the id under which the error is logged."""
    text, noted = text_for("en"), secrets.token_hex(4)
    log.error("request error %s: %s", noted, type(error).__name__, exc_info=error)
    words = text.t(
        "Something went wrong on our side, and nothing of yours is lost. The error is noted as {id}.", id=noted
    )
    return _page(dataset, text.t("This page cannot be shown just now"), h.p(".notice")[words])


def _page(dataset: Dataset, title: str, words: Node) -> Packed:
    text = text_for("en")
    html = h.html(lang=text.language)[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.meta(name="robots", content="noindex"),
            h.title[text.t("{page} · {name}", page=title, name=text.t(dataset.story.name))],
            h.link(rel="icon", href="/app/static/icon.svg", type="image/svg+xml"),
            h.style[rules()],
        ],
        h.body[
            h.div("#first-paint")[
                skip(text),
                menu(text, menu_entries(text, dataset)),
                h.main(".column.fb", id=CONTENT, tabindex="-1")[h.h1[title], words, _ways(dataset)],
            ]
        ],
    ]
    return pack(rooted(str(html)).encode())


def _ways(dataset: Dataset) -> Node:
    return h.ul[(h.li[each] for each in links(menu_entries(text_for("en"), dataset)))]
