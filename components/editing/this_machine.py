"""Lets in only requests from this machine and from the editing desk's own pages."""

from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost", "::1")
"""The names under which this machine calls itself: another name that leads here is somebody's trick."""

FRAMES = (b"content-security-policy", b"frame-ancestors 'none'")
"""No page shows the editing desk inside of its own."""


class ThisMachine:
    """Refuses requests from other machines, to other host names, or from pages of another origin."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it before anything is read of it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif not is_own(scope):
            await _refuse(scope, receive, send)
        else:

            async def framed(message: Message) -> None:
                if message["type"] == "http.response.start":
                    message["headers"] = [*message["headers"], FRAMES]
                await send(message)

            await self.app(without_origin(scope), receive, framed)


def is_own(scope: Scope) -> bool:
    """Whether a request comes from this machine, to it by its own name, and from a page of the desk or from none."""
    headers = Headers(scope=scope)
    client = scope.get("client") or ("",)
    hosts, origins = headers.getlist("host"), headers.getlist("origin")
    if client[0] not in HOSTS or len(hosts) != 1 or len(origins) > 1 or _name(f"http://{hosts[0]}") not in HOSTS:
        return False
    return not origins or origins[0].lower() == f"http://{hosts[0].lower()}"


def without_origin(scope: Scope) -> Scope:
    """The request without its Origin header, which is checked already and which Streamlit would look up by DNS."""
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name.lower() != b"origin"]}


def _name(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": ""})
    else:
        refused = HTTPStatus.FORBIDDEN
        await PlainTextResponse(refused.phrase, refused)(scope, receive, send)
