"""How a reader reached the desk: under which address, over an encrypted line or not, through which proxy.

What a request says of itself is believed only where nobody else can be misled by it. Pages are kept, here and by
proxies on the way; so the `Host` of a request stands in none, but on the machine itself, where who asks is who reads.
"""

import ipaddress

from starlette.datastructures import Headers
from starlette.types import Scope

from serving.settings import Settings

LOCAL = ("localhost", "127.0.0.1", "[::1]")
"""This machine, as a browser on it names it."""

_PROXIED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
"""What a proxy adds; a request with any of it does not come straight from a browser here."""


def site(scope: Scope, settings: Settings) -> str:
    """The address of the desk: the one that is set, else this machine's for who sits at it, else none."""
    if settings.base_url:
        return settings.base_url
    named = _local(scope)
    return f"http://{named}" if named else ""


def sockets(scope: Scope, settings: Settings) -> tuple[str, ...]:
    """The addresses of the desk for sockets, for browsers whose 'self' leaves them out."""
    named = settings.origin.partition("://")[2] or _local(scope)
    return (f"ws://{named}", f"wss://{named}") if named else ()


def secure(scope: Scope, settings: Settings) -> bool:
    """Whether readers come over an encrypted line, by the address that is set, this server, or a known proxy."""
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
    """The host that a browser on this machine names, with the port of this server; nothing for everybody else."""
    headers = Headers(scope=scope)
    peer, here = ((scope.get(side) or ("", 0)) for side in ("client", "server"))
    if any(name in headers for name in _PROXIED) or peer[0] not in ("127.0.0.1", "::1"):
        return ""
    named = headers.get("host", "").lower()
    port = "" if here[1] == 80 else f":{here[1]}"
    return named if named in {name + port for name in LOCAL} else ""
