"""Timeline: releases and the deal on one axis, the number in custody under them, and the story of each event."""

from components.desk import timeline_page
from components.desk.frame import page_context

timeline_page.show(page_context("timeline"))
