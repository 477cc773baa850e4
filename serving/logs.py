"""Sets up the log: it has requests for pages and errors, and never who made them.

Nothing that a reader sends can make a line of its own, a control character or a flood in it.
"""

import logging
import re
import threading
import time
import traceback
from collections.abc import Callable, Iterator

PAGES = "components.desk.frame"
"""The logger that reports errors of pages."""

ACCESS = "freed.access"
OURS = ("freed", "serving", "data", "components")
FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"

LONGEST = 4_000
"""The most characters of one entry; the rest is counted."""

WINDOW = 60.0
ALIKE, REQUESTS = 20, 6_000
"""The most entries of one kind in a minute, and the most lines about requests; further ones are counted."""

_BY_MACHINE = (OSError, ImportError, MemoryError)
"""Errors whose messages come from the machine; those of others may repeat what a reader sent."""

_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(words: str) -> str:
    """A text made safe for the log: line breaks indented, control characters escaped, long texts cut."""
    cut = f"{words[:LONGEST]} … {len(words) - LONGEST} more" if len(words) > LONGEST else words
    return _UNSEEN.sub(lambda match: f"\\x{ord(match[0]):02x}", cut.replace("\r\n", "\n")).replace("\n", "\n    ")


class Entry(logging.LogRecord):
    """The class of all log records of the process, also of Streamlit's and uvicorn's."""

    def getMessage(self) -> str:  # noqa: N802  # the name is logging's
        """The message made safe, with the traceback below it."""
        if self.exc_info and self.exc_info[1] and not self.exc_text:
            self.exc_text = "    " + plain("\n".join(_traceback_lines(self.exc_info[1])))
        return plain(super().getMessage())


def _traceback_lines(error: BaseException) -> Iterator[str]:
    """The traceback of an error and of its causes, one line each."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _traceback_lines(before)
        yield "and then:"
    lines = "".join(traceback.format_tb(error.__traceback__)[-20:]).rstrip()
    yield lines[-LONGEST // 2 :]
    yield type(error).__qualname__ + (f": {error}" if isinstance(error, _BY_MACHINE) else "")


class Seldom(logging.Filter):
    """A log filter that lets so many equal entries through in a minute, and adds how many were left out."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.clock = clock
        self._seen: dict[tuple[str, int], tuple[float, int]] = {}
        self._lock = threading.Lock()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether an entry stays."""
        kind, now = (record.pathname, record.lineno), self.clock()
        with self._lock:
            since, count = self._seen.get(kind, (now, 0))
            most = REQUESTS if record.name == ACCESS else ALIKE
            if now - since >= WINDOW:
                if count > most:
                    record.msg = f"{record.msg} (and {count - most} more like it in the minute before)"
                since, count = now, 0
            self._seen[kind] = since, count + 1
        return count < most


_NAMES_A_READER = ('%s - "WebSocket', "%s - ", "connection ")
"""The beginnings of uvicorn's lines that contain a reader's address."""

_REFUSED = "ASGI callable returned without completing handshake."
"""What uvicorn logs as an error if a handshake is refused with a response."""


class Unnamed(logging.Filter):
    """A log filter that leaves out uvicorn's lines with a reader's address, and one that misleads."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a line stays."""
        return not str(record.msg).startswith((*_NAMES_A_READER, _REFUSED))


class Counted(logging.Handler):
    """A log handler that counts the errors of pages."""

    def __init__(self, count: Callable[[], None]) -> None:
        super().__init__(logging.ERROR)
        self.count = count

    def emit(self, record: logging.LogRecord) -> None:
        """Count one error."""
        del record  # what was said stands in the log
        self.count()


def begin(failed: Callable[[], None]) -> None:
    """Configure logging: our own loggers, no addresses of readers, and limits on all of it."""
    logging.setLogRecordFactory(Entry)
    logging.getLogger(PAGES).handlers = [Counted(failed)]
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(FORM))
    for name in OURS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.handlers, logger.propagate = [handler], False
    asyncio = logging.getLogger("asyncio")
    asyncio.handlers, asyncio.propagate = [handler], False
    access = logging.getLogger("uvicorn.access")
    access.handlers, access.propagate = [], False
    logging.getLogger("uvicorn.error").addFilter(Unnamed())
    seldom = Seldom()
    for each in _handlers():
        each.addFilter(seldom)


def _handlers() -> set[logging.Handler]:
    """Every log handler of the process: ours, uvicorn's, and those of Streamlit's loggers."""
    loggers = [logging.getLogger(), *(logging.getLogger(name) for name in [*logging.root.manager.loggerDict])]
    handlers = {each for logger in loggers for each in logger.handlers if not isinstance(each, Counted)}
    return handlers | ({logging.lastResort} if logging.lastResort else set())
