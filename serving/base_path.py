"""A desk below a path of its site: takes the path off what is asked, for a proxy that passes addresses on as they are.

What the desk sends has its path from `components.addresses`. An address without it is answered too: a proxy may have
taken it off already, and whoever looks after this machine asks for /healthz.
"""

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class Below:
    """Serves the desk below a path of its site: takes the path off each request before it is passed on."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        self.app, self.path = app, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on without the path; the path without its slash is redirected to the one with it."""
        path = scope.get("path", "")
        if self.path and path == self.path and scope["type"] == "http":
            await RedirectResponse(f"{self.path}/", 308)(scope, receive, send)
            return
        if self.path and path.startswith(f"{self.path}/"):
            raw = scope.get("raw_path") or path.encode()
            scope = {**scope, "path": path[len(self.path) :], "raw_path": raw.removeprefix(self.path.encode())}
        await self.app(scope, receive, send)
