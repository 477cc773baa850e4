"""Draws the parts of a page: blocks and charts as they are, and places with Streamlit's controls.

What a control chooses stands in the address, and the address says what the page shows. So the parts are made anew
after each place, from the address as its controls have left it.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from itertools import dropwhile, takewhile, zip_longest

import streamlit as st

from components.addresses import Address
from components.content import page_cache
from components.content.pages import pages
from components.content.parts import Block, Drawing, Files, Page, Pager, Part, Place
from components.desk import controls, html_block, panels
from components.desk.frame import Desk
from components.html import unknown

Fill = Callable[[Desk, Place], None]
Press = Callable[[Desk, str], None]


def show(desk: Desk, fills: Mapping[str, Fill] | None = None, presses: Mapping[str, Press] | None = None) -> None:
    """Draw the page that the address asks for; `fills` and `presses` name places and charts."""
    stranger = st.container()
    warned = _unknown(desk, stranger)
    page = page_now(desk)
    head = st.container()
    place = next((part for part in page.parts if isinstance(part, Place)), None)
    rest = list(page.parts)
    if place:
        _fill(desk, place, fills or {})
        page = page_now(desk)
        warned = warned or _unknown(desk, stranger)  # what a reader has just typed
        rest = _after(page.parts, place.name)
        with head:
            for part in takewhile(lambda each: not isinstance(each, Place), page.parts):
                _draw(desk, part, presses or {})
    while rest:
        part = rest.pop(0)
        if isinstance(part, Place):
            _fill(desk, part, fills or {})
            rest = _after(page_now(desk).parts, part.name)
        else:
            _draw(desk, part, presses or {})


def page_now(desk: Desk) -> Page:
    """The page by the address as it is now."""
    return page_cache.page(desk.context, _address(desk))


def _address(desk: Desk) -> Address:
    return pages()[desk.page].address.read(desk.dataset, controls.params())


def _unknown(desk: Desk, above: AbstractContextManager[object]) -> bool:
    """Show a notice above the page on values that do not exist; returns whether there were any."""
    notice = unknown.notice(desk.text, desk.dataset, _address(desk))
    if notice:
        with above:
            html_block.show("unknown", notice)
    return notice is not None


def _after(parts: Iterable[Part], place: str) -> list[Part]:
    return list(dropwhile(lambda part: not (isinstance(part, Place) and part.name == place), parts))[1:]


def _fill(desk: Desk, place: Place, fills: Mapping[str, Fill]) -> None:
    if place.name in fills:
        fills[place.name](desk, place)
        return
    for two in zip_longest(place.controls[::2], place.controls[1::2]):
        for column, control in zip(st.columns(2) if two[1] else [st.container()], filter(None, two), strict=True):
            with column:
                controls.draw(control)


def _draw(desk: Desk, part: Part, presses: Mapping[str, Press]) -> None:
    match part:
        case Block():
            html_block.show(part.name, part.html)
        case Drawing():
            pressed = panels.chart(desk, part)
            if pressed and part.name in presses:
                presses[part.name](desk, pressed)
        case Pager():
            controls.pager(part.pages)
        case Files():
            panels.download(desk, page_now(desk), part)
