"""The timeline: releases and the deal on one axis of time, and under them the number in custody."""

from components.charts.timeline.captions import caption
from components.charts.timeline.drawing import svg
from components.charts.timeline.marks import Lane, Mark, Marks, Selection, form_choices, forms, marks
from components.charts.timeline.plot import figure
from components.charts.timeline.words import table

__all__ = [
    "Lane",
    "Mark",
    "Marks",
    "Selection",
    "caption",
    "figure",
    "form_choices",
    "forms",
    "marks",
    "svg",
    "table",
]
