"""Answers with a body that was made here: its encoding, its tag, its length; none for who asks for the head alone."""

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from data import Dataset
from serving import errors, limits
from serving.compression import Packed
from serving.etags import known

Choose = Callable[[str], tuple[str, bytes]]
"""From an Accept-Encoding header to the name of an encoding, empty where there is none, and the body in it."""


def page(scope: Scope, packed: Packed, status: int, keep: str = "no-cache") -> Response:
    """An HTML page, which a browser asks for anew each time and gets only where it has changed."""
    headers = {"Cache-Control": keep}
    if status == 405:
        headers["Allow"] = ", ".join(limits.METHODS)
    if status == 400:
        headers["Connection"] = "close"  # where the next request begins is not known
    return file(scope, packed, "text/html", headers, status)


def file(scope: Scope, packed: Packed, kind: str, headers: dict[str, str], status: int = 200) -> Response:
    """A packed body in the encoding that suits who asks, or word that it has not changed."""
    return encoded(scope, packed.tag, packed.chosen, kind, headers, status)


def encoded(scope: Scope, tag: str, choose: Choose, kind: str, headers: dict[str, str], status: int = 200) -> Response:
    """The same of what is packed when it is asked for: `choose` gives the encoding and the body."""
    headers = headers | {"ETag": tag, "Vary": "Accept-Encoding"}
    if status == 200 and known(scope, tag):
        return Response(status_code=304, headers=headers)
    name, body = choose(Headers(scope=scope).get("accept-encoding", ""))
    if name:
        headers["Content-Encoding"] = name
    return Response(sent(scope, body), status, sized(headers, body), kind)


def sent(scope: Scope, body: bytes) -> bytes:
    """The body, where it was asked for."""
    return b"" if scope["method"] == "HEAD" else body


def sized(headers: dict[str, str], body: bytes) -> dict[str, str]:
    """Headers with the length of the body that they announce."""
    return headers | {"Content-Length": str(len(body))}


def again(answer: Response, seconds: int) -> Response:
    """An answer that says when to ask again."""
    answer.headers["Retry-After"] = str(seconds)
    return answer


def absent(scope: Scope, dataset: Dataset) -> Response:
    """The page for an address at which nothing stands."""
    return page(scope, errors.calm(dataset, errors.Calm.MISSING), 404)
