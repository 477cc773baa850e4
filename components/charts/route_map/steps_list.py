"""What the numbers on a route map stand for, as a list beside it."""

import htpy as h
from htpy import Node

from components.charts.route_map.marks import RouteMarks
from components.charts.route_map.words import steps
from components.text import Text


def steps_list(text: Text, marks: RouteMarks) -> Node:
    """The steps of one release in words, by their numbers; nothing where all are shown, which bear no numbers."""
    sentences = steps(marks, text)
    if not sentences:
        return None
    return h.section(".steps")[
        h.h2[text.t("Step by step")],
        h.ol[[h.li[words] for _, words in sentences]],
    ]
