"""A page of words alone, in a frame as high as they are."""

from typing import Any

import htpy as h
from htpy import Node

from components.embeds.page import Page, heights, raw, room


def of_words(path: str, title: str, subtitle: str, body: Node, **rest: Any) -> Page:
    """A page of words, in a frame as high as they are."""
    inside = str(h.fragment[body])
    tall = heights(lambda _: 0, lambda width: room(width, title, subtitle, inside))
    return Page(path, title, subtitle, raw(inside), heights=tall, **rest)
