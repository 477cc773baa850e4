"""Filters and choices whose state lives in the address, so that every view is a link."""

from collections.abc import Callable, Sequence
from typing import Literal, TypeVar

import streamlit as st

from components.address import Params, number, one

T = TypeVar("T", bound=str)
Words = Callable[[str], str]

MATCH: Literal["contains"] = "contains"
"""How a list narrows while a reader types: to options with these letters in a row, not scattered over them."""


def params() -> Params:
    """What the address holds now, one value a name."""
    return {name: st.query_params[name] for name in st.query_params}


def keep(**values: str) -> None:
    """Write parameters into the address; an empty one is taken out of it."""
    for name, value in values.items():
        if not value:
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != value:
            st.query_params[name] = value


def choice(label: str, name: str, options: Sequence[str], words: Words, empty: str, found: str) -> str:
    """One of several options, or none where there are words for that; `found` is what the address asks for."""
    key = sync(name, found)
    given = ["", *options] if empty else options
    shown = st.selectbox(label, given, format_func=lambda o: words(o) if o else empty, key=key, filter_mode=MATCH)
    chosen = str(shown)
    st.session_state[f"{key}-said"] = chosen
    keep(**{name: chosen})
    return chosen


def one_of(label: str, name: str, options: Sequence[str], words: Words, given: Params) -> str:
    """One of several options, of which the first is the default and leaves the address alone."""
    key = sync(name, one(given, name, options, options[0]))
    chosen = st.selectbox(label, options, format_func=words, key=key, filter_mode=MATCH)
    return _said(key, name, chosen, options[0])


def switch(label: str, name: str, options: Sequence[str], words: Words, given: Params) -> str:
    """One of two or three options, side by side; the first is the default and leaves the address alone."""
    key = sync(name, one(given, name, options, options[0]))
    chosen = st.segmented_control(label, options, format_func=words, key=key, required=True)
    return _said(key, name, str(chosen), options[0])


def _said(key: str, name: str, chosen: str, default: str) -> str:
    st.session_state[f"{key}-said"] = chosen
    keep(**{name: chosen if chosen != default else ""})
    return chosen


def marks(label: str, name: str, options: Sequence[str], words: Words, found: Sequence[str]) -> tuple[str, ...]:
    """Any of a few options, as buttons that can be pressed and released."""
    key = sync(name, list(found))
    chosen = tuple(st.pills(label, options, selection_mode="multi", format_func=words, key=key, wrap=True) or ())
    st.session_state[f"{key}-said"] = list(chosen)
    keep(**{name: ",".join(chosen)})
    return chosen


def several(label: str, name: str, options: Sequence[str], words: Words, found: Sequence[str]) -> tuple[str, ...]:
    """Any of many options, from a list."""
    key = sync(name, list(found))
    chosen = tuple(st.multiselect(label, options, format_func=words, key=key, placeholder=label, filter_mode=MATCH))
    st.session_state[f"{key}-said"] = list(chosen)
    keep(**{name: ",".join(chosen)})
    return chosen


def span(
    label: str, names: tuple[str, str], options: Sequence[str], words: Words, found: tuple[str, str]
) -> tuple[str, str]:
    """A period between two of the options; the whole period leaves the address alone."""
    name = f"control-{'-'.join(names)}"
    turn = st.session_state.get(f"{name}-turn", 0)
    said = st.session_state.get(f"{name}-said")
    held = st.session_state.get(f"{name}-{turn}", said)
    if said != found and tuple(held or ()) == said:
        # A slider for two ends takes them as its default only, so a new address makes a new slider: but never while
        # the reader moves it, as key presses come faster than the address follows.
        turn = st.session_state[f"{name}-turn"] = turn + 1
    ends = st.select_slider(label, options, value=found, format_func=words, key=f"{name}-{turn}")
    first, last = st.session_state[f"{name}-said"] = tuple(ends)
    keep(**{names[0]: first if first != options[0] else "", names[1]: last if last != options[-1] else ""})
    return first, last


def written(label: str, name: str, hint: str, found: str) -> str:
    """A text that the reader types, for instance a name."""
    key = sync(name, found)
    chosen = st.text_input(label, key=key, placeholder=hint, max_chars=200)
    st.session_state[f"{key}-said"] = chosen
    keep(**{name: chosen})
    return chosen


def sync(name: str, found: object) -> str:
    """Give the key of a control that follows the address where the address has changed since it was last drawn."""
    key = f"control-{name}"
    said = f"{key}-said"
    if key not in st.session_state or (
        said in st.session_state and st.session_state[said] != found and not _moved(key)
    ):
        st.session_state[key] = found
    return key


def _moved(key: str) -> bool:
    """Whether the reader has just moved this control, so that the address still shows what it was before."""
    return bool(st.session_state[key] != st.session_state.get(f"{key}-said"))


def page(pages: int) -> int:
    """The page of results that the address asks for, from 1 to `pages`."""
    return number(params(), "page", pages)


def pager(pages: int) -> None:
    """The choice among pages of results, where there is more than one; other filters begin again at the first."""
    if pages > 1:
        filters = "&".join(f"{name}={value}" for name, value in sorted(params().items()) if name != "page")
        chosen = st.pagination(pages, default=page(pages), key=f"pager-{filters}", on_change=_turn, args=(filters,))
        keep(page=str(chosen) if chosen > 1 else "")


def _turn(filters: str) -> None:
    """Put the page into the address before the page is drawn."""
    chosen = st.session_state[f"pager-{filters}"]
    keep(page=str(chosen) if chosen > 1 else "")
