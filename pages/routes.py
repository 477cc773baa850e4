"""Routes: the journeys of the freed on a map, one release at a time or all, step by step."""

import streamlit as st

from components.desk import routes_page as view
from components.desk.frame import page_context

desk = page_context("routes")
head = st.container()
chosen = view.selection(desk)
with head:
    view.heading(desk, chosen)
view.chart(desk, chosen)
view.steps(desk, chosen)
view.counts(desk, chosen)
