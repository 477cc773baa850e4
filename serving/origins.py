"""Which pages may open a session: those of the desk itself, and those of the origins that the settings name.

Streamlit's own check of an origin that it does not know asks the internet for this machine's address, and all readers
wait meanwhile. So it gets no origin to check: what comes here is decided here.
"""

import re

from starlette.datastructures import Headers
from starlette.types import Scope

from serving.settings import Settings

_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<host>[^/?#@\s]+)")
_PORT = {"http": ":80", "https": ":443"}
"""The port that an origin leaves out."""


def welcome(scope: Scope, settings: Settings) -> bool:
    """Whether a session may be opened; a program that is no browser names no origin."""
    headers = Headers(scope=scope)
    named = headers.getlist("origin")
    if not named:
        return True
    found = _ORIGIN.fullmatch(named[0].strip().lower())
    if len(named) > 1 or not found:  # `null` is the origin of a page that hides its own
        return False
    known = {*settings.origins, settings.origin.lower()}
    here = headers.get("host", "").lower()
    return found[0] in known or found["host"] == here.removesuffix(_PORT[found["scheme"]])


def without(scope: Scope) -> Scope:
    """The same request, with no origin in it that Streamlit would look into."""
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name.lower() != b"origin"]}
