"""Serves the desk below a path of its site, behind a proxy that passes addresses on unchanged.

Addresses that the desk sends get the path from `components.addresses`. Requests without the path are answered too: a
proxy may have removed it already, and whoever looks after this machine asks for /healthz.
"""

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class Below:
    """ASGI middleware that removes the base path from each request."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        self.app, self.path = app, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on without the base path; the base path without a slash is redirected to the one with it."""
        path = scope.get("path", "")
        if self.path and path == self.path and scope["type"] == "http":
            await RedirectResponse(f"{self.path}/", 308)(scope, receive, send)
            return
        if self.path and path.startswith(f"{self.path}/"):
            raw = scope.get("raw_path") or path.encode()
            scope = {**scope, "path": path[len(self.path) :], "raw_path": raw.removeprefix(self.path.encode())}
        await self.app(scope, receive, send)
