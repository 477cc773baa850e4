"""People: cards with search and filters, lifelines as a second view, and a page for each person."""

from components.desk import people_page
from components.desk.frame import page_context

people_page.show(page_context("people"))
