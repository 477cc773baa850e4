"""The claims page's controls: subject, property and standing side by side."""

import streamlit as st

from components.content.parts import Place
from components.desk import controls, walk
from components.desk.frame import Desk


def show(desk: Desk) -> None:
    """Draw the page."""
    walk.show(desk, {"claims": _choices})


def _choices(desk: Desk, place: Place) -> None:
    """The subject says which properties there are, so they are those of the subject that has just been chosen."""
    first, *others = st.columns(3)
    with first:
        controls.draw(place.controls[0])
    chosen = next(part for part in walk.made(desk).parts if isinstance(part, Place))
    for column, control in zip(others, chosen.controls[1:], strict=True):
        with column:
            controls.draw(control)
