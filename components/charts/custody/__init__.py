"""Custody: the counted number of political prisoners in custody over time, with the releases among them."""

from components.charts.custody.drawing import svg
from components.charts.custody.marks import Count, Marks, Selection, marks
from components.charts.custody.plot import figure
from components.charts.custody.words import caption, table

__all__ = ["Count", "Marks", "Selection", "caption", "figure", "marks", "svg", "table"]
