"""How a source is named at its link: who published it, its headline or our description, and how it was read."""

from urllib.parse import urlsplit

import htpy as h
from htpy import Element

from components import addresses
from components.text import Text
from data import publishers, titles
from data.model import Origin, Source
from data.vocabulary import Reliability, UrlStatus

publisher = publishers.publisher
"""Who published a page first."""


def title(text: Text, source: Source) -> str:
    """The headline of a page, or our description of it, which says that it is one."""
    words = titles.words(source)
    return text.t("Description: {words}", words=words) if titles.is_description(source) else words


def link(text: Text, source: Source, name: str = "") -> Element:
    """A link to a source with its headline, our description in italics, or another name."""
    if name:
        return h.a(href=source.url, target="_blank", rel="noopener noreferrer")[name]
    described = titles.is_description(source)
    words = h.i[title(text, source)] if described else title(text, source)
    language = text.language if described else source.language
    return h.a(href=source.url, target="_blank", rel="noopener noreferrer", lang=language)[words]


def own_page(source: Source, name: str = "") -> Element:
    """A link to the desk's page about a source, named by its publisher or otherwise."""
    return h.a(href=addresses.link("sources", source=source.source_id), target="_self")[name or publisher(source)]


def origin_page(origin: Origin) -> Element:
    """A link to the desk's page about an origin."""
    return h.a(href=addresses.link("sources", origin=origin.origin_id), target="_self")[origin.name]


def read_at(text: Text, source: Source) -> tuple[str, ...]:
    """How a page was read, and whether it counts, in words; nothing where it was read at its own address."""
    how = {
        UrlStatus.MIRROR: text.t("read at a mirror, {host}", host=urlsplit(source.url).hostname),
        UrlStatus.REBUILT: text.t("address rebuilt, not as found"),
        UrlStatus.RELAYED: text.t("known through a relay, not read itself"),
    }
    weak = text.t("weak source, not counted") if source.reliability is Reliability.WEAK else ""
    return tuple(words for words in (how.get(source.url_status, ""), weak) if words)
