"""The choices of the embed page and what an address chooses, for the desk's controls and for a plain form."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import htpy as h
from htpy import Element
from markupsafe import Markup

from components.addresses import Params, one
from components.content import embed, timeline
from components.content.parts import Context, Control, Widget
from components.embeds import snippets
from components.embeds.files import LIVE
from components.embeds.index import kind_name
from components.embeds.links import things
from components.embeds.page import Page
from components.embeds.registry import makers, paths
from components.embeds.snippets import Wish
from components.html import labels
from components.site import Site
from components.text import Text
from data import Dataset

PERIOD = ("kind", "from", "to")


def view(text: Text, params: Params) -> Control:
    """The choice of the kind of view."""
    names = embed.drawings(text) | {name: kind_name(text, folder) for name, folder in things().items()}
    return _option(Widget.ONE_OF, "view", text.t("What"), names, params)


def thing(text: Text, dataset: Dataset, params: Params) -> Control | None:
    """The choice of a release, person or figure, or the dashboard's first release; None for other drawings."""
    kind = view(text, params)
    if kind.one == embed.DASHBOARD:
        words = embed.releases(text, dataset)
        chosen = (one(params, embed.RELEASE, words),)
        return Control(
            embed.RELEASE, Widget.CHOICE, text.t("Release"), tuple(words.items()), chosen, text.t("All releases")
        )
    if kind.one not in things():
        return None
    items = _items(text, dataset, things()[kind.one])
    named = tuple((item, labels.dated(text, dataset, item)) for item in items)
    return Control(
        kind.one, Widget.CHOICE, dict(kind.options)[kind.one], named, (one(params, kind.one, items, items[0]),)
    )


def frame(text: Text, params: Params) -> tuple[Control, Control, Control]:
    """The choices of width, appearance, and whether the figures may change."""
    words = embed.choices(text)
    widths = {name: words.get(name, f"{name} px") for name in embed.WIDTHS}
    return (
        _option(Widget.ONE_OF, "width", text.t("Width"), widths, params),
        _option(Widget.SWITCH, "theme", text.t("Appearance"), {name: words[name] for name in embed.THEMES}, params),
        _option(Widget.SWITCH, "state", text.t("Figures"), {name: words[name] for name in embed.STATES}, params),
    )


def form(text: Text, params: Params) -> Control:
    """The choice of the form of code."""
    words = {name: embed.codes(text)[name][0] for name in embed.FORMS}
    return _option(Widget.SWITCH, "form", text.t("Form"), words, params)


def controls(context: Context, params: Params) -> tuple[Control, ...]:
    """All choices in order; the timeline has those of its period too."""
    text, dataset = context.text, context.dataset
    chosen = thing(text, dataset, params)
    period = timeline.filters(context, params) if view(text, params).one == "timeline" else ()
    return (view(text, params), *((chosen,) if chosen else ()), *period, *frame(text, params), form(text, params))


def wish(text: Text, dataset: Dataset, params: Params) -> Wish:
    """The embed that an address chooses."""
    width, theme, state = (control.one for control in frame(text, params))
    folder = dataset.version if state == "frozen" else LIVE
    kind, chosen = view(text, params).one, thing(text, dataset, params)
    path, filters = kind, {}
    if chosen and kind == embed.DASHBOARD:
        filters = {embed.RELEASE: chosen.one}
    elif chosen:
        path = f"{things()[kind]}/{chosen.one}"
    elif kind == "timeline":
        filters = {name: params[name] for name in PERIOD if params.get(name)}
    return Wish(_page(dataset, text, path), folder, filters, "" if theme == embed.THEMES[0] else theme, _pixels(width))


def _pixels(width: str) -> int:
    """The width of a frame; `snippets.ALL` is that of its column."""
    return int(width) if width.isdigit() else snippets.ALL


def codes(site: Site, chosen: Wish, name: str) -> list[str]:
    """The code of an embed, in one form."""
    match name:
        case "growing":
            return [snippets.growing(site, chosen)]
        case "element":
            return [snippets.element(site, chosen)]
        case "oembed":
            return [snippets.address(site, chosen), snippets.endpoint(site, chosen)]
        case "markdown":
            return [snippets.markdown(site, chosen)]
    return [snippets.plain(site, chosen)]


def _option(widget: Widget, name: str, label: str, words: Mapping[str, str], params: Params) -> Control:
    """One of a few options, of which the first is the default."""
    return Control(name, widget, label, tuple(words.items()), (one(params, name, words, next(iter(words))),))


def _items(text: Text, dataset: Dataset, folder: str) -> Sequence[str]:
    """What has a page in a folder: people by name, events the newest first, all others in their own order."""
    items = [path.partition("/")[2] for path in paths(text, dataset) if path.startswith(f"{folder}/")]
    if items[0] in dataset.events:
        return sorted(items, key=lambda item: dataset.events[item].date, reverse=True)
    if items[0] in dataset.people:
        return sorted(items, key=lambda item: dataset.people[item].name)
    return items


@lru_cache(maxsize=64)
def _page(dataset: Dataset, text: Text, path: str) -> Page:
    """A page that can be embedded, cached for all readers."""
    return dict(makers(text, dataset))[path]()


def framed(site: Site, chosen: Wish) -> Markup:
    """The frame of a preview, as wide as its column whatever width the code has."""
    return Markup(snippets.plain(site, replace(chosen, width=snippets.ALL)))  # noqa: S704  # htpy has escaped it


def article(text: Text, caption: str, frame: Markup, width: int) -> Element:
    """A sample article of a width around a frame."""
    return h.figure(".preview", style=f"--width:{width}px", tabindex="0")[
        h.figcaption(".small")[caption],
        h.div(".article")[h.p[embed.before(text)], frame, h.p[embed.after(text)]],
    ]
