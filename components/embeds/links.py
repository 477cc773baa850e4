"""Links of the desk as links between these pages, so that they work wherever the pages are."""

import html
import re
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

KINDS = {"event": "story", "release": "routes", "person": "person"}
"""The page that each parameter of a link of the desk leads to here."""

THINGS = {
    "timeline": {"event": "story"},
    "routes": {"release": "routes"},
    "people": {"person": "person"},
    "claims": {"subject": "who"},
}
"""The parameter by which each page of the desk shows one thing, and the folder of its pages here."""

VIEWS: dict[str, tuple[str, dict[str, str]]] = {
    "": ("timeline", {}),
    "overview": ("timeline", {}),
    "timeline": ("timeline", {"kind": "kind", "from": "from", "to": "to"}),
    "routes": ("routes", {}),
    "people": ("lifelines", {"event": "release"}),
}
"""The drawing that stands for each page of the desk here, with its filters and what the desk calls them."""

THINGS_HERE = {"release": "routes", "person": "person", "story": "story", "figure": "figure", "who": "who"}
"""What can be embedded besides the drawings, by its name in the address of the embed page, and its folder."""

_LINK = re.compile(r'href="(/[^"]*)"')


def local(address: str, up: str, desk: str = "/") -> str:
    """A link of the desk as one between these pages; what has no page here stays on the desk."""
    parts = urlsplit(address)
    if parts.netloc:
        return address
    for name, values in parse_qs(parts.query).items():
        if name in KINDS and parts.path != "/claims":
            # The journeys of one release lead from its own map to its story.
            kind = "story" if up and name == "release" else KINDS[name]
            return f"{up}{kind}/{values[0]}.html"
    return desk.rstrip("/") + address if address.startswith("/") else address


def relinked(markup: str, up: str, desk: str) -> str:
    """HTML of the desk with all its links like that."""
    return _LINK.sub(lambda found: f'href="{html.escape(local(html.unescape(found[1]), up, desk))}"', markup)


def embed_of(page: str, given: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The page here that shows what a page of the desk shows, by its path, with the filters of its address."""
    page = page.strip("/")
    if page == "embed":
        view = given.get("view", "timeline")
        path = f"{THINGS_HERE[view]}/{given.get(view, '')}" if view in THINGS_HERE else view
        return path, {name: given[name] for name in ("kind", "from", "to", "theme") if given.get(name)}
    for name, folder in THINGS.get(page, {}).items():
        if value := given.get(name):
            return f"{folder}/{value}", {}
    path, filters = VIEWS.get(page, ("", {}))
    return path, {ours: given[name] for ours, name in filters.items() if given.get(name)}


def wanted(path: str, filters: Mapping[str, str]) -> dict[str, str]:
    """The parameters with which the embed page of the desk shows a page here."""
    folder, _, thing = path.rpartition("/")
    for name, of in THINGS_HERE.items():
        if of == folder:
            return {"view": name, name: thing}
    return {"view": path} | {name: value for name, value in filters.items() if name != "event"}
