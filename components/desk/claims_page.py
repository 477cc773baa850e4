"""The claims page's controls: search and order, subject and property, standings; all others are collapsed."""

from collections.abc import Iterable

import streamlit as st

from components.content.parts import Control, Place
from components.desk import controls, walk
from components.desk.device import is_phone
from components.desk.frame import Desk


def show(desk: Desk) -> None:
    """Draw the page."""
    walk.show(desk, {"claims": _choices})


def _choices(desk: Desk, place: Place) -> None:
    """The controls; the properties on offer are those of the subject that has just been chosen."""
    _beside(place.controls[:2])
    first, second = st.columns(2)
    with first:
        controls.draw(place.controls[2])
    prop, standing, *folded = next(part for part in walk.page_now(desk).parts if isinstance(part, Place)).controls[3:]
    with second:
        controls.draw(prop)
    controls.draw(standing)
    used = any(any(each.value) for each in folded)
    with st.expander(desk.text.t("More filters"), expanded=used and not is_phone()):
        for at in range(0, len(folded), 2):
            _beside(folded[at : at + 2])


def _beside(some: Iterable[Control]) -> None:
    """Controls side by side."""
    every = tuple(some)
    for column, control in zip(st.columns(len(every)), every, strict=True):
        with column:
            controls.draw(control)
