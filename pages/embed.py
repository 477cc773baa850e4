"""Embed: a view with its filters as a frame for an article, seen as readers see it, and the code to copy."""

from components.desk import embed_page as view
from components.desk.frame import page_context

desk = page_context("embed")
view.heading(desk)
chosen = view.wish(desk)
view.codes_to_copy(desk, chosen)
view.preview(desk, chosen)
view.hosts(desk)
