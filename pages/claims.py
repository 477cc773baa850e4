"""Claims: for one subject and property, all values side by side with sources, voices, standing and reason."""

from components.desk import claims_page
from components.desk.frame import page_context

claims_page.show(page_context("claims"))
