"""The published ledger at addresses of its own: files, records, and the answers of tables to questions."""

import json
import threading
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import parse_qsl

from cachetools import LRUCache, cached
from starlette.responses import Response
from starlette.types import Scope

from components.content import history, llms
from components.content.downloads import FOLDER, V1
from components.text import text_for
from data import Dataset, published, query
from data.export import as_json
from data.openapi import PROBLEM
from data.package import mediatype
from data.versions import CHANGES, VERSIONS
from serving.answers import file, sent, sized
from serving.compression import Packed, pack, packed_for, tag
from serving.embeds import Embeds

ONE = threading.Lock()
"""The files of a version are made once, by whoever asks first."""

LLMS = f"/{llms.NAME}"
"""What programs that read for people should know first."""

KEPT = 64
"""Answers of tables that are kept; a question that nobody has asked lately is answered anew."""

MOST = 32_000_000
"""Bytes of files that are kept packed; one that nobody has asked for lately is packed anew."""

QUERY = "query/"
"""Below it tables answer questions."""

OPEN = {"Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*"}
"""The headers of all answers: any page may read them, and asks each time whether they have changed."""


def answered_from(embeds: Embeds) -> None:
    """Let the files of older versions, and the page that compares them, come from the published site."""
    history.set_keeper(embeds.history)


def answer(dataset: Dataset, scope: Scope) -> Response | None:
    """The file or the rows that an address names; None where it is below no version of the addresses."""
    path = scope["path"]
    if path == LLMS:
        return _given(scope, llms.llms(text_for("en"), dataset), "text/plain")
    if path.startswith(V1):
        return _first(dataset, scope, path.removeprefix(V1))
    name = path.removeprefix(FOLDER)  # as files were named before there were versions of the addresses
    form = name.rpartition(".")[2]
    body = _whole(dataset).get(name if form == "zip" else f"{form}/{name}")
    return None if body is None else _given(scope, body, mediatype(name))


def _first(dataset: Dataset, scope: Scope, name: str) -> Response:
    if name.startswith(QUERY):
        return _asked(dataset, scope, name.removeprefix(QUERY))
    if name.startswith((VERSIONS, CHANGES)):
        body = history.history_of(dataset).content(name)
    else:
        _whole(dataset)
        body = published.content(dataset, name)
    if body is None:
        return _problem(scope, 404, "There is no file at this address", ("index.json names all that there are",))
    return _given(scope, body, mediatype(name))


def _whole(dataset: Dataset) -> Mapping[str, bytes]:
    with ONE:
        return published.whole(dataset)


def _asked(dataset: Dataset, scope: Scope, table: str) -> Response:
    """The rows of a table that fit what the address asks for."""
    if table not in query.columns(dataset):
        return _problem(scope, 404, "There is no table of this name", tuple(query.columns(dataset)))
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    try:
        question = query.read(dataset, table, pairs)
    except query.QueryError as error:
        return _problem(scope, 400, "This question cannot be read", error.problems)
    return file(scope, _answered(dataset, question), "application/json", OPEN)


@lru_cache(maxsize=KEPT)
def _answered(dataset: Dataset, question: query.Query) -> Packed:
    return pack(as_json(query.answer(dataset, question)))


def _given(scope: Scope, body: bytes, kind: str) -> Response:
    return file(scope, _packed(body, kind), kind, OPEN)


@cached(LRUCache(MOST, getsizeof=lambda packed: packed.size), key=lambda body, _kind: tag(body), lock=threading.Lock())
def _packed(body: bytes, kind: str) -> Packed:
    return packed_for(kind, body)


def _problem(scope: Scope, status: int, title: str, problems: tuple[str, ...]) -> Response:
    """What is wrong, all at once, in the form of RFC 9457."""
    told = {"type": "about:blank", "title": title, "status": status, "detail": "; ".join(problems)}
    body = json.dumps(told | {"problems": problems}, ensure_ascii=False).encode()
    return Response(sent(scope, body), status, sized(OPEN, body), PROBLEM)
