"""Claims: for one subject and property, all values side by side with sources, origins, standing and reason."""

from components.desk import claims_page as view
from components.desk.frame import page_context

desk = page_context("claims")
view.heading(desk)
chosen = view.selection(desk)
view.show(desk, chosen)
