"""The undocumented parts of Streamlit that the server uses; if one is missing, the server goes on without it.

Those that the desk uses stand in `components/desk/streamlit_hooks.py`; `tests/test_streamlit_hooks.py` tests both.
"""

import importlib
import logging
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Protocol

import streamlit

LANGUAGE = '<html lang="en">'
TITLE = "<title>Streamlit</title>"
PLACE = '<div id="root"></div>'
MARKERS = (LANGUAGE, TITLE, PLACE, "</head>", "</body>", "</noscript>")
"""The markers that must stand exactly once in Streamlit's `index.html`; otherwise it is sent unchanged."""

SOCKET = "/_stcore/stream"
"""The address at which the frontend opens its session."""

PROBES = ("/_stcore/health", "/_stcore/host-config")
"""The addresses by which the frontend looks for its server, first below the path of the page."""

WITHIN = ("/_stcore/", "/media/", "/component/", "/app/static/")
"""Beginnings of addresses that Streamlit or a route of the server answers."""

METRICS = "/_stcore/metrics"
"""The address of Streamlit's own metrics, which are not published."""

A_MINUTE = 60.0

log = logging.getLogger(__name__)


class Session(Protocol):
    """The part of Streamlit's session that is used."""

    @property
    def id(self) -> str:
        """The id of the session."""

    def shutdown(self) -> None:
        """End the session and release its resources."""


class Left(Protocol):
    """The record of a disconnected session that Streamlit gives to a storage."""

    @property
    def session(self) -> Session:
        """The session itself."""


class Storage(Protocol):
    """The interface of Streamlit's storage for the sessions of readers who have left."""

    def get(self, session_id: str) -> Left | None:
        """The session with an id, or None."""

    def save(self, session_info: Left) -> None:
        """Store a session."""

    def delete(self, session_id: str) -> None:
        """Remove a session."""

    def list(self) -> list[Left]:
        """All stored sessions."""


def static_folder() -> Path:
    """The folder of the frontend's files."""
    try:
        from streamlit import file_util  # noqa: PLC0415

        return Path(file_util.get_static_dir())
    except Exception as error:
        _gone("folder of the frontend", f"it is looked for beside the package ({type(error).__name__})")
        return Path(streamlit.__file__).parent / "static"


def let_the_menu_name_the_pages() -> bool:
    """Keep Streamlit from making a menu of the folder `pages/`; returns whether that was possible."""
    try:
        from streamlit.runtime.pages_manager import PagesManager  # noqa: PLC0415

        if not hasattr(PagesManager, "uses_pages_directory"):
            raise AttributeError
        PagesManager.uses_pages_directory = False
    except Exception as error:
        _gone("switch for the folder of pages", f"a first deep link may run a page twice ({type(error).__name__})")
        return False
    return True


def import_early(modules: Iterable[str]) -> None:
    """Import the modules that the first run of a page would import."""
    for name in modules:
        try:
            importlib.import_module(name)
        except ImportError:
            _gone(f"module {name}", "the first reader waits for what stands in its place")


def seconds_kept() -> float:
    """For how many seconds the session of a reader who has left is kept."""
    try:
        return float(streamlit.get_option("server.disconnectedSessionTTL"))
    except Exception:
        _gone("option server.disconnectedSessionTTL", f"sessions are kept for {A_MINUTE:.0f} s")
        return A_MINUTE


def keep_sessions_in(storage: Storage) -> bool:
    """Replace Streamlit's storage of sessions in the runtime that is starting; returns whether that was possible."""
    try:
        from streamlit.runtime import Runtime  # noqa: PLC0415
        from streamlit.runtime.app_session import AppSession  # noqa: PLC0415

        manager = Runtime.instance()._session_mgr
        if not (hasattr(manager, "_session_storage") and hasattr(AppSession, "shutdown")):
            raise AttributeError
        manager._session_storage = storage
    except Exception as error:
        _gone("storage of sessions", f"Streamlit keeps those of who left in its own way ({type(error).__name__})")
        return False
    return True


def is_message(sent: bytes) -> bool:
    """Whether bytes are a message of the frontend; True if Streamlit's format is unknown."""
    try:
        from streamlit.proto.BackMsg_pb2 import BackMsg  # noqa: PLC0415  # after the start
    except ImportError:
        _gone("form of the frontend's messages", "Streamlit judges them, and writes a stack trace for each bad one")
        return True
    try:
        BackMsg.FromString(sent)
    except Exception:  # whichever the library in use raises
        return False
    return True


def ends_run(message: bytes) -> bool:
    """Whether a message to the browser says that the run has ended."""
    try:
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: PLC0415  # after the start

        return bool(ForwardMsg.FromString(message).WhichOneof("type") == "script_finished")
    except Exception as error:
        _gone("form of messages to the browser", f"runs are not timed ({type(error).__name__})")
        return False


@cache
def _gone(what: str, instead: str) -> None:
    """Log, once a process, that this Streamlit lacks something, and what follows from it."""
    log.warning("this Streamlit has no known %s: %s", what, instead)
