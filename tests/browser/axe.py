"""What axe finds wrong with a page."""

from axe_playwright_python.sync_playwright import Axe

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = [*WCAG, "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]
"""The rules whose answer another colour scheme can change."""


def violations(page, rules=None):
    """What a page violates of some rules, or of all: where each rule is broken first."""
    options = {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {})
    found = Axe().run(page, options=options).response["violations"]
    return {each["id"]: each["nodes"][0]["html"][:150] for each in found}
