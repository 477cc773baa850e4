"""Adds security headers to every response: content security policy, framing, referrer and permissions."""

from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.index_html import digest
from serving.public_address import secure, sockets
from serving.settings import Settings

EMBEDS = ("/embed/", "/oembed", "/data/")
"""Paths that other sites may frame or load."""

QUIET = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=(), browsing-topics=()",
    ),
)


class SafeHeaders:
    """ASGI middleware that adds the security headers to every response, and removes Set-Cookie."""

    def __init__(self, app: ASGIApp, scripts: Iterable[str], settings: Settings) -> None:
        self.app, self.settings = app, settings
        self.frames = " ".join(("'self'", *filter(None, ["/".join(settings.embed_url.split("/")[:3])])))
        self.scripts = " ".join(("'self'", *map(digest, scripts)))
        self.ancestors = " ".join(settings.frame_ancestors) or "'none'"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and change the headers of its response."""
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
            headers["Content-Security-Policy"] = self._policy(
                sockets(scope, self.settings), "*" if embedded else self.ancestors
            )
        if embedded:
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        else:
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
            headers["Cross-Origin-Resource-Policy"] = "same-origin"
            if self.ancestors == "'none'":
                headers["X-Frame-Options"] = "DENY"
        if secure(scope, self.settings):
            headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"

    def _policy(self, own: tuple[str, ...], ancestors: str) -> str:
        return "; ".join(
            (
                "default-src 'self'",
                f"script-src {self.scripts}",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:",
                "font-src 'self' data:",
                " ".join(("connect-src 'self'", *own)),
                "worker-src 'self' blob:",
                f"frame-src {self.frames}",
                f"frame-ancestors {ancestors}",
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self'",
            )
        )
