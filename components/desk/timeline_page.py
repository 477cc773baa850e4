"""The timeline page's controls: kinds and period side by side, and a mark that opens its event when it is pressed."""

import streamlit as st

from components.content.parts import Control, Place
from components.desk import controls, walk
from components.desk.frame import Desk


def show(desk: Desk) -> None:
    """Draw the page."""
    walk.show(desk, {"timeline": _filters}, {"timeline": _opened})


def _filters(_desk: Desk, place: Place) -> None:
    kinds, period, legal = place.controls
    filters((kinds, period))
    controls.draw(legal)


def filters(both: tuple[Control, Control]) -> None:
    """The kinds of events and the period, side by side."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        controls.draw(both[0])
    with right:
        controls.draw(both[1])


def _opened(desk: Desk, mark: str) -> None:
    if mark in desk.dataset.events:
        controls.write(event=mark)
        st.rerun()
