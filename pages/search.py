"""Search: everything on record, by kind, while it is being typed."""

from components.desk import search_page
from components.desk.frame import page_context

search_page.show(page_context("search"))
