"""About: method, definitions, limits, corrections, removal, licence and citation."""

from components.desk import walk
from components.desk.frame import page_context

walk.show(page_context("about"))
