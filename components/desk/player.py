"""The player of steps in time: by a slider, by buttons, or running by itself."""

import streamlit as st

from components.content.parts import Control
from components.desk import controls
from components.text import Text

SECONDS = 1.6
"""How long one step stays while it plays."""


def steps(text: Text, control: Control) -> None:
    """The chosen step, with its day; the last is the default, and one step alone needs no control."""
    count = len(control.options)
    if count < 2:
        return
    words = dict(control.options)
    key = controls.sync(control.name, int(control.one))
    slider, buttons = st.columns([5, 4], vertical_alignment="bottom")
    with slider:
        chosen = st.select_slider(
            control.label, range(1, count + 1), key=key, format_func=lambda step: words[str(step)]
        )
    st.session_state[f"{key}-said"] = chosen
    controls.write(**{control.name: str(chosen) if chosen < count else ""})
    with buttons:
        _player(text, key, chosen, count)


def _player(text: Text, key: str, chosen: int, count: int) -> None:
    row = st.container(horizontal=True, gap="small", vertical_alignment="center")
    row.button(text.t("Back"), key=f"{key}-back", on_click=_move, args=(key, -1, count), disabled=chosen <= 1)
    row.button(text.t("Next"), key=f"{key}-next", on_click=_move, args=(key, 1, count), disabled=chosen >= count)
    if row.toggle(text.t("Play"), key=f"{key}-playing", on_change=_begin, args=(key, count)):
        st.session_state[f"{key}-drawing"] = True
        st.fragment(_tick, run_every=SECONDS)(key, count)


def _tick(key: str, count: int) -> None:
    """Go on by one step when its time has come; reruns of the page in between change nothing."""
    if st.session_state.pop(f"{key}-drawing", False):
        return
    _move(key, 1, count)
    if int(st.session_state[key]) >= count:
        st.session_state[f"{key}-playing"] = False
    st.rerun(scope="app")


def _begin(key: str, count: int) -> None:
    """Start to play; at the last step it begins again from the first."""
    if st.session_state[f"{key}-playing"] and int(st.session_state[key]) >= count:
        st.session_state[key] = 1


def _move(key: str, by: int, count: int) -> None:
    """One step forward or back, within the first and the last."""
    st.session_state[key] = min(max(int(st.session_state[key]) + by, 1), count)
