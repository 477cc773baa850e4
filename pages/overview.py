"""Overview: what happened, how sure we are, and what is new, in ten seconds."""

from components.desk import walk
from components.desk.frame import page_context

walk.show(page_context("overview"))
