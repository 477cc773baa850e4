"""Custody: the counted number of political prisoners in custody over time, with the releases among them."""

from components.addresses import link
from components.charts.custody.drawing import svg
from components.charts.custody.marks import Marks, Selection, marks
from components.charts.custody.plot import figure, height
from components.charts.custody.words import caption, table
from components.text import Text

ORDER = 3
"""Its place among the drawings that can be embedded."""

EMBED = "custody"
"""Its name among the embeds."""

FULL = link("timeline")
"""The address of the desk where all of it is."""


def name(text: Text) -> str:
    """What a reader who chooses a drawing calls it."""
    return text.t("Number in custody")


__all__ = [
    "EMBED",
    "FULL",
    "ORDER",
    "Marks",
    "Selection",
    "caption",
    "figure",
    "height",
    "marks",
    "name",
    "svg",
    "table",
]
