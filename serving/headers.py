"""The headers of every answer: what a browser may load, who may frame it, and what it may not find out."""

import re
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.shell import digest

EMBEDS = ("/embed/", "/oembed", "/data/")
"""What other sites show inside their own pages."""

QUIET = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()",
    ),
)

HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::\d{1,5})?|\[[0-9A-Fa-f:]{2,45}\](?::\d{1,5})?")
"""A host as a browser names it: a name or an address, perhaps with a port."""


class SafeHeaders:
    """Puts the policy on every answer and takes every cookie off it."""

    def __init__(self, app: ASGIApp, scripts: Iterable[str], ancestors: tuple[str, ...] = (), embeds: str = "") -> None:
        self.app = app
        self.frames = f"'self' {'/'.join(embeds.split('/')[:3])}" if embeds else "'self'"
        self.scripts = " ".join(("'self'", *map(digest, scripts)))
        self.ancestors = " ".join(ancestors) or "'none'"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and mark its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._mark(MutableHeaders(scope=message), scope)
            await send(message)

        await self.app(scope, receive, marked)

    def _mark(self, headers: MutableHeaders, scope: Scope) -> None:
        del headers["set-cookie"]
        for name, value in QUIET:
            headers[name] = value
        embedded = scope["path"].startswith(EMBEDS)
        if "content-security-policy" not in headers:
            headers["Content-Security-Policy"] = self._policy(host(scope), "*" if embedded else self.ancestors)
        if embedded:
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        else:
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
            headers["Cross-Origin-Resource-Policy"] = "same-origin"
            if self.ancestors == "'none'":
                headers["X-Frame-Options"] = "DENY"
        if secure(scope):
            headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"

    def _policy(self, own: str, ancestors: str) -> str:
        sockets = f" ws://{own} wss://{own}" if own else ""
        return "; ".join(
            (
                "default-src 'self'",
                f"script-src {self.scripts}",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:",
                "font-src 'self' data:",
                f"connect-src 'self'{sockets}",
                "worker-src 'self' blob:",
                f"frame-src {self.frames}",
                f"frame-ancestors {ancestors}",
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self'",
            )
        )


def host(scope: Scope) -> str:
    """The host that a request names, or an empty string where it is none that a browser would name."""
    named = Headers(scope=scope).get("host", "")
    return named if HOST.fullmatch(named) else ""


def secure(scope: Scope) -> bool:
    """Whether the reader's connection is encrypted, as this server or the proxy before it says."""
    forwarded = Headers(scope=scope).get("x-forwarded-proto", "")
    return scope.get("scheme") in ("https", "wss") or forwarded.partition(",")[0].strip().lower() == "https"


def site(scope: Scope, base_url: str) -> str:
    """The address under which the desk is reached: the one that is set, or the one that the request names."""
    named = host(scope)
    if base_url or not named:
        return base_url
    return f"{'https' if secure(scope) else 'http'}://{named}"
