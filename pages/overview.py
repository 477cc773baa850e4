"""Overview: what happened, how sure we are, and what is new, in ten seconds."""

from components import overview, panels
from components.frame import page_context

desk = page_context()
panels.show("overview", overview.page(desk.text, desk.dataset))
