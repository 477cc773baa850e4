"""The embed page's parts: what is embedded and how, the preview in an article, the code, and what hosts do to it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlsplit

import htpy as h
import streamlit as st
from htpy import Element
from markupsafe import Markup

from components.addresses import below, one
from components.content import embed, timeline
from components.content.parts import Control, Place, Widget
from components.desk import controls, html_block, timeline_page, walk
from components.desk.frame import Desk
from components.embeds import pictures, snippets
from components.embeds.files import LIVE
from components.embeds.filtered import filtered
from components.embeds.index import kind_name
from components.embeds.links import things
from components.embeds.page import Page
from components.embeds.registry import makers, paths
from components.embeds.snippets import Wish
from components.html import labels
from components.site import Site, site_of
from components.text import Text
from data import Dataset

WIDTHS = {"column": snippets.ALL, "320": 320, "640": 640, "960": 960}
"""Pixels of a frame, and of the previews."""

THEMES, STATES = ("auto", "light", "dark"), ("live", "frozen")


def show(desk: Desk) -> None:
    """Draw the page."""
    walk.show(desk, {"embed": _workbench})


def _workbench(desk: Desk, _place: Place) -> None:
    """What is chosen, the code of it, and how it looks."""
    chosen = wish(desk)
    codes_to_copy(desk, chosen)
    preview(desk, chosen)


def wish(desk: Desk) -> Wish:
    """What the reader wants to embed, from the controls and the address."""
    text = desk.text
    path, filters = _chosen(desk)
    words = embed.choices(text)
    widths = {name: words.get(name, f"{name} px") for name in WIDTHS}
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    with left:
        width = _option(Widget.ONE_OF, "width", text.t("Width"), widths)
    with middle:
        theme = _option(Widget.SWITCH, "theme", text.t("Appearance"), {name: words[name] for name in THEMES})
    with right:
        state = _option(Widget.SWITCH, "state", text.t("Figures"), {name: words[name] for name in STATES})
    folder = desk.dataset.version if state == "frozen" else LIVE
    page = _page(desk.dataset, text, path)
    return Wish(page, folder, filters, "" if theme == THEMES[0] else theme, WIDTHS[width])


def _chosen(desk: Desk) -> tuple[str, dict[str, str]]:
    """The path of the chosen page, and its filters."""
    text = desk.text
    names = embed.drawings(text) | {name: kind_name(text, folder) for name, folder in things().items()}
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        view = _option(Widget.ONE_OF, "view", text.t("What"), names)
    choice = embed.RELEASE if view == embed.DASHBOARD else view
    controls.write(**{name: "" for name in things() if name != choice})
    with right:
        if view == embed.DASHBOARD:
            return view, {embed.RELEASE: _release(desk)}
        if view in things():
            return _thing(desk, view, names[view]), {}
    if view == "timeline":
        timeline_page.filters(timeline.filters(desk.context, controls.params()))
        return view, {name: value for name, value in controls.params().items() if name in ("kind", "from", "to")}
    return view, {}


def _release(desk: Desk) -> str:
    """The release with which the dashboard opens; empty for all."""
    name, words, text = embed.RELEASE, embed.releases(desk.text, desk.dataset), desk.text
    asked = (one(controls.params(), name, words),)
    control = Control(name, Widget.CHOICE, text.t("Release"), tuple(words.items()), asked, text.t("All releases"))
    return next(iter(controls.draw(control)), "")


def _thing(desk: Desk, view: str, label: str) -> str:
    """The page of one release, person or figure."""
    folder, all_paths = things()[view], paths(desk.text, desk.dataset)
    items = _sorted(desk, [path.partition("/")[2] for path in all_paths if path.startswith(f"{folder}/")])
    words = tuple((item, labels.dated(desk.text, desk.dataset, item)) for item in items)
    asked = one(controls.params(), view, items, items[0])
    return f"{folder}/{controls.draw(Control(view, Widget.CHOICE, label, words, (asked,)))[0]}"


def _option(widget: Widget, name: str, label: str, words: Mapping[str, str]) -> str:
    """One of a few options, of which the first is the default."""
    asked = one(controls.params(), name, words, next(iter(words)))
    return controls.draw(Control(name, widget, label, tuple(words.items()), (asked,)))[0]


def _sorted(desk: Desk, items: Sequence[str]) -> list[str]:
    """People by name, events with the newest first."""
    events = desk.dataset.events
    if items[0] in events:
        return sorted(items, key=lambda item: events[item].date, reverse=True)
    return sorted(items, key=lambda item: desk.dataset.people[item].name)


@lru_cache(maxsize=64)
def _page(dataset: Dataset, text: Text, path: str) -> Page:
    """A page that can be embedded, made once however many readers choose it."""
    return dict(makers(text, dataset))[path]()


def preview(desk: Desk, chosen: Wish) -> None:
    """The embed as readers meet it: inside an article, on a phone, in a column, and wide."""
    text, site = desk.text, _site()
    if site is None:
        said = text.t("Frames are given out where the desk runs as a server (make run), or at FREED_EMBED_URL.")
        html_block.show("preview", h.p(".notice")[said])
        return
    html_block.show(
        "preview",
        h.div(".previews", data_script=urlsplit(site.top(snippets.SCRIPT)).path)[
            (
                _article(text, snippets.plain(site, replace(chosen, width=snippets.ALL)), width)
                for width in (320, 640, 960)
            )
        ],
    )


def _article(text: Text, frame: str, width: int) -> Element:
    """A sample article of a width around a frame."""
    return h.figure(".preview", style=f"--width:{width}px", tabindex="0")[
        h.figcaption(".small")[text.t("In {width} pixels", width=text.number(width))],
        h.div(".article")[
            h.p[embed.before(text)],
            Markup(f"<freed-embed>{frame}</freed-embed>"),  # noqa: S704  # htpy has escaped the frame
            h.p[embed.after(text)],
        ],
    ]


def codes_to_copy(desk: Desk, chosen: Wish) -> None:
    """The code in every form, each with a button that copies it, and the pictures as files."""
    site = _site()
    if site is None:
        return
    text, words = desk.text, embed.codes(desk.text)
    html_block.show("code-heading", h.h2[text.t("Copy the code")])
    made = {
        "plain": [snippets.plain(site, chosen)],
        "growing": [snippets.growing(site, chosen)],
        "element": [snippets.element(site, chosen)],
        "oembed": [snippets.address(site, chosen), snippets.endpoint(site, chosen)],
        "markdown": [snippets.markdown(site, chosen)],
    }
    form = _option(Widget.SWITCH, "form", text.t("Form"), {name: words[name][0] for name in made})
    html_block.show("code-use", h.p(".small")[words[form][1]])
    for code in made[form]:
        st.code(code, language=None, wrap_lines=True)  # its colours for words of a language are too pale
    _files(desk, chosen)


def _files(desk: Desk, chosen: Wish) -> None:
    """The picture of just this view for a screen and for print, drawn when it is asked for."""
    text, name = desk.text, chosen.page.path.replace("/", "-")
    screen = f"{desk.dataset.story.slug}-{name}"
    paper = f"{screen}-print"

    def drawn(*, printed: bool = False) -> str:
        page = filtered(text, desk.dataset, chosen.page, chosen.filters)
        whole = pictures.whole if page.drawing else pictures.card
        return (pictures.printed if printed else whole)(text, desk.dataset, page)

    files = (
        (text.t("Download as PNG"), screen, "png", lambda: pictures.png(drawn())),
        (text.t("Download as SVG"), screen, "svg", drawn),
        (text.t("PNG for print (6 inches, 300 dpi)"), paper, "png", lambda: pictures.printed_png(drawn(printed=True))),
        (text.t("SVG for print (6 inches)"), paper, "svg", lambda: drawn(printed=True)),
    )
    with st.container(horizontal=True):
        for label, file, kind, make in files:
            st.download_button(
                label,
                make,
                file_name=f"{file}.{kind}",
                mime="image/png" if kind == "png" else "image/svg+xml",
                key=f"embed-{file.removeprefix(screen)}{kind}",
                on_click="ignore",
            )


def _site() -> Site | None:
    """The site of the embeds under the address by which this reader sees the desk."""
    parts = urlsplit(st.context.url or "")
    return site_of(f"{parts.scheme}://{parts.netloc}{below()}")
