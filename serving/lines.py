"""Connections for uvicorn, with timeouts for clients that send or read nothing, and with a limit on their number.

python -m uvicorn server:app --http serving.lines:Line --loop serving.lines:Loop ...
"""

import asyncio
from asyncio import AbstractServer, TimerHandle, Transport
from collections.abc import Callable
from socket import socket
from ssl import SSLContext

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from serving import capacity

UNREAD = 60.0
"""Seconds for which a response may wait until its client reads on."""

SPARE = 32
"""Connections beyond the limit that are accepted, to be told in words that there is no room."""

BATCH = 16
"""Connections that are accepted in one turn of the event loop."""

FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nRetry-After: 5\r\n"
    b"Cache-Control: no-store\r\nConnection: close\r\nContent-Length: 56\r\n\r\n"
    b"Many readers are here just now. Please try again soon.\r\n"
)


class Line(H11Protocol):
    """One connection: closed if no whole request has come in time, or if its response is not read."""

    _silent: TimerHandle | None = None
    _unread: TimerHandle | None = None
    _full = False

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as in uvicorn
        """Accept a connection, or close it where the limit is reached."""
        super().connection_made(transport)
        over = len(self.connections) - capacity.here().connections
        self._full = over > 0
        if over > SPARE:
            self._send_away()
        else:
            self._wait()

    def data_received(self, data: bytes) -> None:
        """Read data; the timeout runs from the first byte of a request to its last, however slowly they come."""
        if self._full:
            self._send_away()
            return
        super().data_received(data)
        if self._answering():
            self._heard()

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Hand the connection over to a session, which has pings of its own."""
        self._heard()
        super().handle_websocket_upgrade(event)

    def on_response_complete(self) -> None:
        """Start the timeout for the next request on this connection."""
        super().on_response_complete()
        if not self.transport.is_closing() and not self._answering():
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the timers of a connection that has ended."""
        self._heard()
        self._taken()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Start the timeout for a client that does not read its answer."""
        super().pause_writing()
        self._unread = self.loop.call_later(UNREAD, self.transport.abort)

    def resume_writing(self) -> None:
        """Stop the timeout: the client reads again."""
        self._taken()
        super().resume_writing()

    def _answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._heard()
        self._silent = self.loop.call_later(self.timeout_keep_alive, self.transport.close)

    def _heard(self) -> None:
        if self._silent is not None:
            self._silent.cancel()
            self._silent = None

    def _taken(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def _send_away(self) -> None:
        self.transport.write(FULL)
        self.transport.close()


class Loop(asyncio.SelectorEventLoop):
    """asyncio's event loop with a limit on how many connections are accepted in one turn.

    Without it, hundreds would be accepted in a rush, and the process would run out of files before one is closed.
    """

    def _start_serving(
        self,
        protocol_factory: Callable[[], asyncio.BaseProtocol],
        sock: socket,
        sslcontext: SSLContext | None = None,
        server: AbstractServer | None = None,
        backlog: int = 100,
        *more: float,
    ) -> None:
        super()._start_serving(protocol_factory, sock, sslcontext, server, min(backlog, BATCH), *more)  # type: ignore[misc]
