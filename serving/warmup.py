"""Does at the start of the server what the first reader would otherwise wait for."""

import contextlib
import ctypes
import gc
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain

from components.addresses import Address, Scope
from components.charts import route_map, timeline
from components.content import cache
from components.content.pages import pages
from components.content.parts import Context, Page, Pager, Place, Widget
from components.html.rendered import rendered
from components.text import text_for
from components.theme import Scheme
from data import Dataset
from serving import streamlit_hooks
from serving.body import body

HEAVY = ("pandas", "pyarrow", "plotly.graph_objects", "streamlit.elements.plotly_chart", "streamlit.dataframe_util")
"""Modules that are slow to import and that the first run of a page needs."""


ARENAS = (-8, 2)
"""`M_ARENA_MAX` of glibc's mallopt, and its value: how many memory arenas threads may use; each run is a thread."""


def prepare() -> None:
    """Import what pages need later, and turn off Streamlit's own discovery of pages."""
    with contextlib.suppress(OSError, AttributeError):  # another libc has no such thing
        ctypes.CDLL(None).mallopt(*ARENAS)
    streamlit_hooks.let_the_menu_name_the_pages()
    streamlit_hooks.import_early(HEAVY)


def figures(dataset: Dataset) -> None:
    """Build the interactive charts without filters, for both colour schemes."""
    text = text_for("en")
    for kind, chosen in ((timeline, timeline.Selection()), (route_map, route_map.Selection())):
        for scheme in Scheme:
            cache.figure(kind, dataset, text, chosen, scheme)


MOST_AHEAD = 400
"""The most values of a parameter that are drawn ahead: of thousands few are ever read, and they push out others."""


def draw_ahead(dataset: Dataset, stop: threading.Event, today: date, sessions: Callable[[], int] = lambda: 0) -> None:
    """Render and cache parts of pages in the background, in half of the time of one thread, and less beside readers.

    These are the pages of all people, events and subjects, each single value of a filter, each step, and each page of
    results. Periods, words and combinations of values are too many.
    """
    context = Context(text_for("en"), dataset, today)
    turned: list[Address] = []
    for address in chain(_addresses(dataset), turned):
        began = time.thread_time()
        page = pages()[address.page.name].make(context, address.params)
        rendered(body(context, page, address))
        turned += _turned(dataset, page, address)
        if stop.wait(rest(time.thread_time() - began, sessions())):
            return


def rest(worked: float, sessions: int) -> float:
    """Seconds to rest after some seconds of work: as many without sessions, and as many more for every ten sessions."""
    return worked * (1 + sessions / 10)


def _addresses(dataset: Dataset) -> Iterator[Address]:
    """The addresses of all pages, and of each page with each single value of one of its parameters.

    Those that make another page of it come first.
    """
    described = [each.address for each in pages().values()]
    yield from (page.read(dataset, {}) for page in described)
    for scope in Scope:
        for page in described:
            for each in (parameter for parameter in page.parameters if parameter.scope is scope):
                values = each.known(dataset)
                if len(values) <= MOST_AHEAD:
                    yield from (page.read(dataset, {each.name: value}) for value in values)


def _turned(dataset: Dataset, page: Page, address: Address) -> Iterator[Address]:
    """The addresses of the steps and of the further pages of results of a page without filters."""
    if address != address.plain:
        return
    for part in page.parts:
        controls = part.controls if isinstance(part, Place) else ()
        further = {each.name: dict(each.options) for each in controls if each.widget is Widget.STEP}
        if isinstance(part, Pager):
            further = {"page": dict.fromkeys(map(str, range(2, part.pages + 1)), "")}
        for name, values in further.items():
            yield from (address.page.read(dataset, {**address.params, name: value}) for value in values)


def freeze() -> None:
    """Freeze the objects that exist now, so that the garbage collection after each run skips them."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
