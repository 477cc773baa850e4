"""The routes page's controls: the release beside the player of steps; a journey that is pressed opens its release."""

import streamlit as st

from components.content.parts import Place
from components.desk import controls, player, walk
from components.desk.frame import Desk


def show(desk: Desk) -> None:
    """Draw the page."""
    walk.show(desk, {"routes": _choices}, {"routes": _opened})


def _choices(desk: Desk, place: Place) -> None:
    """The controls; the steps on offer are those of the release that has just been chosen."""
    left, right = st.columns([4, 5], vertical_alignment="bottom")
    with left:
        controls.draw(place.controls[0])
    with right:
        chosen = next(part for part in walk.page_now(desk).parts if isinstance(part, Place))
        player.steps(desk.text, chosen.controls[1])


def _opened(desk: Desk, mark: str) -> None:
    """Open the release of a pressed journey, where the map shows all releases."""
    if mark in desk.dataset.legs and not controls.params().get("release"):
        controls.write(release=desk.dataset.legs[mark].event_id, step="")
        st.rerun()
