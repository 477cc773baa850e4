"""Decides which pages may open a session: those of the desk itself and of the origins in the settings.

Streamlit's own check of an unknown origin asks the internet for this machine's address, and all readers wait
meanwhile. So the origin is checked here and removed before Streamlit sees the request.
"""

import re

from starlette.datastructures import Headers
from starlette.types import Scope

from serving.settings import Settings

_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<host>[^/?#@\s]+)")
_PORT = {"http": ":80", "https": ":443"}
"""The default port of each scheme, which an origin leaves out."""


def welcome(scope: Scope, settings: Settings) -> bool:
    """Whether a handshake's Origin is the desk's or an allowed one; a handshake without one is not from a browser."""
    headers = Headers(scope=scope)
    named = headers.getlist("origin")
    if not named:
        return True
    match = _ORIGIN.fullmatch(named[0].strip().lower())
    if len(named) > 1 or not match:  # `null` is the origin of a page that hides its own
        return False
    if settings.origin:  # where the address is set, a Host that agrees with a strange Origin proves nothing
        return match[0] in settings.origins or match["host"] == settings.origin.lower().partition("://")[2]
    here = headers.get("host", "").lower()
    return match[0] in settings.origins or match["host"] == here.removesuffix(_PORT[match["scheme"]])


def without(scope: Scope) -> Scope:
    """The request without its Origin header, which Streamlit would otherwise check by a network request."""
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name.lower() != b"origin"]}
