"""What a query asks of a page: those of its parameters that the page knows; everything else is left out."""

from dataclasses import replace
from urllib.parse import parse_qsl

from components.addresses import Address, frame
from components.content.pages import pages
from data import Dataset

MOST = 50
"""Parameters of an address that are looked at."""


def read(dataset: Dataset, page: str, query: bytes) -> Address:
    """The address of a page of the desk; what stands in it more than once, as forms send it, is one list."""
    params: dict[str, str] = {}
    pairs = parse_qsl(query.decode("utf-8", "replace"))[:MOST]
    for name, value in pairs:
        params[name] = f"{params[name]},{value}" if name in params else value
    return replace(pages()[page].address.read(dataset, params), frame=frame(pairs))
