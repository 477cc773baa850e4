"""The page that Streamlit sends to every browser, taken apart once, so that a page's own words can be put into it."""

import base64
import hashlib
import re
from dataclasses import dataclass
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
    """The file in three pieces: before the head's words, between head and content, and after the content."""

    before: str
    between: str
    after: str
    scripts: tuple[str, ...]

    def filled(self, language: str, head: str, body: str) -> str:
        """The page with its own head and content."""
        opened = self.before.replace(LANGUAGE, f'<html lang="{language}">')
        return f"{opened}{head}{self.between}{body}{self.after}"


def source() -> str:
    """The file of the installed Streamlit."""
    return (static_folder() / "index.html").read_text(encoding="utf-8")


def take_apart(html: str, preload: tuple[str, ...] = ()) -> Shell | None:
    """The file in pieces, or None where a marker is missing.

    Styles and scripts of the app go behind the content: a browser draws the content first, and fetches them after.
    """
    if any(html.count(marker) != 1 for marker in MARKERS) or not _LATER.search(html):
        return None
    later = "".join(match.strip() for match in _LATER.findall(html))
    later += "".join(f'<link rel="modulepreload" crossorigin href="{address}">' for address in preload)
    for what in (_COMMENT, _LATER, _OWN, _NOSCRIPT, _INLINE):
        html = what.sub("", html)
    start, handover = (_script(name) for name in ("start.js", "takeover.js"))
    head, rest = html.split(TITLE)
    between, tail = rest.split(PLACE)
    between = re.sub(r"\s*\n\s*", "\n", between)
    return Shell(
        re.sub(r"\s*\n\s*", "\n", head).lstrip(),
        f'<script>{start}</script>{between}<div id="root">',
        f"</div><script>{handover}</script>{later.replace('./static/', '/static/')}{tail}",
        (start, handover),
    )


def inline(html: str) -> tuple[str, ...]:
    """The inline scripts of a file that is sent as it is."""
    return tuple(_INLINE.findall(html))


def digest(script: str) -> str:
    """The hash of an inline script, as a content security policy lists it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _script(name: str) -> str:
    """A script of ours, minified, with the path below which the desk stands."""
    words = (HERE / name).read_text(encoding="utf-8")
    return str(jsmin(words.replace('location.origin + "/', f'location.origin + "{below()}/')))


def files(html: str) -> tuple[str, ...]:
    """The addresses of the scripts and styles that the file asks for."""
    return tuple(f"/{name}" for name in re.findall(r'(?:src|href)="\./(static/[^"]+)"', html))
