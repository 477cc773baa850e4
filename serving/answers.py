"""Builds HTTP responses from bodies in memory, with encoding, entity tag and length; HEAD requests get no body."""

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from data import Dataset
from serving import errors, limits
from serving.compression import Packed
from serving.etags import known

Choose = Callable[[str], tuple[str, bytes]]
"""Takes an Accept-Encoding header and gives the name of an encoding (empty for none) and the body in it."""


def page(scope: Scope, packed: Packed, status: int, keep: str = "no-cache") -> Response:
    """A response with an HTML page, which browsers revalidate each time unless `keep` says otherwise."""
    headers = {"Cache-Control": keep}
    if status == 405:
        headers["Allow"] = ", ".join(limits.METHODS)
    if status == 400:
        headers["Connection"] = "close"  # where the next request begins is not known
    return file(scope, packed, "text/html", headers, status)


def file(scope: Scope, packed: Packed, kind: str, headers: dict[str, str], status: int = 200) -> Response:
    """A response with a compressed body in the best encoding that the client accepts, or 304 if it is unchanged."""
    return encoded(scope, packed.tag, packed.chosen, kind, headers, status)


def encoded(scope: Scope, tag: str, choose: Choose, kind: str, headers: dict[str, str], status: int = 200) -> Response:
    """A response whose body is compressed on request, or 304 if it is unchanged; `choose` gives encoding and body."""
    headers = headers | {"ETag": tag, "Vary": "Accept-Encoding"}
    if status == 200 and known(scope, tag):
        return Response(status_code=304, headers=headers)
    name, body = choose(Headers(scope=scope).get("accept-encoding", ""))
    if name:
        headers["Content-Encoding"] = name
    return Response(sent(scope, body), status, sized(headers, body), kind)


def sent(scope: Scope, body: bytes) -> bytes:
    """The body to send: none for a HEAD request."""
    return b"" if scope["method"] == "HEAD" else body


def sized(headers: dict[str, str], body: bytes) -> dict[str, str]:
    """The headers with the Content-Length of a body."""
    return headers | {"Content-Length": str(len(body))}


def again(answer: Response, seconds: int) -> Response:
    """The response with a Retry-After header of so many seconds."""
    answer.headers["Retry-After"] = str(seconds)
    return answer


def absent(scope: Scope, dataset: Dataset) -> Response:
    """The response 404 for an unknown address."""
    return page(scope, errors.calm(dataset, errors.Calm.MISSING), 404)
