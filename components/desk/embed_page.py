"""The parts of the embed page: the choices, a preview in an article, the code, and what hosts do to it."""

from urllib.parse import urlsplit

import htpy as h
import streamlit as st
from markupsafe import Markup

from components.addresses import below
from components.content import embed, timeline
from components.content.parts import Place
from components.desk import controls, html_block, timeline_page, walk
from components.desk.frame import Desk
from components.embeds import pictures, snippets, social_card, workbench
from components.embeds.filtered import filtered
from components.embeds.links import things
from components.embeds.snippets import Wish
from components.site import Site, site_of


def show(desk: Desk) -> None:
    """Draw the page."""
    walk.show(desk, {"embed": _workbench})


def _workbench(desk: Desk, _place: Place) -> None:
    """The choices, the code, and the preview."""
    chosen = wish(desk)
    codes_to_copy(desk, chosen)
    preview(desk, chosen)


def wish(desk: Desk) -> Wish:
    """What the reader wants to embed, from the controls and the address."""
    text = desk.text
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        kind = controls.draw(workbench.view(text, controls.params()))[0]
    choice = embed.RELEASE if kind == embed.DASHBOARD else kind
    controls.write(**{name: "" for name in things() if name != choice})
    with right:
        if chosen := workbench.thing(text, desk.dataset, controls.params()):
            controls.draw(chosen)
    if kind == "timeline":
        timeline_page.filters(timeline.filters(desk.context, controls.params()))
    for column, each in zip(
        st.columns(3, vertical_alignment="bottom"), workbench.frame(text, controls.params()), strict=True
    ):
        with column:
            controls.draw(each)
    return workbench.wish(text, desk.dataset, controls.params())


def preview(desk: Desk, chosen: Wish) -> None:
    """The embed as readers meet it: inside an article, on a phone, in a column, and wide."""
    text, site = desk.text, _site()
    if site is None:
        html_block.show("preview", h.p(".notice")[embed.nowhere(text)])
        return
    html_block.show(
        "preview",
        h.div(".previews", data_script=urlsplit(site.top(snippets.SCRIPT)).path)[
            (
                workbench.article(
                    text,
                    text.t("In {width} pixels", width=text.number(width)),
                    Markup("<freed-embed>{}</freed-embed>").format(workbench.framed(site, chosen)),
                    width,
                )
                for width in (320, 640, 960)
            )
        ],
    )


def codes_to_copy(desk: Desk, chosen: Wish) -> None:
    """The code in every form, each with a button that copies it, and the pictures as files."""
    site = _site()
    if site is None:
        return
    text, words = desk.text, embed.codes(desk.text)
    html_block.show("code-heading", h.h2[text.t("Copy the code")])
    form = controls.draw(workbench.form(text, controls.params()))[0]
    html_block.show("code-use", h.p(".small")[words[form][1]])
    for code in workbench.codes(site, chosen, form):
        st.code(code, language=None, wrap_lines=True)  # its colours for words of a language are too pale
    _files(desk, chosen)


def _files(desk: Desk, chosen: Wish) -> None:
    """The picture of just this view for a screen and for print, drawn only when it is downloaded."""
    text, name = desk.text, chosen.page.path.replace("/", "-")
    screen = f"{desk.dataset.story.slug}-{name}"
    paper = f"{screen}-print"

    def drawn(*, printed: bool = False) -> str:
        page = filtered(text, desk.dataset, chosen.page, chosen.filters)
        whole = pictures.whole if page.drawing else social_card.card
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
