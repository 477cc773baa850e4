"""What the log says, and what it does not: which pages were asked for and what went wrong, and never by whom."""

import logging

OURS = ("freed", "serving", "data", "components")
FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Unnamed(logging.Filter):
    """Leaves out the lines in which uvicorn names a reader by an address."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a line stays: those about sockets and connections begin with the reader's address."""
        return not str(record.msg).startswith(('%s - "WebSocket', "%s - ", "connection "))


def begin() -> None:
    """Give our own words a place in the log, and take the readers' addresses out of the server's."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(FORM))
    for name in OURS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.handlers, logger.propagate = [handler], False
    access = logging.getLogger("uvicorn.access")
    access.handlers, access.propagate = [], False
    logging.getLogger("uvicorn.error").addFilter(Unnamed())
