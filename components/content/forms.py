"""Controls as plain forms and links, which work by address before the app is there, and without it."""

from collections.abc import Sequence

import htpy as h
from htpy import Element, Node

from components.addresses import PageAddress, Params, link
from components.content.parts import Control, Widget
from components.text import Text

PICKED = (Widget.MARKS, Widget.SEVERAL)
"""Controls of which any number of options can be chosen."""

DEFAULTS = {Widget.ONE_OF: 0, Widget.SWITCH: 0, Widget.STEP: -1}
"""Which option leaves the address alone, where one does."""


def form(text: Text, page: PageAddress, controls: Sequence[Control], params: Params) -> Element:
    """The controls of a place as a form; what else the address holds goes along, but for the page of results."""
    ours = {"page", *(control.name for control in controls), *(control.until for control in controls)}
    return h.form(".form", action=link(page.path), method="get")[
        (_field(text, control) for control in controls),
        (h.input(type="hidden", name=name, value=value) for name, value in params.items() if name not in ours),
        h.button(type="submit")[text.t("Show")],
    ]


def _field(text: Text, control: Control) -> Node:
    if control.widget is Widget.WORDS:
        typed = h.input(type="search", name=control.name, value=control.one, placeholder=control.hint)
        return h.label[h.span[control.label], typed]
    if control.widget in PICKED:
        return _boxes(control)
    if control.widget is Widget.SPAN:
        first, last = control.value
        ends = (
            (text.t("{label}, from", label=control.label), control.name, first, control.options[0][0]),
            (text.t("{label}, to", label=control.label), control.until, last, control.options[-1][0]),
        )
        return [_select(label, name, control.options, value, whole) for label, name, value, whole in ends]
    if len(control.options) < 2 and not control.empty:
        return None
    options = (("", control.empty), *control.options) if control.empty else control.options
    at = DEFAULTS.get(control.widget)
    return _select(control.label, control.name, options, control.one, options[at][0] if at is not None else "")


def _select(label: str, name: str, options: Sequence[tuple[str, str]], value: str, default: str) -> Element:
    """A list to choose from; the option that is the default leaves the address alone."""
    return h.label[
        h.span[label],
        h.select(name=name)[
            (h.option(value="" if each == default else each, selected=each == value)[words] for each, words in options)
        ],
    ]


def _boxes(control: Control) -> Element:
    """Boxes to tick, behind a press that says how many are ticked."""
    ticked = f" ({len(control.value)})" if control.value else ""
    return h.details(".boxes")[
        h.summary[control.label, ticked],
        h.div[
            (
                h.label[h.input(type="checkbox", name=control.name, value=each, checked=each in control.value), words]
                for each, words in control.options
            )
        ],
    ]


def pager(text: Text, page: PageAddress, pages: int, number: int, params: Params) -> Node:
    """The pages of results before and after, as links; nothing where there is one page only."""
    if pages < 2:
        return None

    def step(to: int, words: str) -> Node:
        shown = 1 <= to <= pages
        return h.a(href=link(page.path, **{**params, "page": str(to) if to > 1 else ""}))[words] if shown else h.span

    return h.nav(".pager", aria_label=text.t("Pages of results"))[
        step(number - 1, text.t("← Page before")),
        h.span[text.t("Page {number} of {pages}", number=number, pages=pages)],
        step(number + 1, text.t("Page after →")),
    ]
