"""Limits that keep one reader from harming others: of addresses, of messages, and of the rate of messages."""

import asyncio
import time
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

from serving import streamlit_hooks

LONGEST_PATH, LONGEST_QUERY = 512, 2_048
"""The most bytes of a path and of a query; longer ones are refused."""

METHODS = ("GET", "HEAD", "OPTIONS")
"""The allowed methods: nothing is written, uploaded or logged in to."""

BURST, PER_SECOND = 40, 8.0
"""Messages that a session may send at once, and how many a second after that."""

LARGEST_MESSAGE = 256 * 1024
"""The most bytes of one message from a browser; the state of a page is far smaller."""


def refusal(method: str, path: str, query: bytes) -> int:
    """The HTTP status with which a request is refused, 405 or 414; 0 where it is served."""
    if method not in METHODS:
        return 405
    return 414 if len(path) > LONGEST_PATH or len(query) > LONGEST_QUERY else 0


def unclear(scope: Scope) -> int:
    """The HTTP status that refuses a request whose length is ambiguous (request smuggling); 0 where it is clear."""
    headers = Headers(scope=scope)
    return 400 if "content-length" in headers and "transfer-encoding" in headers else 0


class Bucket:
    """A token bucket: lets a burst through and then so many a second, and says how long the next one has to wait."""

    def __init__(self, burst: float, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.burst, self.rate, self.clock = burst, rate, clock
        self.left, self.last = burst, clock()

    def wait(self) -> float:
        """Take one token; returns the seconds to wait until it is there."""
        now = self.clock()
        self.left = min(self.burst, self.left + (now - self.last) * self.rate) - 1
        self.last = now
        return max(0.0, -self.left / self.rate)


def _unfit(message: Message) -> int:
    """The websocket close code for a message that is too large, text, or not of Streamlit's format; 0 for others."""
    sent = message.get("bytes")
    if len(sent or message.get("text") or "") > LARGEST_MESSAGE:
        return 1009
    if sent is None:
        return 1003
    return 0 if streamlit_hooks.is_message(sent) else 1002


def slowed(receive: Receive) -> Receive:
    """Wrap the receive channel of a session: too quick messages are delayed, an invalid one ends the session."""
    bucket = Bucket(BURST, PER_SECOND)

    async def next_message() -> Message:
        message = await receive()
        if message["type"] != "websocket.receive":
            return message
        if code := _unfit(message):  # Streamlit would write a stack trace for each
            return {"type": "websocket.disconnect", "code": code}
        if pause := bucket.wait():
            await asyncio.sleep(pause)
        return message

    return next_message
