"""Lifelines: one line a person, from detention to release or to the last report, grouped by release."""

from components.charts.lifelines.drawing import svg
from components.charts.lifelines.marks import Group, Lifeline, Marks, Selection, Stop, Turn, marks
from components.charts.lifelines.plot import figure
from components.charts.lifelines.words import caption, table

__all__ = [
    "Group",
    "Lifeline",
    "Marks",
    "Selection",
    "Stop",
    "Turn",
    "caption",
    "figure",
    "marks",
    "svg",
    "table",
]
