"""What stands below /embed/: the files of the published site, and what other systems ask about them."""

import hashlib
import html
import json
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from components.embeds.files import ANSWERS, DATA, LIVE
from components.embeds.links import all_filters
from components.embeds.manifest import Listed
from components.html import feeds
from data import Dataset, versions
from data.answers import Snapshot
from data.versions import History
from serving.assets import FOREVER
from serving.compression import FAST, preferred, squeeze
from serving.etags import known

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".zip": "application/zip",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}
"""What each kind of file is called on the wire."""

ENDING = {"br": "br", "gz": "gzip"}
"""The name of the encoding of a packed form by its ending."""

FROZEN = re.compile(r"[0-9a-f]{12}")
A_WHILE = "public, max-age=300, stale-while-revalidate=86400"
CACHED_FILES = 600
"""Files that are kept in memory; one that nobody has asked for lately is read again."""

TOP = ("robots.txt", "llms.txt", "sitemap.xml", *(f"{feeds.ALL}.{ending}" for ending in feeds.FORMS))
"""Files of the site that also answer at the root of the desk, as do the feeds in their folder."""


def at_top(path: str) -> bool:
    """Whether a path at the root of the desk is that of a file of the site."""
    return path.lstrip("/") in TOP or path.startswith(f"/{feeds.FOLDER}")


_ANSWER = re.compile(rb'(<link rel="alternate" type="application/json\+oembed" href="[^"]*/oembed\?url=[^"&]*)')
"""The link to the answer for systems that are given the address of a page."""

_FILTER = re.compile(r"[\w,-]{1,100}", re.ASCII)

_POLICY = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Stored:
    """One file in one encoding."""

    body: bytes
    tag: str
    policy: str


class Embeds:
    """Gives out the files of a site; which ones there are is looked up anew whenever another build is published."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._build, self._names = "", frozenset[str]()

    @property
    def build(self) -> Path | None:
        """The folder of the build that is published now, or None."""
        try:
            turned = os.readlink(self.out)
        except OSError:
            return None
        folder = self.out.parent / turned
        if turned != self._build:
            self._names = frozenset(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file())
            self._build = turned
        return folder

    def names(self) -> frozenset[str]:
        """Every file of the published site."""
        return self._names if self.build else frozenset()

    def listed(self, folder: str = LIVE) -> Listed:
        """What the manifest of a version says; empty where there is no such version."""
        build = self.build
        known = build is not None and f"{folder}/manifest.json" in self._names
        return _listed(build / folder) if build and known else Listed()

    def answers(self, version: str) -> Snapshot | None:
        """What the answers of an older version are made from, or None where it is not kept."""
        build, name = self.build, f"{version}/{ANSWERS}"
        if build is None or not FROZEN.fullmatch(version) or name not in self._names:
            return None
        snapshot: Snapshot = json.loads((build / name).read_text(encoding="utf-8"))
        return snapshot

    def history(self, dataset: Dataset) -> History | None:
        """The versions of the tables up to a dataset; None where the site is of another one, whose gate is not its."""
        build = self.build
        if build is None or self.listed().version != dataset.version:
            return None
        return versions.standing(build / DATA)

    def answer(self, scope: Scope, name: str) -> Response | None:
        """A file of the site, packed as the browser likes it; None where there is none."""
        build, name = self.build, name or "index.html"
        if build is None or name not in self._names:
            return None
        packed = preferred(Headers(scope=scope).get("accept-encoding", ""))
        ending = next((e for e, n in ENDING.items() if n == packed and f"{name}.{e}" in self._names), "")
        try:
            stored = _stored(build, name, ending, _filters(scope) if name.endswith(".html") else "")
        except OSError:  # another process has cleared the build away since; the next request finds the new one
            self._build = ""
            return None
        headers = _headers(name, stored)
        if ending:
            headers["Content-Encoding"] = packed
        if known(scope, stored.tag):
            return Response(status_code=304, headers=headers)
        headers["Content-Length"] = str(len(stored.body))
        return Response(b"" if scope["method"] == "HEAD" else stored.body, headers=headers, media_type=None)


@lru_cache(maxsize=CACHED_FILES)
def _stored(build: Path, name: str, ending: str, filters: str = "") -> Stored:
    """A file of a build, which never changes once it is published; a page with filters leads to an answer with them."""
    plain = (build / name).read_bytes()
    if filters:
        plain = _ANSWER.sub(rb"\1" + quote(f"?{filters}", safe="").encode(), plain, count=1)
        body = squeeze(ENDING[ending], plain, FAST) if ending else plain
    else:
        body = (build / f"{name}.{ending}").read_bytes() if ending else plain
    policy_tag = _POLICY.search(plain[:2000]) if name.endswith(".html") else None
    policy = html.unescape(policy_tag[1].decode()) if policy_tag else ""
    return Stored(body, f'W/"{hashlib.blake2s(plain, digest_size=12).hexdigest()}"', policy)


def _filters(scope: Scope) -> str:
    """What the address of a page asks for that its frame would have to ask for too."""
    query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    return urlencode([(n, query[n]) for n in all_filters() if _FILTER.fullmatch(query.get(n, ""))], safe=",")


@lru_cache(maxsize=20)
def _listed(folder: Path) -> Listed:
    return Listed.of(folder)


def _headers(name: str, stored: Stored) -> dict[str, str]:
    """The headers of a file: how long it may be kept, who may use it, and the page's own policy once more."""
    frozen = bool(FROZEN.fullmatch(name.partition("/")[0]))
    kind = _kind(name)
    headers = {
        "Content-Type": kind,
        "Cache-Control": FOREVER if frozen else A_WHILE,
        "ETag": stored.tag,
        "Vary": "Accept-Encoding",
        "Content-Security-Policy": stored.policy or NOTHING,
    }
    if not name.endswith(".html"):
        headers["Access-Control-Allow-Origin"] = "*"
    return headers


def _kind(name: str) -> str:
    """What a file is called on the wire."""
    stem, _, ending = name.rpartition(".")
    if ending in feeds.FORMS and (stem == feeds.ALL or name.startswith(feeds.FOLDER)):
        return f"{feeds.FORMS[ending]}; charset=utf-8"
    return KINDS.get(Path(name).suffix, "application/octet-stream")


NOTHING = "default-src 'none';style-src 'unsafe-inline'"
"""The policy of files that are no pages: a drawing may have its own looks, and nothing else."""
