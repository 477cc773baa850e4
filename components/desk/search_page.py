"""The search page, which runs by itself: while a reader types, nothing else of the desk is made anew."""

import streamlit as st

from components.desk import walk
from components.desk.frame import Desk


@st.fragment
def show(desk: Desk) -> None:
    """Draw the page."""
    walk.show(desk)
