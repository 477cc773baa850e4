"""Controls as plain HTML forms and links, which work by address before the app has started and without it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import htpy as h
from htpy import Element, Node
from markupsafe import Markup, escape

from components.addresses import PageAddress, Params, link
from components.content.parts import Control, Widget
from components.html.rendered import rendered
from components.text import Text

DEFAULTS = {Widget.ONE_OF: 0, Widget.SWITCH: 0, Widget.STEP: -1}
"""Which option leaves the address alone, where one does."""

LISTS = 512
"""Lists of options that are kept drawn; some have hundreds, and stand on every page of a kind."""

Options = tuple[tuple[str, str], ...]


def form(text: Text, page: PageAddress, controls: Sequence[Control], params: Params) -> Element:
    """The controls of a place as a form; it keeps the other parameters of the address, except the page of results."""
    ours = {"page", *(control.name for control in controls), *(control.until for control in controls)}
    return h.form(".form", action=link(page.path), method="get", autocomplete="off")[
        (_field(text, control) for control in controls if not control.folded),
        _folded(text, [control for control in controls if control.folded]),
        (h.input(type="hidden", name=name, value=value) for name, value in params.items() if name not in ours),
        h.button(type="submit")[text.t("Show")],
        (_steps(text, page, control, params) for control in controls if control.widget is Widget.STEP),
    ]


def _folded(text: Text, controls: Sequence[Control]) -> Node:
    """Collapsed controls, under a heading that says how many of them are in use."""
    used = sum(any(control.value) for control in controls)
    count = f" ({text.number(used)})" if used else ""
    fields = h.div[(_field(text, control) for control in controls)]
    return h.details(".more-fields")[h.summary[text.t("More filters"), count], fields] if controls else None


def _field(text: Text, control: Control) -> Node:
    if control.widget in (Widget.WORDS, Widget.LIVE):
        typed = h.input(type="search", name=control.name, value=control.one, placeholder=control.hint)
        return h.label[h.span[control.label], typed]
    if control.widget is Widget.MARKS:
        return h.fieldset(".marks")[h.legend[control.label], _ticks(control)] if control.options else None
    if control.widget is Widget.SEVERAL:
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


def _select(label: str, name: str, options: Options, value: str, default: str) -> Element:
    """A list to choose from; the option that is the default leaves the address alone."""
    drawn = _marked(_listed(options, default), ["" if value == default else value], "selected")
    return h.label[h.span[label], h.select(name=name)[drawn]]


@lru_cache(maxsize=LISTS)
def _listed(options: Options, default: str) -> Markup:
    """The options of a list, none of which is chosen."""
    drawn = h.fragment[(h.option(value="" if each == default else each)[words] for each, words in options)]
    return rendered(drawn)


def _marked(drawn: Markup, values: Iterable[str], mark: str) -> Markup:
    """Options of which some are chosen."""
    html = str.__str__(drawn)
    for value in values:
        attribute = f'value="{escape(value)}"'
        html = html.replace(f"{attribute}>", f"{attribute} {mark}>", 1)
    return Markup(html)  # noqa: S704  # it was escaped before, and so is the value


def _boxes(control: Control) -> Element:
    """Collapsed checkboxes, under a heading that says how many are ticked."""
    ticked = f" ({len(control.value)})" if control.value else ""
    return h.details(".boxes")[
        h.summary[control.label, ticked],
        h.div[_ticks(control)],
    ]


def _ticks(control: Control) -> Markup:
    return _marked(_unticked(control.name, control.options), control.value, "checked")


@lru_cache(maxsize=LISTS)
def _unticked(name: str, options: Options) -> Markup:
    """Boxes of which none is ticked."""
    drawn = h.fragment[(h.label[h.input(type="checkbox", name=name, value=each), words] for each, words in options)]
    return rendered(drawn)


def _steps(text: Text, page: PageAddress, control: Control, params: Params) -> Node:
    """Links to the steps before and after; only the app can play them."""
    last = len(control.options)
    if last < 2:
        return None

    def step(to: int, words: str) -> Node:
        address = link(page.path, **{**params, control.name: str(to) if to < last else ""})
        return h.a(href=address)[words] if 1 <= to <= last else h.span[words]

    at = int(control.one)
    play = h.button(type="button", data_starts=text.t("Play"))[text.t("Play")]
    return h.span(".steps")[step(at - 1, text.t("Back")), step(at + 1, text.t("Next")), play]


def pager(text: Text, page: PageAddress, pages: int, number: int, params: Params) -> Node:
    """The pages of results before and after, as links; nothing where there is one page only."""
    if pages < 2:
        return None

    def step(to: int, words: str) -> Node:
        exists = 1 <= to <= pages
        return h.a(href=link(page.path, **{**params, "page": str(to) if to > 1 else ""}))[words] if exists else h.span

    return h.nav(".pager", aria_label=text.t("Pages of results"))[
        step(number - 1, text.t("← Page before")),
        h.span[text.t("Page {number} of {pages}", number=number, pages=pages)],
        step(number + 1, text.t("Page after →")),
    ]
