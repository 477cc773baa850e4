"""Changes: every correction and what is new, since a day if the address names one, and the feeds that tell of them."""

from components.desk import walk
from components.desk.frame import page_context

walk.show(page_context("changes"))
