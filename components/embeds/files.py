"""The files of a site: pages with their oEmbed answers, each also packed, and what tells machines of them."""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import htpy as h

from components.embeds import charts, told
from components.embeds.page import Page, Site, corrections, document
from components.text import Text
from data import Dataset

try:
    import brotli  # type: ignore[import-untyped]  # it ships no types
except ImportError:  # then gzip alone is made
    brotli = None

ENDINGS = ("br", "gz") if brotli else ("gz",)
"""The endings of packed files."""

LIVE = "live"
"""The folder that follows the data."""


@dataclass(frozen=True, slots=True)
class File:
    """One file below the folder of its version, plain and packed by the ending of its name."""

    name: str
    plain: bytes
    packed: dict[str, bytes]

    @property
    def digest(self) -> str:
        """A hash of what stands in it."""
        return hashlib.sha256(self.plain).hexdigest()


@dataclass(frozen=True, slots=True)
class Made:
    """A page that has been made, with its oEmbed answer."""

    page: Page
    html: bytes
    oembed: bytes
    corrections: int


def makers(text: Text, dataset: Dataset) -> list[tuple[str, Callable[[], Page]]]:
    """Every page by its name, with what makes it."""
    return list(chain(charts.pages(text, dataset), told.pages(text, dataset)))


def made(text: Text, dataset: Dataset, page: Page, site: Site) -> Made:
    """A page as bytes."""
    whole = document(text, dataset, page, site).encode()
    return Made(page, whole, _json(oembed(text, page, site)), corrections(dataset, page.facts))


def oembed(text: Text, page: Page, site: Site) -> dict[str, object]:
    """The answer of oEmbed 1.0 for a page: a plain frame that stands where scripts are stripped."""
    frame = h.iframe(
        src=site.embed(LIVE, page.path),
        title=page.title,
        width="100%",
        height=str(page.height),
        loading="lazy",
        style="border:0",
    )
    return {
        "version": "1.0",
        "type": "rich",
        "title": page.title,
        "provider_name": text.t("Freed from Belarus"),
        "provider_url": site.desk,
        "cache_age": 3600,
        "width": 640,
        "height": page.height,
        "html": str(frame),
    }


def packed(name: str, plain: bytes) -> File:
    """A file in every encoding in which it can be served."""
    encoded = {"gz": gzip.compress(plain, 9, mtime=0)}
    if brotli:
        encoded["br"] = bytes(brotli.compress(plain, quality=11))
    return File(name, plain, encoded)


def manifest(dataset: Dataset, inputs: str, pages: Iterable[tuple[Made, File]]) -> bytes:
    """What stands in the folder of a version: of every page its weight, hash and number of corrections."""
    told_of = {
        each.page.path: {
            "title": each.page.title,
            "file": file.name,
            "bytes": len(file.plain),
            **{ending: len(content) for ending, content in sorted(file.packed.items())},
            "sha256": file.digest,
            "corrections": each.corrections,
        }
        for each, file in pages
    }
    found = {"version": dataset.version, "day": dataset.cutoff.isoformat(), "inputs": inputs, "pages": told_of}
    return _json(found)


def for_machines(dataset: Dataset, pages: Iterable[Page], site: Site) -> Iterator[tuple[str, bytes]]:
    """What stands at the top: the map of the full views, which search engines are to find, and the way to it."""
    absolute = "://" in site.desk
    lines = ["User-agent: *", "Allow: /"]
    if absolute:
        lines.append(f"Sitemap: {site.embeds.rstrip('/')}/sitemap.xml")
        yield "sitemap.xml", _sitemap(dataset, dict.fromkeys(site.full(page.full) for page in pages))
    yield "robots.txt", ("\n".join(lines) + "\n").encode()


def _sitemap(dataset: Dataset, addresses: Iterable[str]) -> bytes:
    day = dataset.cutoff.isoformat()
    rows = "".join(f"<url><loc>{_escaped(each)}</loc><lastmod>{day}</lastmod></url>\n" for each in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{rows}</urlset>\n".encode()


def _escaped(address: str) -> str:
    return address.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _json(found: object) -> bytes:
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()
