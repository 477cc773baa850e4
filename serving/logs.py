"""What the log says, and what it does not: which pages were asked for and what went wrong, and never by whom."""

import logging
from collections.abc import Callable

PAGES = "components.frame"
"""Who says that a page raised."""

OURS = ("freed", "serving", "data", "components")
FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Unnamed(logging.Filter):
    """Leaves out the lines in which uvicorn names a reader by an address."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a line stays: those about sockets and connections begin with the reader's address."""
        return not str(record.msg).startswith(('%s - "WebSocket', "%s - ", "connection "))


class Counted(logging.Handler):
    """Counts what is said in earnest."""

    def __init__(self, count: Callable[[], None]) -> None:
        super().__init__(logging.ERROR)
        self.count = count

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        del record  # what was said stands in the log
        self.count()


def begin(failed: Callable[[], None]) -> None:
    """Give our own words a place in the log, and take the readers' addresses out of the server's."""
    logging.getLogger(PAGES).handlers = [Counted(failed)]
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(FORM))
    for name in OURS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.handlers, logger.propagate = [handler], False
    access = logging.getLogger("uvicorn.access")
    access.handlers, access.propagate = [], False
    logging.getLogger("uvicorn.error").addFilter(Unnamed())
