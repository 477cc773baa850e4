"""Releases: the table of all releases, pardons and exchanges, and the page of each."""

from components.desk import walk
from components.desk.frame import page_context

walk.show(page_context("releases"))
