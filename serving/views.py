"""The files of views as answers: the table and the drawing of what an address shows, and the claims behind it."""

import hashlib
import threading
from urllib.parse import quote

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
from data.package import mediatype
from data.store import Store
from serving import errors
from serving.answers import again
from serving.answers import page as html_page
from serving.etags import known
from serving.query import read

ONE = threading.Lock()
"""One kit is made at a time, once for all who ask for it."""

PATIENCE = 5
"""Seconds for which an answer waits for the kit that is being made; then it says when to ask again."""

FILTERED = "-filtered"
"""What the names of files of a filtered view ended in before the query alone said so."""


def answer(store: Store, scope: Scope, site: Site) -> Response | None:
    """The file that an address names; None where its page has no such file, no file of what does not exist."""
    context = Context(text_for("en"), store.dataset, day_in(""), store.problems)
    page, _, name = scope["path"].removeprefix(FOLDER).partition("/")
    if page not in pages():
        return None
    address = read(store.dataset, page, scope["query_string"])
    if stranger := notice(context.text, store.dataset, address):
        title = context.text.t("There is no file of this view")
        return html_page(scope, errors.missing(store.dataset, title, stranger), 404)
    if name == KIT:
        return _kit(context, scope, site, address)
    file = _file(context, name, address)
    return _sent(scope, _body(context, file), file.title(context), file.mediatype) if file else None


def _kit(context: Context, scope: Scope, site: Site, address: Address) -> Response:
    """The press kit of the event that an address names, or of the whole story."""
    dataset, event = context.dataset, address.params.get("event", "")
    if not ONE.acquire(timeout=PATIENCE):
        return again(Response(status_code=503, headers={"Cache-Control": "no-store"}), 10)
    try:
        body = press_kit.kit(context.text, dataset, site, event)
    finally:
        ONE.release()
    title = f"{dataset.story.slug}-press-kit-{event or 'all'}-{dataset.cutoff}.zip"
    return _sent(scope, body, title, mediatype(title))


def _sent(scope: Scope, body: bytes, title: str, kind: str) -> Response:
    tag = f'"{hashlib.blake2s(body, digest_size=12).hexdigest()}"'
    headers = {"Cache-Control": "no-cache", "ETag": tag, "X-Robots-Tag": "noindex"}
    if known(scope, tag):
        return Response(status_code=304, headers=headers)
    headers |= {"Content-Length": str(len(body))}
    headers |= {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(title)}"}
    return Response(b"" if scope["method"] == "HEAD" else body, 200, headers, kind)


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
