"""The frame of the pages around the embeds: a head that loads nothing, a style sheet, and a body."""

import htpy as h
from htpy import Node

from components.embeds.head import named
from components.embeds.page import raw
from components.text import Text


def plain(text: Text, title: str, policy: str, style: str, body: Node) -> bytes:
    """A whole page that search engines leave out; it works from a disk too."""
    whole = h.html(lang=text.language)[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(http_equiv="Content-Security-Policy", content=policy),
            named("viewport", "width=device-width"),
            named("robots", "noindex"),
            h.title[title],
            h.link(rel="icon", href="data:,"),
            h.style[raw(style)],
        ],
        body,
    ]
    return f"{whole}\n".encode()
