"""About: method, definitions, limits, corrections, removal, licence, citation, and the whole ledger."""

from components.content import about
from components.desk import panels
from components.desk.cache import kept
from components.desk.frame import page_context

desk = page_context("about")
panels.show("about", kept(about.page, desk.text, desk.dataset, desk.store.problems))
panels.ledger(desk)
