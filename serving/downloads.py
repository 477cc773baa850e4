"""Serves the published ledger below /data/v1/: files, records, and queries of tables."""

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
"""The lock under which the first request makes the files of a version."""

LLMS = f"/{llms.NAME}"
"""The address of llms.txt, an overview for language models."""

CACHED_ANSWERS = 64
"""How many query results are cached; the least recently used are dropped."""

MOST = 32_000_000
"""Bytes of compressed files that are cached; the least recently used are dropped."""

QUERY = "query/"
"""The path of table queries."""

OPEN = {"Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*"}
"""The headers of all responses: pages of any origin may read them, and browsers revalidate them each time."""


def answered_from(embeds: Embeds) -> None:
    """Let older versions, for their files and the page that compares them, be read from the published site."""
    history.set_keeper(embeds.history)


def answer(dataset: Dataset, scope: Scope) -> Response | None:
    """The response with the file or the rows that an address names; None if there is no such file outside /data/v1/."""
    path = scope["path"]
    if path == LLMS:
        return _file_response(scope, llms.llms(text_for("en"), dataset), "text/plain")
    if path.startswith(V1):
        return _first(dataset, scope, path.removeprefix(V1))
    name = path.removeprefix(FOLDER)  # as files were named before there were versions of the addresses
    form = name.rpartition(".")[2]
    body = _whole(dataset).get(name if form == "zip" else f"{form}/{name}")
    return None if body is None else _file_response(scope, body, mediatype(name))


def _first(dataset: Dataset, scope: Scope, name: str) -> Response:
    if name.startswith(QUERY):
        return _table_rows(dataset, scope, name.removeprefix(QUERY))
    if name.startswith((VERSIONS, CHANGES)):
        body = history.history_of(dataset).content(name)
    else:
        _whole(dataset)
        body = published.content(dataset, name)
    if body is None:
        return _problem(scope, 404, "There is no file at this address", ("index.json names all that there are",))
    return _file_response(scope, body, mediatype(name))


def _whole(dataset: Dataset) -> Mapping[str, bytes]:
    with ONE:
        return published.whole(dataset)


def _table_rows(dataset: Dataset, scope: Scope, table: str) -> Response:
    """The response to a query of a table."""
    if table not in query.columns(dataset):
        return _problem(scope, 404, "There is no table of this name", tuple(query.columns(dataset)))
    pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
    try:
        question = query.read(dataset, table, pairs)
    except query.QueryError as error:
        return _problem(scope, 400, "This question cannot be read", error.problems)
    return file(scope, _answered(dataset, question), "application/json", OPEN)


@lru_cache(maxsize=CACHED_ANSWERS)
def _answered(dataset: Dataset, question: query.Query) -> Packed:
    return pack(as_json(query.answer(dataset, question)))


def _file_response(scope: Scope, body: bytes, kind: str) -> Response:
    return file(scope, _packed(body, kind), kind, OPEN)


@cached(LRUCache(MOST, getsizeof=lambda packed: packed.size), key=lambda body, _kind: tag(body), lock=threading.Lock())
def _packed(body: bytes, kind: str) -> Packed:
    return packed_for(kind, body)


def _problem(scope: Scope, status: int, title: str, problems: tuple[str, ...]) -> Response:
    """An error response that lists all problems, in the format of RFC 9457."""
    problem = {"type": "about:blank", "title": title, "status": status, "detail": "; ".join(problems)}
    body = json.dumps(problem | {"problems": problems}, ensure_ascii=False).encode()
    return Response(sent(scope, body), status, sized(OPEN, body), PROBLEM)
