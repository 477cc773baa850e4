"""Reports from browsers in which the app replaced the first paint without having been seen to be ready."""

import logging
import threading
import time
from collections.abc import Callable

ADDRESS = "/_freed/let-go"
"""The address that `takeover.js` requests then; it stands in that script too."""

WINDOW = 3600.0
"""Seconds between two lines about it in the log."""

log = logging.getLogger(__name__)


class LetGo:
    """Logs such reports, at most once an hour; safe to share between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._noted: float | None = None
        self._lock = threading.Lock()

    def note(self) -> None:
        """Write the line, unless it was written lately."""
        with self._lock:
            now = self.clock()
            if self._noted is not None and now - self._noted < WINDOW:
                return
            self._noted = now
        log.warning(
            "a browser let the first paint go before the app was known to be ready: "
            "serving/takeover.js does not know the marks of this Streamlit, or the app took over 15 s"
        )
