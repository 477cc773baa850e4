"""What a page says of itself to search engines, social networks and hosts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import htpy as h
from htpy import Node
from markupsafe import Markup

from components.text import Text
from data import Dataset

NAME = "Freed from Belarus"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
MOST = 200
"""Characters of a description; what reads it cuts it anyway."""


@dataclass(frozen=True, slots=True)
class Meta:
    """The words of a page, and the addresses of its full view and of itself."""

    title: str
    description: str
    path: str
    person: str
    full: str
    embed: str

    @property
    def short(self) -> str:
        """The description, cut at a word where it is long."""
        words = self.description
        return words if len(words) <= MOST else f"{words[:MOST].rsplit(' ', 1)[0]}…"


def head(text: Text, dataset: Dataset, meta: Meta, policy: str) -> Iterator[Node]:
    """The tags of a page: the policy first, for it holds for what comes after it only."""
    file = meta.path.rpartition("/")[2]
    yield h.meta(charset="utf-8")
    yield h.meta(http_equiv="Content-Security-Policy", content=policy)
    yield h.meta(name="viewport", content="width=device-width")
    yield h.meta(name="robots", content="noindex")
    yield h.title[meta.title]
    yield h.meta(name="description", content=meta.short)
    yield h.link(rel="icon", href="data:,")
    yield h.link(rel="canonical", href=meta.full)
    yield h.link(rel="alternate", type="application/json+oembed", href=f"{file}.oembed.json")
    yield h.meta(property="og:title", content=meta.title)
    yield h.meta(property="og:description", content=meta.short)
    yield h.meta(property="og:type", content="profile" if meta.person else "article")
    yield h.meta(property="og:site_name", content=NAME)
    if "://" in meta.full:
        yield h.meta(property="og:url", content=meta.full)
    yield h.meta(name="twitter:card", content="summary")
    yield h.script(type="application/ld+json")[Markup(structured(text, dataset, meta))]  # noqa: S704  # `<` is escaped


def structured(text: Text, dataset: Dataset, meta: Meta) -> str:
    """The page in the words of schema.org, as JSON that cannot end the element it stands in."""
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "ProfilePage" if meta.person else "WebPage",
        "name": meta.title,
        "inLanguage": text.language,
        "dateModified": dataset.cutoff.isoformat(),
        "license": LICENCE,
    }
    if "://" in meta.full:
        said["url"] = meta.full
    if meta.person:
        said["mainEntity"] = {"@type": "Person", "name": meta.person}
    found = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return found.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
