"""Timeline: releases and the deal on one axis, the number in custody under them, and the story of each event."""

import streamlit as st

from components.desk import timeline_page as view
from components.desk.frame import page_context

desk = page_context("timeline")
head = st.container()
chosen = view.selection(desk)
with head:
    view.heading(desk, chosen)
view.chart(desk, chosen)
view.chosen_event(desk, chosen)
view.in_custody(desk)
