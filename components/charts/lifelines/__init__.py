"""Lifelines: one line a person, from detention to release or to the last report, grouped by release."""

from components.addresses import link
from components.charts.lifelines.drawing import svg
from components.charts.lifelines.marks import Group, Lifeline, Marks, Selection, Stop, Turn, marks
from components.charts.lifelines.pieces import pieces
from components.charts.lifelines.plot import figure, height
from components.charts.lifelines.words import caption, table
from components.text import Text

ORDER = 2
"""Its place among the drawings that can be embedded."""

EMBED = "lifelines"
"""Its name among the embeds."""

FULL = link("people", view="lifelines")
"""The address of the desk where all of it is."""


def name(text: Text) -> str:
    """What a reader who chooses a drawing calls it."""
    return text.t("Lifelines")


__all__ = [
    "EMBED",
    "FULL",
    "ORDER",
    "Group",
    "Lifeline",
    "Marks",
    "Selection",
    "Stop",
    "Turn",
    "caption",
    "figure",
    "height",
    "marks",
    "name",
    "pieces",
    "svg",
    "table",
]
