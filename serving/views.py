"""Serves the files of a view: the table and the drawing of what an address shows, and the claims behind it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from cachetools import LRUCache
from starlette.responses import Response
from starlette.types import Scope

from components.addresses import Address
from components.content import view_files
from components.content.pages import pages
from components.content.parts import Context, Files
from components.content.view_files import FOLDER, KIT, ViewFile
from components.embeds import press_kit, view_picture
from components.html.freshness import day_in
from components.html.unknown import notice
from components.site import Site
from components.text import text_for
from data import Dataset
from data.package import mediatype
from data.store import Store
from serving import answers, errors
from serving.budget import Budget
from serving.compression import Packed, packed_for
from serving.query import read

MOST = 48_000_000
"""Bytes of compressed files that are cached; the least recently used are dropped."""

ONE = threading.Lock()
"""The lock for press kits: one is made at a time, once for all who ask for it."""

PATIENCE = 5
"""Seconds for which a request waits until its file may be made; after that the response is 503 with Retry-After."""

FILTERED = "-filtered"
"""The old ending of names of files of a filtered view."""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file ready to send: compressed body, file name and media type."""

    body: Packed
    title: str
    kind: str


Key = tuple[Address, str, str, date, Site]


class Views:
    """Makes and caches the files of views; uncached files share a budget of processor time."""

    def __init__(self, store: Store, budget: Budget) -> None:
        self.store, self.budget = store, budget
        self._cache: LRUCache[Key, PackedFile] = LRUCache(MOST, getsizeof=lambda file: file.body.size)
        self._lock = threading.Lock()

    def answer(self, scope: Scope, site: Site) -> Response | None:
        """The response with a file of a view; None if there is none, 404 for an unknown value in the address."""
        context = Context(text_for("en"), self.store.dataset, day_in(""), self.store.problems)
        page, _, name = scope["path"].removeprefix(FOLDER).partition("/")
        if page not in pages():
            return None
        address = read(context.dataset, page, scope["query_string"])
        if stranger := notice(context.text, context.dataset, address):
            title = context.text.t("There is no file of this view")
            return answers.page(scope, errors.missing(context.dataset, title, stranger), 404)
        key: Key = (address, name, context.dataset.version, context.today, site)
        if file := self._cached(key):
            return _sent(scope, file)
        with _turn(name) as mine, self.budget.spending(patience=PATIENCE if mine else 0) as may:
            if not (mine and may):
                return _busy(scope, context.dataset)
            file = self._cached(key) or _make(context, name, address, site)
            return _sent(scope, self._keep(key, file)) if file else None

    def _cached(self, key: Key) -> PackedFile | None:
        with self._lock:
            return self._cache.get(key)

    def _keep(self, key: Key, file: PackedFile) -> PackedFile:
        if not key[0].typed and file.body.size <= MOST:  # what somebody looks for is kept by nobody
            with self._lock:
                self._cache[key] = file
        return file


@contextmanager
def _turn(name: str) -> Iterator[bool]:
    """Whether this request may make a file: at once, except for kits, which are made one after another."""
    mine = name != KIT or ONE.acquire(timeout=PATIENCE)
    try:
        yield mine
    finally:
        if mine and name == KIT:
            ONE.release()


def _make(context: Context, name: str, address: Address, site: Site) -> PackedFile | None:
    if name == KIT:
        return _kit(context, site, address)
    file = _file(context, name, address)
    if file is None:
        return None
    return PackedFile(packed_for(file.mediatype, _body(context, file)), file.title(context), file.mediatype)


def _kit(context: Context, site: Site, address: Address) -> PackedFile:
    """The press kit of an event, or of the whole story if the address names none."""
    dataset, event = context.dataset, address.params.get("event", "")
    body = press_kit.kit(context.text, dataset, site, event)
    title = f"{dataset.story.slug}-press-kit-{event or 'all'}-{dataset.cutoff}.zip"
    return PackedFile(packed_for(mediatype(title), body), title, mediatype(title))


def _busy(scope: Scope, dataset: Dataset) -> Response:
    return answers.again(answers.page(scope, errors.calm(dataset, errors.Calm.BUSY), 503, "no-store"), 5)


def _sent(scope: Scope, file: PackedFile) -> Response:
    saved = {"X-Robots-Tag": "noindex", "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.title)}"}
    return answers.file(scope, file.body, file.kind, {"Cache-Control": "no-cache"} | saved)


def _body(context: Context, file: ViewFile) -> bytes:
    drawing = file.drawing
    if drawing is None:
        return file.body(context)
    svg = view_picture.svg(context.text, context.dataset, drawing, file.about)
    return view_picture.png(svg) if file.form == "png" else svg.encode()


def _file(context: Context, file: str, address: Address) -> ViewFile | None:
    page = pages()[address.page.name].make(context, address.params)
    parts = (part for part in page.parts if isinstance(part, Files))
    files = (each for part in parts for each in view_files.of(context, page, part, address))
    return next((each for each in files if f"{each.name}.{each.form}" == file.replace(FILTERED, "")), None)
