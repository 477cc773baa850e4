"""The search page, as a fragment: while a reader types, nothing else of the desk runs again."""

import streamlit as st

from components.desk import walk
from components.desk.frame import Desk


@st.fragment
def show(desk: Desk) -> None:
    """Draw the page."""
    walk.show(desk)
