"""The desk as a web server: `uvicorn server:app`, or `streamlit run server.py`."""

import os
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
import streamlit as st
from starlette.middleware import Middleware

from components.frame import trouble
from data import Dataset
from data.shelf import shared
from serving import logs, shell, warmup
from serving.assets import Assets
from serving.first_paint import PRELOAD, FirstPaint
from serving.front import Front
from serving.headers import SafeHeaders
from serving.metrics import Metrics
from serving.settings import ROOT, Settings

settings = Settings.read(os.environ)
shelf, metrics = shared(), Metrics()
assets = Assets(settings.assets)
paint = FirstPaint(shelf, PRELOAD)


def _warm(dataset: Dataset) -> None:
    """Make every page and chart of a dataset before a reader asks for it."""
    warmup.figures(dataset)
    paint.warm()
    warmup.freeze()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, object]]:
    """Warm up, watch the tables, pack the files; and end both threads with the server."""
    logs.begin(metrics.failed)
    stop = threading.Event()
    warmup.prepare()
    await anyio.to_thread.run_sync(_warm, shelf.dataset)
    shelf.watch(stop, _warm)
    assets.polish(shell.files(paint.source))
    try:
        yield {"shelf": shelf}
    finally:
        stop.set()
        assets.rest()


app = st.App(
    ROOT / "app.py",
    lifespan=lifespan,
    middleware=[
        Middleware(SafeHeaders, scripts=paint.scripts, ancestors=settings.frame_ancestors),
        Middleware(Front, paint=paint, assets=assets, shelf=shelf, metrics=metrics, settings=settings),
    ],
    on_script_error=trouble,
)
