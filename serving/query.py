"""Parses the query of a page's address; parameters that the page does not know are left out."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from components.addresses import Address
from components.content.pages import pages
from data import Dataset

MOST = 50
"""The most parameters of an address that are read."""

FRAME, OPTIONS = "embed", "embed_options"
"""Streamlit's own parameters for an app inside a frame and for its look there."""

LOOKS = (
    *("show_toolbar", "show_padding", "show_footer", "show_colored_line", "disable_scrolling"),
    *("light_theme", "dark_theme", "hide_loading_screen", "show_loading_screen_v1", "show_loading_screen_v2"),
)
"""The options that Streamlit documents."""


def frame(pairs: Sequence[tuple[str, str]]) -> str:
    """The part of a query that asks for the desk inside a frame; an empty text if there is none."""
    if (FRAME, "true") not in [(name, value.lower()) for name, value in pairs]:
        return ""
    options = {value for name, value in pairs if name == OPTIONS}
    return urlencode([(FRAME, "true"), *((OPTIONS, each) for each in LOOKS if each in options)])


def clean(page: str, query: bytes) -> str:
    """The canonical form of a query: no empty values, and repeated fields of a form joined to one list."""
    listed = {each.name for each in pages()[page].address.parameters}
    fields = parse_qsl(query.decode("utf-8", "replace"), keep_blank_values=True)
    names = [name for name, _ in fields]
    if all(value for _, value in fields) and not any(names.count(name) > 1 for name in listed.intersection(names)):
        return query.decode("latin-1")
    lists = {name: ",".join(v for n, v in fields if n == name and v) for name in dict.fromkeys(names) if name in listed}
    others = [(name, value) for name, value in fields if name not in listed and value]
    return urlencode([*((name, value) for name, value in lists.items() if value), *others], safe=",")


def read(dataset: Dataset, page: str, query: bytes) -> Address:
    """Parse a query to the address of a page of the desk; a parameter that is repeated, as forms do, is one list."""
    params: dict[str, str] = {}
    pairs = parse_qsl(query.decode("utf-8", "replace"))[:MOST]
    for name, value in pairs:
        params[name] = f"{params[name]},{value}" if name in params else value
    return replace(pages()[page].address.read(dataset, params), frame=frame(pairs))
