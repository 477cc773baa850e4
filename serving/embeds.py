"""Serves the files of the published site below /embed/."""

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
"""The Content-Type of each kind of file."""

ENDING = {"br": "br", "gz": "gzip"}
"""The Content-Encoding of a compressed file by its ending."""

FROZEN = re.compile(r"[0-9a-f]{12}")
A_WHILE = "public, max-age=300, stale-while-revalidate=86400"
CACHED_FILES = 600
"""How many files are cached in memory; the least recently used are read again."""

TOP = ("robots.txt", "llms.txt", "sitemap.xml", *(f"{feeds.ALL}.{ending}" for ending in feeds.FORMS))
"""Files of the site that also answer at the root of the desk, as do the feeds in their folder."""


def at_top(path: str) -> bool:
    """Whether a path at the root of the desk is that of a file of the site."""
    return path.lstrip("/") in TOP or path.startswith(f"/{feeds.FOLDER}")


_ANSWER = re.compile(rb'(<link rel="alternate" type="application/json\+oembed" href="[^"]*/oembed\?url=[^"&]*)')
"""Matches the oEmbed link of a page, up to the end of the page's address in it."""

_FILTER = re.compile(r"[\w,-]{1,100}", re.ASCII)

_POLICY = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Stored:
    """One file in one encoding."""

    body: bytes
    tag: str
    policy: str


class Embeds:
    """Serves the files of a site; the list of files is read again whenever another build is published."""

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
        """The manifest of a version; an empty one if there is no such version."""
        build = self.build
        known = build is not None and f"{folder}/manifest.json" in self._names
        return _listed(build / folder) if build and known else Listed()

    def answers(self, version: str) -> Snapshot | None:
        """The snapshot of an older version, from which its answers are computed; None if it is not kept."""
        build, name = self.build, f"{version}/{ANSWERS}"
        if build is None or not FROZEN.fullmatch(version) or name not in self._names:
            return None
        snapshot: Snapshot = json.loads((build / name).read_text(encoding="utf-8"))
        return snapshot

    def history(self, dataset: Dataset) -> History | None:
        """The versions of the tables up to a dataset; None if the site was built from another one, by other rules."""
        build = self.build
        if build is None or self.listed().version != dataset.version:
            return None
        return versions.standing(build / DATA)

    def answer(self, scope: Scope, name: str) -> Response | None:
        """The response with a file of the site, compressed if the browser accepts it; None if there is no such file."""
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
    """A file of a build, which is immutable; in a page with filters they are added to its oEmbed link."""
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
    """The filters in the address of a page, as its oEmbed link has to repeat them."""
    query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
    return urlencode([(n, query[n]) for n in all_filters() if _FILTER.fullmatch(query.get(n, ""))], safe=",")


@lru_cache(maxsize=20)
def _listed(folder: Path) -> Listed:
    return Listed.of(folder)


def _headers(name: str, stored: Stored) -> dict[str, str]:
    """The headers of a file: cache lifetime, allowed origins, and of a page the policy that stands in it."""
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
    """The Content-Type of a file."""
    stem, _, ending = name.rpartition(".")
    if ending in feeds.FORMS and (stem == feeds.ALL or name.startswith(feeds.FOLDER)):
        return f"{feeds.FORMS[ending]}; charset=utf-8"
    return KINDS.get(Path(name).suffix, "application/octet-stream")


NOTHING = "default-src 'none';style-src 'unsafe-inline'"
"""The content security policy of files other than pages: inline styles in drawings, and nothing else."""
