"""Determines the public address of a request: host, encryption and proxy.

Headers of a request are believed only if they can mislead nobody else. Pages are cached, here and by proxies; so the
`Host` of a request is used in no page, except on this machine itself, where the client and the reader are the same.
"""

import ipaddress

from starlette.datastructures import Headers
from starlette.types import Scope

from serving.settings import Settings

LOCAL = ("localhost", "127.0.0.1", "[::1]")
"""The hosts by which a browser on this machine reaches it."""

_PROXIED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
"""Headers that a proxy adds; a request with one of them does not come directly from a browser on this machine."""


def site(scope: Scope, settings: Settings) -> str:
    """The address of the desk: the one in the settings, else the local one for a reader on this machine, else empty."""
    if settings.base_url:
        return settings.base_url
    named = _local(scope)
    return f"http://{named}" if named else ""


def sockets(scope: Scope, settings: Settings) -> tuple[str, ...]:
    """The websocket addresses of the desk, for browsers whose CSP keyword 'self' does not include them."""
    named = settings.origin.partition("://")[2] or _local(scope)
    return (f"ws://{named}", f"wss://{named}") if named else ()


def secure(scope: Scope, settings: Settings) -> bool:
    """Whether the connection is encrypted, by the address in the settings, by this server, or by a known proxy."""
    if settings.base_url.startswith("https://") or scope.get("scheme") in ("https", "wss"):
        return True
    forwarded = Headers(scope=scope).get("x-forwarded-proto", "")
    return forwarded.partition(",")[0].strip().lower() == "https" and _known(scope, settings)


def _known(scope: Scope, settings: Settings) -> bool:
    """Whether a request comes from a proxy that the settings name."""
    try:
        peer = ipaddress.ip_address((scope.get("client") or ("",))[0])
    except ValueError:
        return False
    return any(peer in network for network in settings.proxies)


def _local(scope: Scope) -> str:
    """Host and port by which a browser on this machine reached the server; empty for everybody else."""
    headers = Headers(scope=scope)
    peer, here = ((scope.get(side) or ("", 0)) for side in ("client", "server"))
    if any(name in headers for name in _PROXIED) or peer[0] not in ("127.0.0.1", "::1"):
        return ""
    named = headers.get("host", "").lower()
    port = "" if here[1] == 80 else f":{here[1]}"
    return named if named in {name + port for name in LOCAL} else ""
