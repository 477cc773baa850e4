"""What the server uses of Streamlit without a promise of Streamlit's; where it is gone, the server goes on with less.

What the desk uses stands in `components/desk/streamlit_hooks.py`; `tests/test_streamlit_hooks.py` holds both.
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
"""What must stand exactly once in Streamlit's `index.html`; else it is of another one, and is sent as it is."""

SOCKET = "/_stcore/stream"
"""Where the frontend opens its session."""

PROBES = ("/_stcore/health", "/_stcore/host-config")
"""Where the frontend looks for its server, below the page's path first."""

WITHIN = ("/_stcore/", "/media/", "/component/", "/app/static/")
"""Addresses that Streamlit or a route of the server answers."""

METRICS = "/_stcore/metrics"
"""Streamlit's own counts, which are not given out."""

A_MINUTE = 60.0

log = logging.getLogger(__name__)


class Session(Protocol):
    """What is needed of a reader's session."""

    @property
    def id(self) -> str:
        """Its name."""

    def shutdown(self) -> None:
        """End it, and close what it holds."""


class Left(Protocol):
    """A session whose reader has left, as Streamlit hands it to a storage."""

    @property
    def session(self) -> Session:
        """The session itself."""


class Storage(Protocol):
    """Where Streamlit puts sessions whose readers have left, and looks for them when somebody comes back."""

    def get(self, session_id: str) -> Left | None:
        """A session by its name."""

    def save(self, session_info: Left) -> None:
        """Put a session in."""

    def delete(self, session_id: str) -> None:
        """Take a session out."""

    def list(self) -> list[Left]:
        """All of them."""


def static_folder() -> Path:
    """The folder of the frontend's files."""
    try:
        from streamlit import file_util  # noqa: PLC0415

        return Path(file_util.get_static_dir())
    except Exception as error:
        _gone("folder of the frontend", f"it is looked for beside the package ({type(error).__name__})")
        return Path(streamlit.__file__).parent / "static"


def let_the_menu_name_the_pages() -> bool:
    """Keep Streamlit from taking the folder `pages/` for a menu before `app.py` has run."""
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
    """Import what the first run of a page would import."""
    for name in modules:
        try:
            importlib.import_module(name)
        except ImportError:
            _gone(f"module {name}", "the first reader waits for what stands in its place")


def seconds_kept() -> float:
    """How long the session of a reader who has left is kept."""
    try:
        return float(streamlit.get_option("server.disconnectedSessionTTL"))
    except Exception:
        _gone("option server.disconnectedSessionTTL", f"sessions are kept for {A_MINUTE:.0f} s")
        return A_MINUTE


def keep_sessions_in(storage: Storage) -> bool:
    """Put a storage of ours in the place of Streamlit's own, in the runtime that is starting."""
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
    """Whether bytes are a message of the frontend; where that cannot be said, Streamlit itself judges."""
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
    """Say once a process that this Streamlit has no such thing, and what follows from it."""
    log.warning("this Streamlit has no known %s: %s", what, instead)
