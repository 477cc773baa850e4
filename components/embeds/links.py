"""Links of the desk as links between these pages, so that they work wherever the pages are."""

import html
import re
from urllib.parse import parse_qs, urlsplit

KINDS = {"event": "story", "release": "routes", "person": "person"}
"""The page that each parameter of a link of the desk leads to here."""

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
