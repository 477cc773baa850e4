"""The route map: who was taken where, as lines whose width is people and whose style is certainty."""

from components.charts.route_map.drawing import svg
from components.charts.route_map.marks import LegMark, RouteMarks, Selection, Stop, choices, counts, last_step, marks
from components.charts.route_map.plot import figure
from components.charts.route_map.steps_list import steps_list
from components.charts.route_map.words import caption, steps, table

__all__ = [
    "LegMark",
    "RouteMarks",
    "Selection",
    "Stop",
    "caption",
    "choices",
    "counts",
    "figure",
    "last_step",
    "marks",
    "steps",
    "steps_list",
    "svg",
    "table",
]
