"""Streamlit controls whose state lives in the address, so that every view can be linked to."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import streamlit as st

from components.addresses import LONGEST, Params, number
from components.content.parts import Control, Widget

MATCH: Literal["contains"] = "contains"
"""How a list narrows while a reader types: to options with these letters in a row, not scattered over them."""


def params() -> Params:
    """The parameters of the address; one that is there more than once, as from forms, becomes a list with commas."""
    return {name: ",".join(st.query_params.get_all(name)) for name in st.query_params}


def write(**values: str) -> None:
    """Write parameters into the address; an empty one is taken out of it."""
    for name, value in values.items():
        if not value:
            st.query_params.pop(name, None)
        elif st.query_params.get_all(name) != [value]:
            st.query_params[name] = value


def held(name: str) -> str:
    """The value that a control has just been given, else that of the address."""
    key = f"control-{name}"
    return str(st.session_state[key]) if f"{key}-said" in st.session_state and _moved(key) else params().get(name, "")


def draw(control: Control) -> tuple[str, ...]:
    """Draw a control, write what is chosen into the address, and return the chosen values."""
    return DRAWN[control.widget](control)


def _choice(control: Control) -> tuple[str, ...]:
    """One of several options, or none where there are words for that."""
    key = sync(control.name, control.one)
    words = dict(control.options)
    options = ["", *words] if control.empty else list(words)
    chosen = st.selectbox(
        control.label, options, format_func=lambda o: words.get(o, control.empty), key=key, filter_mode=MATCH
    )
    return _write(control.name, key, str(chosen))


def _one_of(control: Control) -> tuple[str, ...]:
    """One of several options, of which the first is the default and leaves the address alone."""
    words = dict(control.options)
    key = sync(control.name, control.one or next(iter(words)))
    chosen = st.selectbox(control.label, list(words), format_func=words.__getitem__, key=key, filter_mode=MATCH)
    return _write(control.name, key, str(chosen), next(iter(words)))


def _switch(control: Control) -> tuple[str, ...]:
    """One of two or three options, side by side; the first is the default and leaves the address alone."""
    words = dict(control.options)
    key = sync(control.name, control.one or next(iter(words)))
    chosen = st.segmented_control(control.label, list(words), format_func=words.__getitem__, key=key, required=True)
    return _write(control.name, key, str(chosen), next(iter(words)))


def _write(name: str, key: str, chosen: str, default: str = "") -> tuple[str, ...]:
    st.session_state[f"{key}-said"] = chosen
    write(**{name: chosen if chosen != default else ""})
    return (chosen,) if chosen else ()


def _marks(control: Control) -> tuple[str, ...]:
    """Any of a few options, as buttons that can be pressed and released."""
    words = dict(control.options)
    key = sync(control.name, list(control.value))
    chosen = st.pills(
        control.label, list(words), selection_mode="multi", format_func=words.__getitem__, key=key, wrap=True
    )
    return _write_all(control.name, key, chosen or ())


def _several(control: Control) -> tuple[str, ...]:
    """Any of many options, from a list."""
    words = dict(control.options)
    key = sync(control.name, list(control.value))
    chosen = st.multiselect(
        control.label,
        list(words),
        format_func=words.__getitem__,
        key=key,
        placeholder=control.label,
        filter_mode=MATCH,
    )
    return _write_all(control.name, key, chosen)


def _write_all(name: str, key: str, chosen: Sequence[str]) -> tuple[str, ...]:
    st.session_state[f"{key}-said"] = list(chosen)
    write(**{name: ",".join(chosen)})
    return tuple(chosen)


def _span(control: Control) -> tuple[str, ...]:
    """A period between two of the options; the whole period leaves the address alone."""
    words = dict(control.options)
    options, chosen = list(words), (control.value[0], control.value[1])
    name = f"control-{control.name}-{control.until}"
    turn = st.session_state.get(f"{name}-turn", 0)
    last_drawn = st.session_state.get(f"{name}-said")
    held = st.session_state.get(f"{name}-{turn}", last_drawn)
    if last_drawn != chosen and tuple(held or ()) == last_drawn:
        # A slider for two ends takes them as its default only, so a new address makes a new slider: but never while
        # the reader moves it, as key presses come faster than the address follows.
        turn = st.session_state[f"{name}-turn"] = turn + 1
    ends = st.select_slider(control.label, options, value=chosen, format_func=words.__getitem__, key=f"{name}-{turn}")
    first, last = st.session_state[f"{name}-said"] = tuple(ends)
    ends_given = {
        control.name: first if first != options[0] else "",
        control.until: last if last != options[-1] else "",
    }
    write(**ends_given)
    return first, last


def _words(control: Control) -> tuple[str, ...]:
    """A text that the reader types, for instance a name."""
    key = sync(control.name, control.one)
    chosen = st.text_input(control.label, key=key, placeholder=control.hint, max_chars=LONGEST)
    return _write(control.name, key, chosen)


def _live(control: Control) -> tuple[str, ...]:
    """A search field that searches at each pause while the reader types."""
    key = sync(control.name, control.one)
    chosen = st.text_input(
        control.label, key=key, placeholder=control.hint, max_chars=LONGEST, type="search", icon="", live=True
    )
    return _write(control.name, key, chosen or "")


DRAWN: Mapping[Widget, Callable[[Control], tuple[str, ...]]] = {
    Widget.CHOICE: _choice,
    Widget.ONE_OF: _one_of,
    Widget.SWITCH: _switch,
    Widget.MARKS: _marks,
    Widget.SEVERAL: _several,
    Widget.SPAN: _span,
    Widget.WORDS: _words,
    Widget.LIVE: _live,
}
"""How each kind of control is drawn; a step has a player of its own."""


def sync(name: str, value: object) -> str:
    """The key of a control; sets its value first where the address has changed since the control was last drawn."""
    key = f"control-{name}"
    last_drawn = f"{key}-said"
    if key not in st.session_state or (
        last_drawn in st.session_state and st.session_state[last_drawn] != value and not _moved(key)
    ):
        st.session_state[key] = value
    return key


def _moved(key: str) -> bool:
    """Whether the reader has just changed this control, so that the address still has the value of before."""
    return bool(st.session_state[key] != st.session_state.get(f"{key}-said"))


def pager(pages: int) -> None:
    """The choice of a page of results, where there are several; another filter starts again at the first."""
    if pages > 1:
        filters = "&".join(f"{name}={value}" for name, value in sorted(params().items()) if name != "page")
        current = number(params(), "page", pages)
        # A pager takes its page as its default only, so another page in the address, as after Back, is another pager.
        key = f"pager-{filters}-{current}"
        chosen = st.pagination(pages, default=current, key=key, on_change=_turn, args=(key,))
        write(page=str(chosen) if chosen > 1 else "")


def _turn(key: str) -> None:
    """Write the chosen page of results into the address before the page is drawn."""
    chosen = st.session_state[key]
    write(page=str(chosen) if chosen > 1 else "")
