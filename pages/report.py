"""Report: a form for an error or a source, which makes rows that the check accepts; nothing is stored."""

from components.desk import walk
from components.desk.frame import page_context

walk.show(page_context("report"))
