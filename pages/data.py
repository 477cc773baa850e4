"""Data: every table in every form, records and questions at addresses of their own, what describes them, terms."""

from components.desk import walk
from components.desk.frame import page_context

walk.show(page_context("data"))
