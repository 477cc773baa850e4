"""News as blocks: corrections and events one after the other, and how to follow them."""

from collections.abc import Sequence

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import corrections, feeds, labels
from components.text import Text
from data import Dataset
from data.model import Event
from data.news import News, NewsKind


def kind_name(text: Text, kind: NewsKind) -> str:
    """What readers call a kind of news."""
    return {
        NewsKind.CORRECTION: text.t("Corrections"),
        NewsKind.RELEASE: text.t("Releases, pardons and exchanges"),
        NewsKind.EVENT: text.t("Other events"),
    }[kind]


def listed(text: Text, dataset: Dataset, news: Sequence[News], count: int) -> Element:
    """Some news in their order, with how many there are in all."""
    return h.div(".news")[
        h.p(".small", data_told="")[text.n("{count} change", "{count} changes", count)],
        (_item(text, dataset, each) for each in news),
    ]


def _item(text: Text, dataset: Dataset, news: News) -> Node:
    return _event(text, news, news.row) if isinstance(news.row, Event) else corrections.card(text, dataset, news.row)


def when(text: Text, news: News, event: Event) -> str:
    """What kind of event it was, and on which days it happened, was said, and came into the tables."""
    days = [labels.event_kind(text, event.kind), text.t("Happened on: {date}", date=text.date(event.date))]
    if news.reported:
        days.append(text.t("Said on: {date}", date=text.date(news.reported)))
    if news.added:
        days.append(text.t("Added here on: {date}", date=text.date(news.added)))
    return " · ".join(days)


def _event(text: Text, news: News, event: Event) -> Element:
    address = link("releases", event=event.event_id)
    return h.article[
        h.h2[h.a(href=address, target="_self")[event.headline]],
        h.p(".small")[when(text, news, event)],
        h.p[event.summary],
    ]


def follow(text: Text) -> Element:
    """Links to the feeds of all news, of corrections and of releases; pages of people and events link to their own."""
    names = {
        feeds.ALL: text.t("All that is new"),
        feeds.CORRECTIONS: text.t("Corrections"),
        feeds.RELEASES: text.t("New releases"),
    }
    return h.section[
        h.h2[text.t("Be told of changes")],
        h.p[
            text.t(
                "A feed reader shows what is new without an account or a cookie. Each person and each event has a feed "
                "of its own too, which its page announces."
            )
        ],
        h.ul[(h.li[words, ": ", _forms(text, name)] for name, words in names.items())],
    ]


def _forms(text: Text, name: str) -> list[Node]:
    words = {"xml": text.t("Atom"), "json": text.t("JSON Feed")}
    atom, json = (h.a(href=f"/{name}.{form}", target="_self")[word] for form, word in words.items())
    return [atom, " · ", json]
