"""The files of views as answers: the table of what an address shows, and the claims behind it."""

import hashlib
from urllib.parse import quote

from starlette.responses import Response
from starlette.types import Scope

from components.content import view_files
from components.content.pages import pages
from components.content.parts import Context, Files
from components.content.view_files import FOLDER, MEDIATYPES, ViewFile
from components.html.freshness import day_in
from components.text import text_for
from data.store import Store
from serving.etags import known
from serving.query import read


def answer(store: Store, scope: Scope) -> Response | None:
    """The file that an address names, or None where its page has no such file."""
    text = text_for("en")
    page, _, name = scope["path"].removeprefix(FOLDER).partition("/")
    file = _file(store, page, name, scope["query_string"]) if page in pages() else None
    if file is None:
        return None
    body = file.body(text)
    tag = f'"{hashlib.blake2s(body, digest_size=12).hexdigest()}"'
    headers = {"Cache-Control": "no-cache", "ETag": tag, "X-Robots-Tag": "noindex"}
    if known(scope, tag):
        return Response(status_code=304, headers=headers)
    headers |= {"Content-Length": str(len(body))}
    headers |= {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.title(store.dataset))}"}
    return Response(b"" if scope["method"] == "HEAD" else body, 200, headers, MEDIATYPES[file.form])


def _file(store: Store, page: str, name: str, query: bytes) -> ViewFile | None:
    text, dataset = text_for("en"), store.dataset
    context = Context(text, dataset, day_in(""), store.problems)
    parts = pages()[page].make(context, read(dataset, page, query).params).parts
    files = (file for part in parts if isinstance(part, Files) for file in view_files.of(text, part))
    return next((file for file in files if f"{file.name}.{file.form}" == name), None)
