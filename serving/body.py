"""Builds the body of a page without the app: drawings in place of charts, forms in place of controls."""

from collections.abc import Iterator

import htpy as h
from htpy import Node

from components import addresses
from components.addresses import Address
from components.charts.contract import Chart
from components.content import cache, forms, view_files
from components.content.parts import Block, Context, Drawing, Files, Page, Pager, Place
from components.embeds.links import embed_of, workbench_params
from components.embeds.registry import paths
from components.html import unknown
from components.html.figure_html import drawing
from components.text import Text
from data import Dataset
from serving import embed_form

FILLED = {"embed": embed_form.place}
"""The functions for places that need more than a form of controls, by the name of the place."""


def body(context: Context, page: Page, address: Address) -> Iterator[Node]:
    """All parts of a page in order, after a notice about unknown values in the address."""
    if stranger := unknown.notice(context.text, context.dataset, address):
        yield h.div(class_="part-unknown")[stranger]
    for part in page.parts:
        match part:
            case Block():
                yield h.div(class_=f"part-{part.name}")[part.html]
            case Drawing():
                yield _drawn(context, part)
            case Place():
                yield FILLED[part.name](context, address) if part.name in FILLED else _place(context, part, address)
            case Pager():
                number = addresses.number(address.params, "page", part.pages)
                yield forms.pager(context.text, address.page, part.pages, number, address.params)
            case Files():
                yield h.p(".files")[view_files.links(context, page, part, address), _embed(context, address)]
                yield h.div(".part-other-forms")[view_files.others(context, page, part, address)]


def _place(context: Context, place: Place, address: Address) -> Node:
    """The controls as a form, in the room that those of the app take."""
    wide, narrow = place.room
    return h.div(class_=f"controls {place.name}", style=f"--room:{wide}px;--room-narrow:{narrow}px")[
        forms.form(context.text, address.page, place.controls, address.params) if place.controls else None
    ]


def _embed(context: Context, address: Address) -> Node:
    """The way to the code with which an article shows just this view."""
    text, (path, filters) = context.text, embed_of(address.page.path, address.params)
    if path not in paths(text, context.dataset):
        return None
    return h.a(href=addresses.link("embed", **workbench_params(path, filters)))[text.t("Embed this view")]


def _drawn(context: Context, part: Drawing) -> Node:
    return cache.cached(_sized, context.text, context.dataset, part.chart, part.selection)


def _sized(text: Text, dataset: Dataset, chart: Chart, selection: object) -> Node:
    """The drawing, as high as the interactive chart that takes its place."""
    drawn = cache.view(chart, dataset, text, selection)
    marks = chart.marks(dataset, selection)
    both = drawing(drawn.caption.alt, chart.svg(marks, text), drawn.narrow)
    return h.div(".sized", style=f"--height:{chart.height(marks)}px")[both]
