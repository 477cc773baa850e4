"""Routes requests: pages and files are answered here, everything else by Streamlit."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPMethod

import anyio.to_thread
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.addresses import FIRST, below
from components.content.cite import FOLDER as CITE
from components.content.downloads import FOLDER as DATA
from components.content.pages import pages
from components.content.view_files import FOLDER as VIEW
from data import Dataset
from data.store import Store
from serving import cite, downloads, errors, health, limits, oembed
from serving.answers import absent, again, encoded, page, sent, sized
from serving.assets import FOREVER, Asset, Assets
from serving.embed_builder import EmbedBuilder, State
from serving.embeds import Embeds, at_top
from serving.first_paint import FirstPaint
from serving.fragments import FOLDER, Fragments
from serving.let_go import ADDRESS as LET_GO
from serving.let_go import LetGo
from serving.logs import ACCESS
from serving.metrics import Metrics, allowed
from serving.public_address import site
from serving.query import clean
from serving.sessions import Sessions
from serving.settings import Settings
from serving.social_cards import FOLDER as CARDS
from serving.social_cards import SocialCards
from serving.streamlit_hooks import METRICS, PROBES, WITHIN
from serving.views import Views

EMBEDS = "/embed/"
"""The path of the static embeds; without the slash it is the desk's page about them."""

NAMES = {f"/{page.address.path}": name for name, page in pages().items()}
"""The names of the pages of the desk by their paths."""

ROOM = "/_freed/room"
"""The address that `takeover.js` requests before it starts the app; it stands in that script too."""

MAKING = 24
"""How many pages are made or wait at once; they have threads of their own, so that files never wait for them."""

KNOWN = frozenset(HTTPMethod)
"""The methods that are written to the log."""

log = logging.getLogger(ACCESS)


@dataclass(frozen=True, slots=True)
class Services:
    """The parts of the server that the router passes requests to."""

    paint: FirstPaint
    views: Views
    assets: Assets
    fragments: Fragments
    cards: SocialCards
    embeds: Embeds
    builder: EmbedBuilder
    store: Store
    metrics: Metrics
    settings: Settings


