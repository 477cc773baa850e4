"""The embed page without the app: its choices as a form, and the code to copy."""

import htpy as h
from htpy import Node

from components.addresses import Address
from components.content import embed, forms
from components.content.parts import Context
from components.embeds import snippets, workbench
from components.embeds.snippets import Wish
from components.site import Site, site_of
from components.text import Text

WIDTH = 640
"""How wide the article of the preview is in pixels, where there is room."""


def place(context: Context, address: Address) -> Node:
    """The form, the code, and the links to the embed and to its picture."""
    text, params = context.text, address.params
    chosen = workbench.wish(text, context.dataset, params)
    site = site_of(context.site)
    return h.div(".controls.embed")[
        forms.form(text, address.page, workbench.controls(context, params), params),
        _code(text, site, chosen, workbench.form(text, params).one) if site else h.p(".notice")[embed.nowhere(text)],
        _preview(text, chosen),
    ]


def _preview(text: Text, chosen: Wish) -> Node:
    """The embed inside an article, from the host that serves this page unless embeds have one of their own."""
    site = site_of("/")
    if site is None:
        return None
    return workbench.article(text, text.t("How it looks in an article"), workbench.framed(site, chosen), WIDTH)


def _code(text: Text, site: Site, chosen: Wish, form: str) -> Node:
    name, use = embed.codes(text)[form]
    codes = workbench.codes(site, chosen, form)
    return [
        h.h2[text.t("Copy the code")],
        h.p(".small")[use],
        [_copied(name, code) for code in codes],
        h.p(".files")[
            h.a(href=snippets.address(site, chosen))[text.t("Open the embed")],
            " ",
            h.a(href=snippets.picture(site, chosen))[text.t("Its picture (PNG)")],
        ],
    ]


def _copied(name: str, code: str) -> Node:
    rows, words = str(code.count("\n") + 4), str.__str__(code)  # made as markup, it would be markup here too
    return h.textarea(".code", readonly=True, rows=rows, spellcheck="false", aria_label=name)[words]
