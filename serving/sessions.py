"""Handles the websocket sessions of readers: counts, times and slows them, and limits their number."""

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving import capacity, limits, origins, streamlit_hooks
from serving.metrics import Metrics
from serving.settings import Settings
from serving.streamlit_hooks import SOCKET

log = logging.getLogger(__name__)


class Sessions:
    """Opens and counts the websocket sessions of readers, and refuses those beyond the limit."""

    def __init__(self, app: ASGIApp, metrics: Metrics, settings: Settings) -> None:
        self.app, self.metrics, self.settings = app, metrics, settings
        self._warned = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Open a session, unless it is from a foreign origin or there are too many."""
        if status := self._refusal(scope):
            await receive()
            await _refuse(scope, status, send)
            return
        self.metrics.session(1)
        try:
            await self.app(origins.without(scope), *self._timed(limits.slowed(receive), send))
        finally:
            self.metrics.session(-1)

    def _refusal(self, scope: Scope) -> int:
        """The status with which a handshake is refused, or 0; only after 503 does a proxy try the next replica."""
        if scope["path"] != SOCKET:
            return 404
        if not origins.welcome(scope, self.settings):
            return 403
        return 503 if self.full() else 0

    def full(self) -> bool:
        """Whether the limit is reached; this is logged once, and again only after half of the readers had left."""
        here, most = self.metrics.sessions, min(self.settings.sessions, capacity.here().sessions)
        if here >= most and not self._warned:
            log.warning(
                "%d readers use the app, as many as there is room for; further ones read the pages without it", here
            )
        self._warned = here >= most or (self._warned and here > most / 2)
        return here >= most

    def _timed(self, receive: Receive, send: Send) -> tuple[Receive, Send]:
        """Wrap the channels of a session to measure the time from each message of the reader to the end of the run."""
        received_at = 0.0

        async def timed_receive() -> Message:
            nonlocal received_at
            message = await receive()
            received_at = time.perf_counter()
            return message

        async def timed_send(message: Message) -> None:
            nonlocal received_at
            await send(message)
            if received_at and _ends_run(message.get("bytes")):
                self.metrics.ran(time.perf_counter() - received_at)
                received_at = 0.0

        return timed_receive, timed_send


async def _refuse(scope: Scope, status: int, send: Send) -> None:
    """Answer a handshake with a status, before anything is opened."""
    if "websocket.http.response" not in (scope.get("extensions") or {}):
        await send({"type": "websocket.close", "code": 1008})  # a server that knows no other refusal says 403
        return
    again = [(b"retry-after", b"5")] if status == 503 else []
    await send({"type": "websocket.http.response.start", "status": status, "headers": again})
    await send({"type": "websocket.http.response.body", "body": b""})


def _ends_run(message: bytes | None) -> bool:
    """Whether a message to the browser says that the run has ended; such a message is short."""
    return message is not None and len(message) <= 80 and streamlit_hooks.ends_run(message)
