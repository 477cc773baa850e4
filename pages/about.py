"""About: method, definitions, limits, corrections, removal, licence, citation, and the whole ledger."""

from components import about, panels
from components.frame import page_context
from components.views import kept

desk = page_context("about")
panels.show("about", kept(about.page, desk.text, desk.dataset, desk.shelf.problems))
panels.ledger(desk)