class Front:
    """ASGI middleware: answers requests for pages and files, and passes everything else to Streamlit."""

    def __init__(self, app: ASGIApp, services: Services) -> None:
        self.app, self.services = app, services
        self.metrics, self.settings = services.metrics, services.settings
        self.sessions = Sessions(app, services.metrics, services.settings)
        self.let_go = LetGo()
        self.making = anyio.CapacityLimiter(MAKING)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, open a session, or pass the request on."""
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self.sessions(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, status = time.perf_counter(), 0

        async def noted(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            answer = await self._answer(scope)
            await (answer or self.app)(scope, receive, noted)
        except Exception as error:
            self.metrics.failed()
            if status:
                raise
            await page(scope, errors.failed(error, self._dataset), 500)(scope, receive, noted)
        finally:
            self.metrics.answered(status)
            self._note(scope, status, time.perf_counter() - began)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        """Log requests for pages and failed ones, without the client and without the query."""
        path = scope["path"]
        if status >= 400 or path in NAMES:
            logged_path = path if path in NAMES else f"/{path.split('/')[1][:20]}" if "/" in path else "?"
            method = scope["method"] if scope["method"] in KNOWN else "OTHER"
            log.info("%s %s %s %.1f ms", method, ascii(logged_path)[1:-1], status, seconds * 1000)

    async def _answer(self, scope: Scope) -> ASGIApp | None:
        """The response to a request, or None if Streamlit gives it."""
        path, query = scope["path"], scope["query_string"]
        if status := limits.refusal(scope["method"], path, query) or limits.unclear(scope):
            return page(scope, errors.calm(self._dataset, errors.Calm.REFUSED), status)
        if path in NAMES:
            return await self._page_of_desk(scope, NAMES[path])
        if asset := self.services.assets.asset(path):
            return await anyio.to_thread.run_sync(self._file, scope, asset)
        if path in OWN:
            return OWN[path](self, scope)
        if at_top(path) or (path != DATA and path.startswith((CITE, EMBEDS, FOLDER, CARDS, DATA, VIEW))):
            return await anyio.to_thread.run_sync(self._generated, scope, path)
        return self._elsewhere(scope, path)

    async def _page_of_desk(self, scope: Scope, name: str) -> Response:
        """A page of the desk; an address that is not in canonical form is redirected."""
        query = scope["query_string"]
        if (meant := clean(name, query)) != query.decode("latin-1"):
            target = below() + scope["path"] + (f"?{meant}" if meant else "")
            return RedirectResponse(target, 302, {"Cache-Control": "no-cache"})
        make, accepted = self.services.paint.page, Headers(scope=scope).get("accept-encoding", "")
        packed = await anyio.to_thread.run_sync(make, name, query, self._site(scope), accepted, limiter=self.making)
        if packed is None:
            return again(page(scope, errors.calm(self._dataset, errors.Calm.BUSY), 503, "no-store"), 2)
        return page(scope, packed, 200)

    def _generated(self, scope: Scope, path: str) -> Response:
        """A generated file: of the ledger, a piece of a page, a card, or a file of the embeds."""
        if path.startswith(CARDS):
            return self._card(scope, path)
        if path.startswith(FOLDER):
            body = self.services.fragments.packed(path.removeprefix(FOLDER))
            return page(scope, body, 200, FOREVER) if body else absent(scope, self._dataset)
        if any(path.endswith(probe) for probe in PROBES):  # Streamlit's frontend, below the page of the embeds
            return absent(scope, self._dataset)
        if answer := self._of_data(scope, path):
            return answer
        awaited = self.services.builder.state is not State.OFF and self.services.embeds.build is None
        if awaited and path.startswith(EMBEDS):
            return again(page(scope, errors.calm(self._dataset, errors.Calm.AWAITED), 503), 20)
        return absent(scope, self._dataset)

    def _of_data(self, scope: Scope, path: str) -> Response | None:
        """A file of the ledger, of a view, of a citation, or of the embeds."""
        if path.startswith(CITE):
            return cite.answer(self.services.store, scope, self._site(scope))
        if path.startswith(VIEW):
            return self.services.views.answer(scope, self.settings.embeds_at(self._site(scope)))
        if path.startswith((DATA, downloads.LLMS)):
            return downloads.answer(self.services.store.dataset, scope)
        return self.services.embeds.answer(scope, path.removeprefix(EMBEDS).lstrip("/"))

    def _card(self, scope: Scope, path: str) -> Response:
        """The social card of a view with filters."""
        card = self.services.cards.png(path, scope["query_string"])
        if card is None:
            return absent(scope, self._dataset)
        headers = {"Cache-Control": "public, max-age=3600", "Access-Control-Allow-Origin": "*"}
        return Response(sent(scope, card), headers=sized(headers, card), media_type="image/png")

    @property
    def _dataset(self) -> Dataset:
        """The ledger of the story that is shown."""
        return self.services.store.dataset

    def _site(self, scope: Scope) -> str:
        return site(scope, self.settings)

    def _elsewhere(self, scope: Scope, path: str) -> ASGIApp | None:
        if path.startswith((METRICS, "//")):
            return absent(scope, self._dataset)
        if path.startswith(WITHIN):
            return None
        if probe := next((each for each in PROBES if path.endswith(each)), ""):
            scope["path"], scope["raw_path"] = probe, probe.encode()
            return None
        plain = path.rstrip("/")
        if plain in NAMES or plain in (f"/{FIRST}", ""):
            query = scope["query_string"].decode("latin-1")
            target = plain if plain in NAMES else "/"
            return RedirectResponse(below() + target + (f"?{query}" if query else ""), 301)
        return absent(scope, self._dataset)

    def _file(self, scope: Scope, asset: Asset) -> Response:
        choose = partial(self.services.assets.body, asset)
        return encoded(scope, asset.tag, choose, asset.kind, {"Cache-Control": asset.keep})

    def _healthy(self, _scope: Scope) -> Response:
        return Response("ok\n", media_type="text/plain", headers={"Cache-Control": "no-store"})

    def _ready(self, _scope: Scope) -> Response:
        body = health.ready(self.services.store, self.services.embeds, self.services.builder)
        return Response(body, media_type="application/json", headers={"Cache-Control": "no-store"})

    def _metrics(self, scope: Scope) -> ASGIApp:
        if not allowed(scope, self.settings.metrics_token):
            return absent(scope, self._dataset)
        body = self.metrics.text(len(self.services.store.problems), len(self.services.store.dataset.people))
        return Response(body, media_type="text/plain; version=0.0.4", headers={"Cache-Control": "no-store"})

    def _let_go(self, scope: Scope) -> Response:
        if scope["method"] == "GET":
            self.let_go.note()
        return Response(status_code=204, headers={"Cache-Control": "no-store"})

    def _room(self, _scope: Scope) -> Response:
        """Whether there is room for another session: 204 or 503; a page asks before it loads the app."""
        headers = {"Cache-Control": "no-store"} | ({"Retry-After": "60"} if (full := self.sessions.full()) else {})
        return Response(status_code=503 if full else 204, headers=headers)

    def _oembed(self, scope: Scope) -> Response:
        embeds_site = self.settings.embeds_at(self._site(scope))
        return oembed.answered(self.services.embeds, self._dataset.story.name, scope, embeds_site)


OWN: dict[str, Callable[[Front, Scope], ASGIApp]] = {
    "/healthz": Front._healthy,
    "/readyz": Front._ready,
    "/metrics": Front._metrics,
    LET_GO: Front._let_go,
    ROOM: Front._room,
    "/oembed": Front._oembed,
    "/oembed/": Front._oembed,
}
