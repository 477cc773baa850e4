"""Takes Streamlit's index.html apart, so that the head and body of our pages can be put into it."""

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from rjsmin import jsmin

from components.addresses import below
from serving.streamlit_hooks import LANGUAGE, MARKERS, PLACE, TITLE, static_folder

HERE = Path(__file__).parent

_LATER = re.compile(r'\s*<(?:link rel="(?:modulepreload|stylesheet)"[^>]*>|script type="module"[^>]*></script>)')
_OWN = re.compile(r'\s*<link\s+rel="(?:preload|shortcut icon|service-desc)"[^>]*>')
_COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
_NOSCRIPT = re.compile(r"\s*<noscript>.*?</noscript>", re.DOTALL)
_INLINE = re.compile(r"\s*<script>(.*?)</script>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Shell:
    """Streamlit's file in pieces: before our head, between head and body, after the body; and our scripts."""

    before: str
    between: str
    end: str
    starter: str
    handover: str
    scripts: tuple[str, ...]

    def filled(self, language: str, head: str, body: str, start: str = "") -> str:
        """The HTML of a page with its own head and body; with the scripts of the app unless `start` is empty."""
        opened = self.before.replace(LANGUAGE, f'<html lang="{language}"' + (f' data-app="{start}">' if start else ">"))
        starter, handover = (self.starter, PLACE + self.handover) if start else ("", "")
        return f"{opened}{head}{starter}{self.between}{body}{handover}{self.end}"


def source() -> str:
    """The index.html of the installed Streamlit."""
    return (static_folder() / "index.html").read_text(encoding="utf-8")


def take_apart(html: str, preload: tuple[str, ...] = ()) -> Shell | None:
    """The file in pieces, or None where a marker is missing.

    Styles and scripts of the app stand in the page as JSON, which no browser fetches ahead; `takeover.js` makes them.
    The content stands before the place of the app, which empties its own as it starts.
    """
    if any(html.count(marker) != 1 for marker in MARKERS) or not _LATER.search(html):
        return None
    files = _Files()
    files.feed("".join(_LATER.findall(html)))
    later = [
        *files.elements,
        *(["link", {"rel": "modulepreload", "crossorigin": "", "href": each}] for each in preload),
    ]
    for what in (_COMMENT, _LATER, _OWN, _NOSCRIPT, _INLINE):
        html = what.sub("", html)
    start, starter, handover = scripts = tuple(_script(f"{name}.js") for name in ("start", "starter", "takeover"))
    before, rest = html.split(TITLE)
    between, end = rest.split(PLACE)
    inert = json.dumps(later, separators=(",", ":")).replace("<", "\\u003c").replace('"/', f'"{below()}/')
    return Shell(
        re.sub(r"\s*\n\s*", "\n", before).lstrip(),
        re.sub(r"\s*\n\s*", "\n", between),
        end,
        f"<script>{start}</script><script>{starter}</script>",
        f'<script type="application/json" id="app-files">{inert}</script><script>{handover}</script>',
        scripts,
    )


class _Files(HTMLParser):
    """Collects elements as lists of name and attributes, with addresses made absolute."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[list[object]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append([tag, {name: (value or "").replace("./static/", "/static/", 1) for name, value in attrs}])


def inline(html: str) -> tuple[str, ...]:
    """The inline scripts of an HTML file."""
    return tuple(_INLINE.findall(html))


def digest(script: str) -> str:
    """The hash of an inline script, as a content security policy lists it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _script(name: str) -> str:
    """A script of ours, minified, with the base path put in."""
    words = (HERE / name).read_text(encoding="utf-8")
    return str(jsmin(words.replace('location.origin + "/', f'location.origin + "{below()}/')))


def files(html: str) -> tuple[str, ...]:
    """The addresses of the scripts and styles that an HTML file loads."""
    return tuple(f"/{name}" for name in re.findall(r'(?:src|href)="\./(static/[^"]+)"', html))
