"""Cite: one answer in every form of a citation."""

from components.desk import walk
from components.desk.frame import page_context

walk.show(page_context("cite"))
