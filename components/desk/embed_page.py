"""The embed page's parts: what is embedded and how, the preview in an article, the code, and what hosts do to it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import urlsplit

import htpy as h
import streamlit as st
from htpy import Element
from markupsafe import Markup

from components.address import below, one
from components.content import embed
from components.desk import controls, panels, timeline_page
from components.desk.frame import Desk
from components.embeds import pictures, site_address, snippets
from components.embeds.files import LIVE
from components.embeds.filtered import filtered
from components.embeds.index import kind_name
from components.embeds.links import THINGS_HERE as THINGS
from components.embeds.page import Page, Site
from components.embeds.registry import makers, paths
from components.embeds.snippets import Wish
from components.text import Text
from data import Dataset

WIDTHS = {"column": snippets.ALL, "320": 320, "640": 640, "960": 960}
"""Pixels of a frame, and of the previews."""

THEMES, STATES = ("auto", "light", "dark"), ("live", "frozen")


def heading(desk: Desk) -> None:
    """What this page is for."""
    kicker, title, purpose = embed.heading(desk.text)
    panels.show("heading", h.p(".kicker")[kicker], h.h1[title], h.p(".lede")[purpose])


def wish(desk: Desk) -> Wish:
    """What the reader wants to embed, from the controls and the address."""
    text, given = desk.text, controls.params()
    path, filters = _chosen(desk)
    words = embed.choices(text)
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    with left:
        width = controls.one_of(text.t("Width"), "width", list(WIDTHS), lambda w: words.get(w, f"{w} px"), given)
    with middle:
        theme = controls.switch(text.t("Appearance"), "theme", THEMES, lambda t: words[t], given)
    with right:
        state = controls.switch(text.t("Figures"), "state", STATES, lambda s: words[s], given)
    folder = desk.dataset.version if state == "frozen" else LIVE
    page = _page(desk.dataset, text, path)
    return Wish(page, folder, filters, "" if theme == THEMES[0] else theme, WIDTHS[width])


def _chosen(desk: Desk) -> tuple[str, dict[str, str]]:
    """The path of the chosen page, and its filters."""
    text = desk.text
    names = embed.charts(text) | {name: kind_name(text, folder) for name, folder in THINGS.items()}
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        view = controls.one_of(text.t("What"), "view", list(names), lambda n: names[n], controls.params())
    controls.keep(**{name: "" for name in THINGS if name != view})
    if view in THINGS:
        with right:
            return _thing(desk, view, names[view]), {}
    if view == "timeline":
        kinds, first, last = timeline_page.filters(desk)
        return view, {"kind": ",".join(kinds), "from": first, "to": last}
    return view, {}


def _thing(desk: Desk, view: str, label: str) -> str:
    """The page of one release, person or figure."""
    folder, found = THINGS[view], paths(desk.text, desk.dataset)
    items = _sorted(desk, [path.partition("/")[2] for path in found if path.startswith(f"{folder}/")])
    asked = one(controls.params(), view, items, items[0])
    return f"{folder}/{controls.choice(label, view, items, lambda item: _item(desk, item), '', asked)}"


def _sorted(desk: Desk, items: Sequence[str]) -> list[str]:
    """People by name, events with the newest first."""
    events = desk.dataset.events
    if items[0] in events:
        return sorted(items, key=lambda item: events[item].date, reverse=True)
    return sorted(items, key=lambda item: desk.dataset.people[item].name)


def _item(desk: Desk, name: str) -> str:
    if person := desk.dataset.people.get(name):
        return person.name
    event = desk.dataset.events[name]
    return desk.text.t("{date}: {headline}", date=desk.text.short_date(event.date), headline=event.headline)


@lru_cache(maxsize=64)
def _page(dataset: Dataset, text: Text, path: str) -> Page:
    """A page that can be embedded, made once however many readers choose it."""
    return dict(makers(text, dataset))[path]()


def preview(desk: Desk, chosen: Wish) -> None:
    """The embed as readers meet it: inside an article, on a phone, in a column, and wide."""
    text, site = desk.text, _site()
    if site is None:
        said = text.t("Frames are given out where the desk runs as a server (make run), or at FREED_EMBED_URL.")
        panels.show("preview", h.p(".notice")[said])
        return
    panels.show(
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
    panels.show("code-heading", h.h2[text.t("Copy the code")])
    made = {
        "plain": [snippets.plain(site, chosen)],
        "growing": [snippets.growing(site, chosen)],
        "element": [snippets.element(site, chosen)],
        "oembed": [snippets.address(site, chosen), snippets.endpoint(site, chosen)],
        "markdown": [snippets.markdown(site, chosen)],
    }
    form = controls.switch(text.t("Form"), "form", list(made), lambda name: words[name][0], controls.params())
    panels.show("code-use", h.p(".small")[words[form][1]])
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


def hosts(desk: Desk) -> None:
    """What the code will and will not do."""
    text = desk.text
    panels.show(
        "hosts",
        h.h2[text.t("What hosts do to the code")],
        embed.checklist(text),
        h.h2[text.t("What every embed does, and does not")],
        embed.promises(text),
    )


def _site() -> Site | None:
    """The site of the embeds under the address by which this reader sees the desk."""
    parts = urlsplit(st.context.url or "")
    return site_address.site(f"{parts.scheme}://{parts.netloc}{below()}")
