"""Charts for print: the wide drawing in light colours, in parts that fit a sheet of A4 and can be read there."""

from collections.abc import Iterator
from dataclasses import replace

import htpy as h
from htpy import Element, Node
from markupsafe import Markup

from components.charts import lifelines, timeline
from components.charts.contract import Chart
from components.text import Text
from data import Dataset

FIRST, NEXT = 40, 54
"""Lines of life on the first sheet, above which the page's heading stands, and on one of the others."""

HEADING = 2
"""Lines of which the heading of a group takes the room."""


def sheets(chart: Chart, dataset: Dataset, text: Text, selection: object) -> Markup:
    """The drawing of a selection for print; a list that is longer than a sheet is drawn in several."""
    drawn = [chart.svg(chart.marks(dataset, each), text) for each in _parts(dataset, selection)]
    return Markup("".join(str(h.div(".sheet")[each]) for each in drawn))  # noqa: S704  # htpy has escaped it


def only_paper(alt: str, drawn: Node) -> Element:
    """A drawing that is shown only in print, in place of an interactive chart."""
    return h.figure(class_="drawing only-paper", role="group", aria_label=alt)[drawn]


def _parts(dataset: Dataset, selection: object) -> Iterator[object]:
    match selection:
        case timeline.Selection():
            yield replace(selection, small=True)
        case lifelines.Selection():
            yield from (lifelines.Selection(people) for people in _lists(lifelines.marks(dataset, selection)))
        case _:
            yield selection


def _lists(marks: lifelines.Marks) -> Iterator[tuple[str, ...]]:
    """The people of each sheet, in the order of the whole drawing."""
    people: list[str] = []
    room = FIRST
    for group in marks.groups:
        room -= HEADING
        for line in group.lines:
            if room <= 0:
                yield tuple(people)
                people, room = [], NEXT - HEADING
            people.append(line.person_id)
            room -= 1
    yield tuple(people)
