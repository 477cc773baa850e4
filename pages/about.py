"""About: method, definitions, limits, corrections, removal, licence, citation, and the whole ledger."""

from components.desk import panels, walk
from components.desk.frame import page_context

walk.show(page_context("about"), {"ledger": lambda desk, _place: panels.ledger(desk)})
