"""The people page's controls: search, order and view above the filters; a pressed lifeline opens its person."""

import streamlit as st

from components.content.parts import Place
from components.desk import controls, walk
from components.desk.frame import Desk


def show(desk: Desk) -> None:
    """Draw the page."""
    walk.show(desk, {"people": _choices}, {"lifelines": _opened})


def _choices(desk: Desk, place: Place) -> None:
    search, sort, view, *filters = place.controls
    left, middle, right = st.columns([4, 3, 3], vertical_alignment="bottom")
    with left:
        controls.draw(search)
    with middle:
        controls.draw(sort)
    with right:
        controls.draw(view)
    params = controls.params()
    with st.expander(desk.text.t("Filters"), expanded=any(each.name in params for each in filters)):
        for each in filters:
            controls.draw(each)


def _opened(desk: Desk, mark: str) -> None:
    if mark in desk.dataset.people:
        st.switch_page("pages/people.py", query_params={"person": mark})
