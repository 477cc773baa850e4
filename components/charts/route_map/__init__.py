"""The route map: who was taken where, as lines; their width is the number of people, their dashes the certainty."""

from components.addresses import link
from components.charts.route_map.drawing import svg
from components.charts.route_map.marks import LegMark, RouteMarks, Selection, Stop, choices, counts, last_step, marks
from components.charts.route_map.plot import figure, height
from components.charts.route_map.steps_list import steps_list
from components.charts.route_map.words import caption, meaning, steps, table
from components.text import Text

ORDER = 1
"""Its place among the drawings that can be embedded."""

EMBED = "routes"
"""Its name among the embeds."""

FULL = link("routes")
"""The address of the desk where all of it is."""


def name(text: Text) -> str:
    """What a reader who chooses a drawing calls it."""
    return text.t("Route map of all releases")


__all__ = [
    "EMBED",
    "FULL",
    "ORDER",
    "LegMark",
    "RouteMarks",
    "Selection",
    "Stop",
    "caption",
    "choices",
    "counts",
    "figure",
    "height",
    "last_step",
    "marks",
    "meaning",
    "name",
    "steps",
    "steps_list",
    "svg",
    "table",
]
