"""The front door: which address goes where, and what each answer carries."""

import logging
import time
from collections.abc import Callable

import anyio.to_thread
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.frame import PAGES
from data.shelf import Shelf
from serving import errors, health, limits
from serving.assets import Asset, Assets
from serving.compression import Packed
from serving.first_paint import FirstPaint
from serving.headers import site
from serving.metrics import Metrics, allowed
from serving.settings import Settings

WITHIN = ("/_stcore/", "/media/", "/component/", "/app/static/", "/embed/", "/data/")
"""Addresses that Streamlit or a route of the server answers."""

PROBES = ("/_stcore/health", "/_stcore/host-config")
"""Where Streamlit's frontend looks for its server, below the page's path first."""

SOCKET = "/_stcore/stream"

NAMES = {f"/{name}": name for name in PAGES[1:]} | {"/": PAGES[0]}
"""The pages by their addresses."""

log = logging.getLogger("freed.access")


class Front:
    """Answers for pages and files itself, and passes on what is Streamlit's."""

    def __init__(
        self, app: ASGIApp, paint: FirstPaint, assets: Assets, shelf: Shelf, metrics: Metrics, settings: Settings
    ) -> None:
        self.app, self.paint, self.assets, self.shelf = app, paint, assets, shelf
        self.metrics, self.settings = metrics, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, open a session, or pass on."""
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._session(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, status = time.perf_counter(), 0

        async def noted(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            answer = await self._answer(scope)
            await (answer or self.app)(scope, receive, noted)
        except Exception as error:
            self.metrics.failed()
            if status:
                raise
            await _page(scope, errors.failed(error), 500)(scope, receive, noted)
        finally:
            self.metrics.answered(status)
            self._note(scope, status, time.perf_counter() - began)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        """One line a request that matters, without who asked and without what was searched for."""
        path = scope["path"]
        if status >= 400 or path in NAMES:
            shown = path if path in NAMES else path.split("/")[1][:20].encode("ascii", "replace").decode()
            log.info("%s %s %s %.1f ms", scope["method"], shown, status, seconds * 1000)

    async def _answer(self, scope: Scope) -> ASGIApp | None:
        """The answer to a request, or None where Streamlit gives it."""
        path, query = scope["path"], scope["query_string"]
        if status := limits.refusal(scope["method"], path, query):
            return _page(scope, errors.refused(), status)
        if path in NAMES:
            packed = await anyio.to_thread.run_sync(self.paint.page, NAMES[path], query, self._site(scope))
            return _page(scope, packed, 200)
        if asset := self.assets.asset(path):
            return await anyio.to_thread.run_sync(self._file, scope, asset)
        if path in OWN:
            return OWN[path](self, scope)
        return self._elsewhere(scope, path)

    def _site(self, scope: Scope) -> str:
        return site(scope, self.settings.base_url)

    def _elsewhere(self, scope: Scope, path: str) -> ASGIApp | None:
        if path.startswith("/_stcore/metrics") or path.startswith("//"):
            return _page(scope, errors.missing(), 404)
        if path.startswith(WITHIN):
            return None
        if probe := next((each for each in PROBES if path.endswith(each)), ""):
            scope["path"], scope["raw_path"] = probe, probe.encode()
            return None
        plain = path.rstrip("/")
        if plain in NAMES or plain in (f"/{PAGES[0]}", ""):
            query = scope["query_string"].decode("latin-1")
            there = plain if plain in NAMES else "/"
            return RedirectResponse(there + (f"?{query}" if query else ""), 301)
        return _page(scope, errors.missing(), 404)

    def _file(self, scope: Scope, asset: Asset) -> Response:
        headers = {"Cache-Control": asset.keep, "ETag": asset.tag, "Vary": "Accept-Encoding"}
        given = Headers(scope=scope)
        if given.get("if-none-match") == asset.tag:
            return Response(status_code=304, headers=headers)
        name, body = self.assets.body(asset, given.get("accept-encoding", ""))
        if name:
            headers["Content-Encoding"] = name
        return Response(_sent(scope, body), headers=_sized(headers, body), media_type=asset.kind)

    def _healthy(self, _scope: Scope) -> Response:
        return Response("ok\n", media_type="text/plain", headers={"Cache-Control": "no-store"})

    def _ready(self, _scope: Scope) -> Response:
        return Response(health.ready(self.shelf), media_type="application/json", headers={"Cache-Control": "no-store"})

    def _metrics(self, scope: Scope) -> ASGIApp:
        if not allowed(scope, self.settings.metrics_token):
            return _page(scope, errors.missing(), 404)
        said = self.metrics.text(len(self.shelf.problems), len(self.shelf.dataset.people))
        return Response(said, media_type="text/plain; version=0.0.4", headers={"Cache-Control": "no-store"})

    async def _session(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.metrics.sessions >= self.settings.sessions or scope["path"] != SOCKET:
            await receive()
            await send({"type": "websocket.close", "code": 1013})
            return
        self.metrics.session(1)
        try:
            await self.app(scope, *self._timed(limits.slowed(receive), send))
        finally:
            self.metrics.session(-1)

    def _timed(self, receive: Receive, send: Send) -> tuple[Receive, Send]:
        """The same socket, with the time from each message of the reader to the end of the run."""
        asked = 0.0

        async def heard() -> Message:
            nonlocal asked
            message = await receive()
            asked = time.perf_counter()
            return message

        async def said(message: Message) -> None:
            nonlocal asked
            await send(message)
            if asked and _ends_run(message.get("bytes")):
                self.metrics.ran(time.perf_counter() - asked)
                asked = 0.0

        return heard, said


OWN: dict[str, Callable[[Front, Scope], ASGIApp]] = {
    "/healthz": Front._healthy,
    "/readyz": Front._ready,
    "/metrics": Front._metrics,
}


def _ends_run(message: bytes | None) -> bool:
    """Whether a message to the browser says that the run has ended; such a message is short."""
    if not message or len(message) > 80:
        return False
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: PLC0415  # after the start

    return bool(ForwardMsg.FromString(message).WhichOneof("type") == "script_finished")


def _page(scope: Scope, packed: Packed, status: int) -> Response:
    """An HTML page, which a browser asks for anew each time and gets only where it has changed."""
    given = Headers(scope=scope)
    headers = {"Cache-Control": "no-cache", "ETag": packed.tag, "Vary": "Accept-Encoding"}
    if status == 200 and given.get("if-none-match") == packed.tag:
        return Response(status_code=304, headers=headers)
    name, body = packed.chosen(given.get("accept-encoding", ""))
    if name:
        headers["Content-Encoding"] = name
    if status == 405:
        headers["Allow"] = ", ".join(limits.METHODS)
    return Response(_sent(scope, body), status, _sized(headers, body), "text/html")


def _sent(scope: Scope, body: bytes) -> bytes:
    return b"" if scope["method"] == "HEAD" else body


def _sized(headers: dict[str, str], body: bytes) -> dict[str, str]:
    return headers | {"Content-Length": str(len(body))}
