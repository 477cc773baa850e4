"""The ASGI application of the desk: `uvicorn server:app`, or `streamlit run server.py`."""

import asyncio
import logging
import os
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
import streamlit as st
from starlette.middleware import Middleware

from components import addresses, site
from components.desk import html_block
from components.desk.frame import trouble
from components.html.freshness import day_in
from data import Dataset
from data.store import shared
from serving import capacity, cite, downloads, index_html, logs, parked, warmup
from serving.assets import Assets
from serving.base_path import Below
from serving.embed_builder import EmbedBuilder
from serving.embeds import Embeds
from serving.first_paint import PRELOAD, FirstPaint
from serving.fragments import Fragments
from serving.headers import SafeHeaders
from serving.metrics import Metrics
from serving.router import Front, Services
from serving.settings import ROOT, Ahead, Settings
from serving.social_cards import SocialCards
from serving.views import Views

UNKNOWN = (
    "FREED_BASE_URL is not set: for readers on other machines pages name no address of their own, announce no feed and "
    "no embed, and /oembed knows none"
)

log = logging.getLogger("freed")
settings = Settings.read(os.environ)
addresses.stands_below(settings.below)
store = shared()
paint = FirstPaint(store, PRELOAD, settings.base_url, settings.start)
services = Services(
    paint=paint,
    views=Views(store, paint.budget),
    assets=Assets(settings.assets),
    fragments=Fragments(),
    cards=SocialCards(store),
    embeds=Embeds(settings.embeds),
    builder=EmbedBuilder(settings, lambda: store.source),
    store=store,
    metrics=Metrics(),
    settings=settings,
)
html_block.set_keeper(services.fragments.keep)
cite.answered_from(services.embeds)
downloads.answered_from(services.embeds)
if settings.makes_embeds or settings.embed_url:
    site.given_out_at(settings.embed_url or "/embed/", whole=bool(settings.base_url))


def _warm(dataset: Dataset) -> None:
    """Render every page and chart of a dataset before a reader asks for it, if the settings say so."""
    if settings.ahead is not Ahead.NOTHING:
        warmup.figures(dataset)
        services.paint.warm()
    warmup.freeze()


def _renew(dataset: Dataset) -> None:
    """Renew everything that depends on the dataset after it has changed."""
    services.builder.renew()
    _warm(dataset)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, object]]:
    """Warm up, watch the tables, pack the files, build the embeds; and end the threads with the server."""
    logs.begin(services.metrics.failed)
    if not settings.base_url:
        log.warning(UNKNOWN)
    files, stop = capacity.raise_limit(), threading.Event()
    warmup.prepare()
    await anyio.to_thread.run_sync(_warm, store.dataset)
    store.watch(stop, _renew)
    services.assets.polish(index_html.files(services.paint.source))
    services.builder.start()
    if settings.ahead is Ahead.EVERYTHING:
        ahead = (store.dataset, stop, day_in(""), lambda: services.metrics.sessions)
        threading.Thread(target=warmup.draw_ahead, args=ahead, name="ahead", daemon=True).start()
    spare = capacity.set_limits(files, capacity.used())
    leaving = asyncio.create_task(parked.install(spare.parked).let_go())
    try:
        yield {"store": store}
    finally:
        leaving.cancel()
        stop.set()
        services.builder.rest()
        services.assets.rest()


app = st.App(
    ROOT / "app.py",
    lifespan=lifespan,
    middleware=[
        Middleware(Below, path=settings.below),
        Middleware(SafeHeaders, scripts=services.paint.scripts, settings=settings),
        Middleware(Front, services=services),
    ],
    on_script_error=trouble,
)
