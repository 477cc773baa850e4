"""The desk inside a frame of another page: one line that names the source, and links that stay in the frame."""

import re
from datetime import date
from html import escape, unescape

import htpy as h
from htpy import Element

from components.html import freshness
from components.text import Text
from data import Dataset

_LINK = re.compile(r'<a\b[^>]*\bhref="(/(?!/)[^"#.]*)(#[^"]*)?"[^>]*>')
_FORM = re.compile(r"<form\b[^>]*>")


def line(text: Text, dataset: Dataset, today: date, full: str) -> Element:
    """The line above a page in a frame, in place of the menu and the masthead; it links to the full desk."""
    return h.div(".fb")[
        h.p(".framed")[
            h.b[text.t(dataset.story.name)],
            " · ",
            freshness.reach(text, dataset, today),
            " · ",
            h.a(href=full, target="_blank", rel="noopener")[text.t("Open the full desk")],
        ]
    ]


def look(frame: str) -> str:
    """The style rule for the appearance that a frame asks for."""
    return next((f"html{{color-scheme:{name}}}" for name in ("light", "dark") if f"{name}_theme" in frame), "")


def carried(html: str, frame: str) -> str:
    """HTML in which links and forms of the desk repeat the query of the frame, except those that open a new window."""
    if not frame:
        return html
    fields = "".join(
        f'<input type="hidden" name="{name}" value="{value}">'
        for name, value in (pair.split("=") for pair in frame.split("&"))
    )

    def link(match: re.Match[str]) -> str:
        """One link with the query of the frame."""
        if 'target="_blank"' in match[0]:
            return match[0]
        address = unescape(match[1])
        framed = escape(f"{address}{'&' if '?' in address else '?'}{frame}")
        return match[0].replace(f'href="{match[1]}', f'href="{framed}', 1)

    return _FORM.sub(lambda match: match[0] + fields, _LINK.sub(link, str.__str__(html)))
