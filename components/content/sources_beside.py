"""Two sources or two origins side by side, and the choice of another to set beside one."""

import htpy as h
from htpy import Element

from components.content.parts import Block, Context, Control, Page, Place, Widget, heading, html
from components.content.source_subject import Subject, back
from components.html import beside_sources
from components.text import Text
from data import Dataset, overlap

OTHERS = 60
"""Others that can be chosen to be set beside: those that speak most of the same."""


def choice(context: Context, about: Subject, chosen: str) -> Control:
    """A choice of another one to compare with: those that share most facts with it, and the chosen one."""
    text, dataset = context.text, context.dataset
    keys = tuple(dataset.origins if about.kind == "origin" else dataset.sources)
    mine = about.voice(dataset)
    count = {key: overlap.shared(mine, Subject(about.kind, key).voice(dataset)) for key in keys if key != about.key}
    nearest = sorted((key for key in count if count[key] or key == chosen), key=lambda key: -count[key])
    offered = [key for at, key in enumerate(nearest) if at < OTHERS or key == chosen]
    options = tuple((key, Subject(about.kind, key).short(text, dataset)) for key in offered)
    return Control("with", Widget.CHOICE, text.t("Set another beside it"), options, (chosen,), text.t("None chosen"))


def compared(context: Context, about: Subject, beside: Subject) -> Page:
    """Two of them side by side."""
    text, dataset = context.text, context.dataset
    both = overlap.overlap(dataset, about.voice(dataset), beside.voice(dataset))
    title = text.t("{first} beside {second}", first=about.short(text, dataset), second=beside.short(text, dataset))
    summary = beside_sources.summary(text, both)
    return Page(
        title,
        summary,
        (
            heading(text.t("Sources"), title, summary),
            Block("source-both", html(_both, context, about, beside)),
            Place("with", (choice(context, about, beside.key),), room=(100, 100)),
            Block("source-back", back(text)),
        ),
    )


def _both(text: Text, dataset: Dataset, about: Subject, beside: Subject) -> Element:
    both = overlap.overlap(dataset, about.voice(dataset), beside.voice(dataset))
    names = (about.short(text, dataset), beside.short(text, dataset))
    tables = ((text.t("Where they differ"), both.unlike), (text.t("Where they agree"), both.alike))
    sides = zip((about, beside), names, both.only, strict=True)
    return h.div(".story")[
        (
            [
                h.h2[name],
                beside_sources.table(text, dataset, shared, names, name) if shared else h.p[text.t("Nowhere.")],
            ]
            for name, shared in tables
        ),
        (
            [
                h.h2[text.t("What only {name} says", name=name)],
                beside_sources.only(text, dataset, only, each.link(show="says")) if only else h.p[text.t("Nothing.")],
            ]
            for each, name, only in sides
        ),
    ]
