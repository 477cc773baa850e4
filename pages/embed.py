"""Embed: a view with its filters as a frame for an article, seen as readers see it, and the code to copy."""

from components.desk import embed_page
from components.desk.frame import page_context

embed_page.show(page_context("embed"))
