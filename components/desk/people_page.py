"""The people page's controls: search, order and view above the filters; a pressed lifeline opens its person."""

import streamlit as st

from components.content.parts import Place, Widget
from components.desk import controls, walk
from components.desk.frame import Desk


def show(desk: Desk) -> None:
    """Draw the page."""
    walk.show(desk, {"people": _choices}, {"lifelines": _opened})


def _choices(desk: Desk, place: Place) -> None:
    left, middle, right = st.columns([4, 3, 3], vertical_alignment="bottom")
    with left:
        _draw(place, Widget.WORDS)
    with right:
        _draw(place, Widget.SWITCH)
    place = next(part for part in walk.page_now(desk).parts if isinstance(part, Place))  # as the view is now
    with middle:
        _draw(place, Widget.ONE_OF)
    filters = [each for each in place.controls if each.widget is Widget.SEVERAL]
    params = controls.params()
    with st.expander(desk.text.t("Filters"), expanded=any(each.name in params for each in filters)):
        for each in filters:
            controls.draw(each)


def _draw(place: Place, widget: Widget) -> None:
    """Draw the control of a kind, where the place has one."""
    for each in place.controls:
        if each.widget is widget:
            controls.draw(each)


def _opened(desk: Desk, mark: str) -> None:
    if mark in desk.dataset.people:
        st.switch_page("pages/people.py", query_params={"person": mark})
