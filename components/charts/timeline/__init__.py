"""The timeline: releases and the deal on one axis of time, and under them the number in custody."""

from components.addresses import link
from components.charts.timeline.captions import caption
from components.charts.timeline.drawing import flat, svg
from components.charts.timeline.marks import Lane, Mark, Marks, Selection, form_choices, forms, marks
from components.charts.timeline.plot import figure, height
from components.charts.timeline.words import table
from components.text import Text

ORDER = 0
"""Its place among the drawings that can be embedded."""

EMBED = "timeline"
"""Its name among the embeds."""

FULL = link("timeline")
"""The address of the desk where all of it is."""


def name(text: Text) -> str:
    """What a reader who chooses a drawing calls it."""
    return text.t("Timeline")


__all__ = [
    "EMBED",
    "FULL",
    "ORDER",
    "Lane",
    "Mark",
    "Marks",
    "Selection",
    "caption",
    "figure",
    "flat",
    "form_choices",
    "forms",
    "height",
    "marks",
    "name",
    "svg",
    "table",
]
