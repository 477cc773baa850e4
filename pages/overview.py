"""Overview: what happened, how sure we are, and what is new, in ten seconds."""

from components.content import overview
from components.desk import panels
from components.desk.cache import kept
from components.desk.frame import page_context

desk = page_context("overview")
panels.show("overview", kept(overview.page, desk.text, desk.dataset))
panels.aged(desk, desk.dataset.all_facts)
panels.download(desk, lambda: panels.claims_file(desk, overview.facts(desk.dataset)), "overview")
