"""Turns links of the desk into links between static pages, so that they work wherever the pages are."""

import html
import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import parse_qs, urlsplit

from components.addresses import FIRST, PageAddress, Scope
from components.charts.dashboard import EMBED
from components.content.counted import NAME
from components.content.pages import pages

_LINK = re.compile(r'href="(/[^"]*)"')


@cache
def things() -> Mapping[str, str]:
    """The folders of embeds that are no drawings, by their name in the address of the embed page."""
    return {each.name: each.folder for each in pages()["embed"].address.parameters if each.folder}


@cache
def _kinds() -> Mapping[str, str]:
    """The folder to which each parameter of a link of the desk leads here, but for what is said of a subject."""
    folders = ((each.name, each.folder) for name in LINKED for each in pages()[name].address.parameters)
    return {name: folder for name, folder in folders if folder}


LINKED = ("releases", "timeline", "routes", "people")
"""Pages of the desk whose links lead to pages here."""


def local(address: str, up: str, desk: str = "/") -> str:
    """A link of the desk as a relative link between embeds; what has no embed still links to the desk."""
    parts = urlsplit(address)
    if parts.netloc:
        return address
    for name, values in parse_qs(parts.query).items():
        if name in _kinds() and parts.path.strip("/") in ("", *LINKED):
            # The journeys of one release lead from its own map to its story.
            kind = "story" if up and name == "release" else _kinds()[name]
            return f"{up}{kind}/{values[0]}.html"
    return desk.rstrip("/") + address if address.startswith("/") else address


def relinked(markup: str, up: str, desk: str) -> str:
    """HTML of the desk with all its links turned by `local`."""
    return _LINK.sub(lambda match: f'href="{html.escape(local(html.unescape(match[1]), up, desk))}"', markup)


def embed_of(page: str, query: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The path of the embed that shows what a page of the desk shows, with the filters of its address."""
    page = page.strip("/")
    if page == "embed":
        view = query.get("view", EMBED)
        if view in things():
            return f"{things()[view]}/{query.get(view, '')}", {}
        return view, filters(page, query)
    address = pages()[page or FIRST].address if (page or FIRST) in pages() else PageAddress(page)
    for each in address.parameters:
        if each.name == NAME and _narrowed(address, query):
            continue  # the embed of a sum shows all of it, so a part of it has none
        if each.folder and (value := query.get(each.name)):
            return f"{each.folder}/{value}", {}
    return address.embed, filters(address.name, query)


def _narrowed(address: PageAddress, query: Mapping[str, str]) -> bool:
    """Whether an address has filters, besides who is counted."""
    narrowing = (each.name for each in address.parameters if each.scope is Scope.FILTER and each.name != NAME)
    return any(query.get(name) for name in narrowing)


def filters(page: str, query: Mapping[str, str]) -> dict[str, str]:
    """The filters of a page's address under the names that its embed gives them."""
    parameters = pages()[page].address.parameters if page in pages() else ()
    return {each.embed: query[each.name] for each in parameters if each.embed and query.get(each.name)}


@cache
def all_filters() -> tuple[str, ...]:
    """All parameters that an embed's own address may have; the script of the page knows the same."""
    named = (each.embed for page in pages().values() for each in page.address.parameters if each.embed)
    return tuple(dict.fromkeys(named))


def workbench_params(path: str, filters: Mapping[str, str]) -> dict[str, str]:
    """The parameters with which the embed page of the desk offers an embed."""
    folder, _, thing = path.rpartition("/")
    for name, of in things().items():
        if of == folder:
            return {"view": name, name: thing}
    return {"view": path} | {name: value for name, value in filters.items() if name != "event"}
