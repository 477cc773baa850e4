"""Keeps the sessions of readers who have left for a while, in case they come back, and then closes them.

Streamlit's own storage forgets such sessions only when it needs their place, and does not close their files.
"""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable

from serving import streamlit_hooks
from serving.streamlit_hooks import Left

EVERY = 5.0
"""Seconds between two searches for sessions that have been parked for too long."""

log = logging.getLogger(__name__)


class Parked:
    """A storage of parked sessions with a maximum number and age; used from the server's event loop."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.seconds, self.clock = most, seconds, clock
        self._sessions: OrderedDict[str, tuple[float, Left]] = OrderedDict()

    def get(self, session_id: str) -> Left | None:
        """The parked session with an id, or None; it is asked for when a reader reconnects."""
        self.sweep()
        session = self._sessions.get(session_id)
        return session[1] if session else None

    def save(self, session_info: Left) -> None:
        """Park a session whose reader has disconnected."""
        self._sessions[session_info.session.id] = self.clock(), session_info
        self.sweep()

    def delete(self, session_id: str) -> None:
        """Remove a session whose reader has reconnected."""
        del self._sessions[session_id]

    def list(self) -> list[Left]:
        """The parked sessions."""
        return [session for _, session in self._sessions.values()]

    def sweep(self) -> None:
        """Close the sessions that have been parked for too long, and the oldest of too many."""
        while self._sessions:
            left, session = next(iter(self._sessions.values()))
            if len(self._sessions) <= self.most and self.clock() - left < self.seconds:
                return
            self._sessions.popitem(last=False)
            session.session.shutdown()

    async def let_go(self) -> None:
        """Sweep periodically, for as long as the server runs."""
        while True:
            await asyncio.sleep(min(EVERY, self.seconds))
            try:
                self.sweep()
            except Exception:  # one session that cannot be closed keeps nobody else's files
                log.exception("a session whose reader has left could not be closed")


def install(most: int) -> Parked:
    """Replace Streamlit's own storage of sessions in the runtime that is starting."""
    parked = Parked(most, streamlit_hooks.seconds_kept())
    streamlit_hooks.keep_sessions_in(parked)
    return parked
