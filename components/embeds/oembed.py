"""oEmbed 1.0: the code that another system puts in place of an address of ours."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit
from xml.sax.saxutils import escape

import htpy as h

from components.embeds.files import LIVE
from components.embeds.head import CARD
from components.embeds.links import all_filters, embed_of
from components.embeds.page import COLUMN, tallest
from components.site import Site
from components.text import Text


@dataclass(frozen=True, slots=True)
class Frame:
    """An embed by its path, with its title, and the heights of its frame in pixels, one for each of WIDTHS."""

    path: str
    title: str
    heights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """The embed that an address means: the folder of its version, its path, and the filters of its address."""

    folder: str
    path: str
    query: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest frame that the asking system can show, in pixels; zero is no limit."""

    width: int = 0
    height: int = 0


def folder(address: str, site: Site) -> str:
    """The version that the address of an embed names, or nothing where it is no address of an embed."""
    parts, ours = split(address), urlsplit(site.embeds)
    if not _same_host(parts, ours) or not parts.path.startswith(ours.path):
        return ""
    return parts.path.removeprefix(ours.path).strip("/").partition("/")[0]


def place(address: str, site: Site, paths: Container[str]) -> Place | None:
    """The embed that an address of the desk or of an embed means; `paths` are those of its version."""
    parts, desk = split(address), urlsplit(site.desk)
    query = dict(parse_qsl(parts.query))
    if version := folder(address, site):
        path = parts.path.removeprefix(urlsplit(site.embeds).path).strip("/").partition("/")[2].removesuffix(".html")
    elif _same_host(parts, desk) and _inside(parts.path, desk.path):
        version, (path, query) = LIVE, embed_of(parts.path.removeprefix(desk.path.rstrip("/")), query)
    else:
        return None
    return Place(version, path, _filters(query)) if path in paths else None


def _inside(path: str, folder: str) -> bool:
    return f"{path}/".startswith(f"{folder.rstrip('/')}/")


def split(address: str) -> SplitResult:
    """The parts of an address from outside; an invalid one gives empty parts."""
    try:
        return urlsplit(address)
    except ValueError:  # an open bracket, or a letter that becomes a slash
        return SplitResult("", "", "", "", "")


def _same_host(one: SplitResult, other: SplitResult) -> bool:
    """Whether two addresses are of one host, whatever their scheme and spelling."""
    if not {one.scheme, other.scheme} <= {"http", "https"}:
        return False
    hosts = [
        parts.netloc.lower().removesuffix({"http": ":80", "https": ":443"}[parts.scheme]) for parts in (one, other)
    ]
    return hosts[0] == hosts[1]


def _filters(query: Mapping[str, str]) -> str:
    return urlencode([(name, query[name]) for name in all_filters() if query.get(name)], safe=",")


def answer(
    text: Text, name: str, site: Site, frame: Frame, folder: str, query: str = "", limits: Limits = Limits()
) -> dict[str, object]:
    """The oEmbed answer for an embed: a plain frame that works where scripts are stripped."""
    width = min(COLUMN, limits.width or COLUMN)
    height = tallest(frame.heights, width)
    height = min(height, limits.height or height)
    return {
        "version": "1.0",
        "type": "rich",
        "title": frame.title,
        "provider_name": text.t(name),
        "provider_url": site.desk,
        "cache_age": 3600,
        "width": width,
        "height": height,
        "html": iframe(site.embed(folder, frame.path) + (f"?{query}" if query else ""), frame.title, height, width),
        **_thumbnail(site, frame, folder, limits),
    }


def iframe(address: str, title: str, height: int, most: int = COLUMN) -> str:
    """A frame as wide as its column, of a fixed height, that loads only when it is scrolled to."""
    border = f"border:0;max-width:{most}px" if most < COLUMN else "border:0"
    frame = h.iframe(src=address, title=title, width="100%", height=str(height), loading="lazy", style=border)
    return str(frame)


def _thumbnail(site: Site, frame: Frame, folder: str, limits: Limits) -> dict[str, object]:
    """The card, where its address is known and it is within the limits."""
    wide, tall = CARD
    fits = wide <= (limits.width or wide) and tall <= (limits.height or tall)
    if not fits or "://" not in site.embeds:
        return {}
    address = site.file(folder, f"{frame.path}.card.png")
    return {"thumbnail_url": address, "thumbnail_width": wide, "thumbnail_height": tall}


def as_xml(answer: Mapping[str, object]) -> bytes:
    """An answer as XML."""
    rows = "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in answer.items())
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>{rows}</oembed>\n'.encode()
