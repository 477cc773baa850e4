"""Everything that the first reader would wait for, done before anybody comes."""

import contextlib
import ctypes
import gc

from components.charts import route_map, timeline
from components.content import cache
from components.text import text_for
from components.theme import Scheme
from data import Dataset
from serving import streamlit_hooks

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


def freeze() -> None:
    """Freeze the objects that exist now, so that the garbage collection after each run skips them."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
