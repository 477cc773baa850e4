"""Everything that the first reader would wait for, done before anybody comes."""

import contextlib
import ctypes
import gc
import threading
import time
from collections.abc import Iterator
from datetime import date

import htpy as h

from components.addresses import Address, Scope
from components.charts import route_map, timeline
from components.content import cache
from components.content.pages import pages
from components.content.parts import Context
from components.text import text_for
from components.theme import Scheme
from data import Dataset
from serving import streamlit_hooks
from serving.body import body

HEAVY = ("pandas", "pyarrow", "plotly.graph_objects", "streamlit.elements.plotly_chart", "streamlit.dataframe_util")
"""Modules that a page would import in its first run."""


ARENAS = (-8, 2)
"""`M_ARENA_MAX` of glibc's mallopt, and how many places in memory threads may take from; each run is a thread."""


def prepare() -> None:
    """Import what pages import later, and turn off Streamlit's own discovery of pages."""
    with contextlib.suppress(OSError, AttributeError):  # another libc has no such thing
        ctypes.CDLL(None).mallopt(*ARENAS)
    streamlit_hooks.let_the_menu_name_the_pages()
    streamlit_hooks.import_early(HEAVY)


def figures(dataset: Dataset) -> None:
    """Build the interactive charts as they are without a choice, for both appearances."""
    text = text_for("en")
    for kind, chosen in ((timeline, timeline.Selection()), (route_map, route_map.Selection())):
        for scheme in Scheme:
            cache.figure(kind, dataset, text, chosen, scheme)


def draw_ahead(dataset: Dataset, stop: threading.Event, today: date) -> None:
    """Draw what the pages of all people, events and subjects are made of, in half of the time of one thread."""
    context = Context(text_for("en"), dataset, today)
    for address in _addresses(dataset):
        began = time.thread_time()
        str(h.fragment[body(context, pages()[address.page.name].make(context, address.params), address)])
        if stop.wait(time.thread_time() - began):
            return


def _addresses(dataset: Dataset) -> Iterator[Address]:
    """Every page of its own: the pages, and for each value that makes another page of one, that page."""
    for page in pages().values():
        for each in page.address.parameters:
            values = each.known(dataset) if each.scope is Scope.IDENTITY else ()
            yield from (page.address.read(dataset, {each.name: value}) for value in values)


def freeze() -> None:
    """Freeze the objects that exist now, so that the garbage collection after each run skips them."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
