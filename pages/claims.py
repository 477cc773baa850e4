"""Claims: for one subject and property, all values side by side with sources, origins, standing and reason."""

from components import claims_view as view
from components.frame import page_context

desk = page_context("claims")
view.heading(desk)
chosen = view.selection(desk)
view.show(desk, chosen)
