"""The changes page of a site without a server: every correction and event, and the steps between versions."""

import re
from collections.abc import Iterator

import htpy as h
from htpy import Element, Node

from components.content import changes as content
from components.embeds import inline_js
from components.embeds.files import DATA, LIVE
from components.embeds.inline_css import fitted
from components.embeds.links import relinked
from components.embeds.page import raw
from components.embeds.plain_page import plain
from components.html import changes, versions
from components.site import Site
from components.text import Text
from data import Dataset
from data.news import all_news
from data.versions import History, Version, between, steps

NAME = "changes.html"
"""The page, beside the index of the site."""

STEPS_SHOWN = 10
"""Versions of which it is told what they changed; the files tell it of all."""

_FEED = re.compile(r'href="/(feed[^"]*)"')


def page(text: Text, dataset: Dataset, site: Site, history: History) -> bytes:
    """The page as HTML; its text is that of the desk's changes page, its links lead to pages of the site."""
    title, lede = content.titled(text)
    main = str(h.main[_main(text, dataset, site, history, title, lede)])
    followed = _FEED.sub(lambda match: f'href="{site.top(match[1])}"', main)
    body = f"<body>{relinked(followed, f'{LIVE}/', site.desk)}</body>"
    style = fitted(inline_js.sheet(), body)
    return plain(text, title, inline_js.policy(style), style, raw(body))


def _main(text: Text, dataset: Dataset, site: Site, history: History, title: str, lede: str) -> Iterator[Node]:
    news, root = all_news(dataset), f"{site.top(DATA)}/"
    yield h.p[h.a(href="index.html")[text.t("Everything that can be embedded")]]
    yield h.h1[title]
    yield h.p(".sub")[lede]
    yield changes.listed(text, dataset, news, len(news))
    yield h.h2[text.t("What each version changed")]
    yield (_step(text, dataset, history, pair) for pair in [*steps(history.versions)][: -STEPS_SHOWN - 1 : -1])
    yield versions.listed(text, history, root)
    yield changes.follow(text) if site.known else None


def _step(text: Text, dataset: Dataset, history: History, pair: tuple[Version, Version]) -> Element:
    rows = between(history, *(each.version for each in pair))
    return h.details[h.summary[versions.day(text, pair[1])], versions.compared(text, dataset, pair, rows)]
