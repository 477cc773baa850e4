"""Builds the <head> of a page for search engines, social networks and browsers."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

import htpy as h
from htpy import VoidElement
from markupsafe import Markup

from components.addresses import Address
from components.content.downloads import distribution
from components.content.parts import Page, Schema
from components.embeds.files import LIVE
from components.embeds.head import CARD
from components.embeds.links import embed_of
from components.embeds.registry import paths
from components.html import feeds, meta
from components.html.corrections import PAGE
from components.site import has_feeds, site_of
from components.text import Text
from data import Dataset
from serving.social_cards import FOLDER, NAMES

MOST = 300
"""The most characters of a description; programs that show it cut it anyway."""


def head(text: Text, dataset: Dataset, page: Page, site: str, address: Address) -> Markup:
    """The tags of a page's head; those that need the address of the site are left out if it is unknown."""
    title = text.t("{page} · {name}", page=page.title, name=text.t(dataset.story.name))
    words = meta.shortened(page.description, MOST)
    described = structured(text, dataset, page, site, address.canonical)
    tags = [
        h.title[title],
        h.meta(name="description", content=words),
        h.link(rel="icon", href="/app/static/icon.svg", type="image/svg+xml"),
        *_addresses(text, dataset, site, address),
        *_shared(text, dataset, title, words, page.schema),
        *_pictured(text, dataset, title, site, address),
        h.script(type="application/ld+json")[Markup(described)],  # noqa: S704  # `<` is escaped in it
    ]
    return Markup("".join(str(tag) for tag in tags))  # noqa: S704  # htpy has escaped it


def _addresses(text: Text, dataset: Dataset, site: str, address: Address) -> Iterator[VoidElement]:
    """The links to the page's canonical address, to its feeds, and to its oEmbed endpoint."""
    if site:
        yield h.link(rel="canonical", href=site + address.canonical)
        yield h.meta(property="og:url", content=site + address.shared)
        if has_feeds():
            listed = (feeds.ALL, feeds.CORRECTIONS, feeds.RELEASES) if address.page.name == PAGE else (feeds.ALL,)
            about = next((value for name, value in address.pairs if name in ("person", "event", "about")), "")
            yield from feeds.announced(text, dataset, "/", *listed, subject_id=about)
        if _embed(address.canonical):
            endpoint = f"{site}/oembed?{urlencode({'url': site + address.shared})}"
            yield h.link(rel="alternate", type="application/json+oembed", href=endpoint)


def _shared(text: Text, dataset: Dataset, title: str, words: str, schema: Schema) -> Iterator[VoidElement]:
    graph = {
        "og:title": title,
        "og:description": words,
        "og:type": "profile" if schema is Schema.PERSON else "article",
        "og:site_name": dataset.story.name,
        "og:locale": str(text.locale),
    }
    yield from (h.meta(property=name, content=value) for name, value in graph.items())
    card = {"twitter:title": title, "twitter:description": words}
    yield from (h.meta(name=name, content=value) for name, value in card.items())


def _embed(path: str) -> str:
    """The embed that shows the same as a page; an empty text if there is none."""
    parts = urlsplit(path)
    return embed_of(parts.path, dict(parse_qsl(parts.query)))[0]


def _pictured(text: Text, dataset: Dataset, title: str, site: str, address: Address) -> Iterator[VoidElement]:
    """The social card of a page, if the address of its embed is known; with filters, a card of the filtered view."""
    embed, embed_site = _embed(address.canonical), site_of(site) if site else None
    if embed_site is None or embed not in paths(text, dataset):
        yield h.meta(name="twitter:card", content="summary")
        return
    size = dict(zip(("width", "height"), map(str, CARD), strict=True))
    card = embed_site.file(LIVE, f"{embed}.card.png")
    if embed in NAMES and address.shared != address.canonical:
        card = f"{site}{FOLDER}{embed}.png?{address.shared.partition('?')[2]}"
    yield h.meta(property="og:image", content=card)
    yield from (h.meta(property=f"og:image:{name}", content=value) for name, value in (size | {"alt": title}).items())
    yield h.meta(name="twitter:card", content="summary_large_image")


def structured(text: Text, dataset: Dataset, page: Page, site: str, path: str) -> str:
    """The page as JSON-LD with schema.org; parts that need the address of the site are left out if it is unknown."""
    data: dict[str, object] = {}
    if page.schema is Schema.DATA:
        data = {"version": dataset.version, "creator": {"@type": "Organization", "name": dataset.story.name}}
        data |= {"distribution": distribution(dataset, site)} if site else {}
    return meta.structured(
        text,
        dataset,
        str(page.schema),
        page.title,
        description=meta.shortened(page.description, MOST),
        url=site and site + path,
        mainEntity=meta.person(page.about if page.schema is Schema.PERSON else ""),
        **data,
    )
