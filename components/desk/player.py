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
    key = _synced(control)
    slider, buttons = st.columns([5, 4], vertical_alignment="bottom")
    with slider:
        st.select_slider(control.label, range(1, count + 1), key=key, format_func=lambda step: words[str(step)])
    _write(control.name, key, count)
    with buttons:
        _player(text, control.name, key, count)


def _synced(control: Control) -> str:
    """The key of the control; a step that comes from the address, as after Back, ends the playing."""
    before = st.session_state.get(f"control-{control.name}")
    key = controls.sync(control.name, int(control.one))
    if before is not None and st.session_state[key] != before and st.session_state.get(f"{key}-playing"):
        st.session_state[f"{key}-playing"] = False
        # A step that was on its way when the reader went back has written over the address there.
        st.query_params.from_dict(st.query_params.to_dict())
    return key


def _write(name: str, key: str, count: int) -> None:
    """Write the step into the address, which has none for the last."""
    step = st.session_state[f"{key}-said"] = int(st.session_state[key])
    controls.write(**{name: str(step) if step < count else ""})


def _player(text: Text, name: str, key: str, count: int) -> None:
    chosen = int(st.session_state[key])
    row = st.container(horizontal=True, gap="small", vertical_alignment="center")
    row.button(text.t("Back"), key=f"{key}-back", on_click=_move, args=(key, -1, count), disabled=chosen <= 1)
    row.button(text.t("Next"), key=f"{key}-next", on_click=_move, args=(key, 1, count), disabled=chosen >= count)
    if row.toggle(text.t("Play"), key=f"{key}-playing", on_change=_begin, args=(key, count)):
        st.session_state[f"{key}-drawing"] = True
        st.fragment(_tick, run_every=SECONDS)(name, key, count)


def _tick(name: str, key: str, count: int) -> None:
    """Go on by one step when its time has come; reruns of the page in between change nothing."""
    if st.session_state.pop(f"{key}-drawing", False):
        return
    _move(key, 1, count)
    _write(name, key, count)
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
