"""Sources: all origins and pages with what rests on each, the page of each, and two side by side."""

from components.desk import walk
from components.desk.frame import page_context

walk.show(page_context("sources"))
