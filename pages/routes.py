"""Routes: the journeys of the freed on a map, one release at a time or all, step by step."""

from components.desk import routes_page
from components.desk.frame import page_context

routes_page.show(page_context("routes"))
