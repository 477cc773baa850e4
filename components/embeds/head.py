"""The head of a page: what it tells search engines, social networks and hosts."""

from collections.abc import Iterator
from dataclasses import dataclass

import htpy as h
from htpy import Node, VoidElement
from markupsafe import Markup

from components.html import feeds
from components.html import meta as meta_html
from components.text import Text
from data import Dataset

CARD = (1200, 630)
"""Pixels of a card, as Open Graph and Twitter ask for it."""

MOST = 200
"""Characters of a description; what reads it cuts it anyway."""


@dataclass(frozen=True, slots=True)
class Meta:
    """The words of a page, the address of its full view, and that of its card where it is known."""

    title: str
    description: str
    path: str
    person: str
    full: str
    card: str
    oembed: str = ""
    """The whole address that answers what oEmbed asks; a relative one would be taken verbatim, and lead nowhere."""
    feeds: str = ""
    """The whole address below which the feeds are, where it is known."""

    @property
    def subject(self) -> str:
        """The person or the event that it shows, or nothing."""
        folder, _, subject = self.path.partition("/")
        return subject if folder in ("person", "story") else ""

    @property
    def short(self) -> str:
        """The description, cut at a word where it is long."""
        return meta_html.shortened(self.description, MOST)


def head(text: Text, dataset: Dataset, meta: Meta, policy: str) -> Iterator[Node]:
    """The tags of the head; the security policy is first, as it applies only to what comes after it."""
    yield h.meta(charset="utf-8")
    yield h.meta(http_equiv="Content-Security-Policy", content=policy)
    yield named("viewport", "width=device-width")
    yield named("robots", "noindex")
    yield h.title[meta.title]
    yield named("description", meta.short)
    yield h.link(rel="icon", href="data:,")
    yield h.link(rel="canonical", href=meta.full)
    if meta.feeds:
        yield from feeds.announced(text, dataset, meta.feeds, subject_id=meta.subject)
    if meta.oembed:
        yield h.link(rel="alternate", type="application/json+oembed", href=meta.oembed, title=meta.title)
    yield _graph("og:title", meta.title)
    yield _graph("og:description", meta.short)
    yield _graph("og:type", "profile" if meta.person else "article")
    yield _graph("og:site_name", text.t(dataset.story.name))
    if "://" in meta.full:
        yield _graph("og:url", meta.full)
    yield from _pictured(meta)
    yield h.script(type="application/ld+json")[Markup(structured(text, dataset, meta))]  # noqa: S704  # `<` is escaped


def _pictured(meta: Meta) -> Iterator[VoidElement]:
    """The tags of the picture that social networks show."""
    if meta.card:
        wide, tall = CARD
        yield _graph("og:image", meta.card)
        yield _graph("og:image:width", str(wide))
        yield _graph("og:image:height", str(tall))
        yield _graph("og:image:alt", meta.title)
    yield named("twitter:card", "summary_large_image" if meta.card else "summary")


def named(name: str, value: str) -> VoidElement:
    """A `meta` tag with a name and its content."""
    return h.meta(name=name, content=value)


def _graph(name: str, value: str) -> VoidElement:
    return h.meta(property=name, content=value)


def structured(text: Text, dataset: Dataset, meta: Meta) -> str:
    """The page as schema.org data."""
    kind, url = "ProfilePage" if meta.person else "WebPage", meta.full if "://" in meta.full else ""
    return meta_html.structured(text, dataset, kind, meta.title, url=url, mainEntity=meta_html.person(meta.person))
