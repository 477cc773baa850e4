"""People: cards with search and filters, lifelines as a second view, and a page for each person."""

import streamlit as st

from components.desk import people_page as view
from components.desk.frame import page_context

desk = page_context("people")
person = view.person(desk)
if person:
    view.profile(desk, person)
else:
    head = st.container()
    chosen = view.selection(desk)
    with head:
        view.heading(desk, chosen)
    view.results(desk, chosen)
