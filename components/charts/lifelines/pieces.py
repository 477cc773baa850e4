"""The narrow drawing cut into pieces, which stand in columns on screen and on sheets of paper."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import htpy as h
from htpy import Element, Node

from components.charts.lifelines import drawing
from components.charts.lifelines.drawing import NARROW, YEARS, Canvas
from components.charts.lifelines.marks import Group, Marks
from components.text import Text

MOST, LEAST = 16, 3
"""Lines of one piece at most, and those of a group that begin in one at least: a sheet of paper has room for it."""


def pieces(marks: Marks, text: Text) -> list[Element]:
    """The pieces of the narrow drawing: first the key, then groups with about MOST lines each."""
    canvas = Canvas(NARROW, marks.years, marks.until)
    tall = len(drawing.keys(marks)) * drawing.KEY_ROW + 8
    sheet = h.svg(".lifelines", viewBox=f"0 0 {NARROW.width} {tall}", role="none")
    return [sheet[drawing.key(marks, canvas, text)], *(_piece(groups, canvas, text) for groups in _shared_out(marks))]


def _shared_out(marks: Marks) -> Iterator[list[tuple[Group, bool]]]:
    """The groups of each piece, with whether the group begins in it; a long group continues in the next piece."""
    piece: list[tuple[Group, bool]] = []
    room = MOST
    for group in marks.groups:
        first = 0
        while first < len(group.lines):
            # A group does not begin at the foot of a piece with fewer lines than LEAST, unless it has no more.
            if room < min(LEAST, len(group.lines) - first):
                yield piece
                piece, room = [], MOST
            lines = group.lines[first : first + room]
            piece.append((replace(group, lines=lines), not first))
            first, room = first + len(lines), room - len(lines) - 1
    yield piece


def _piece(groups: Sequence[tuple[Group, bool]], canvas: Canvas, text: Text) -> Element:
    y, drawn = 0, list[Node]()
    for at, (group, begins) in enumerate(groups):
        with_years = not at
        top = y + (drawing.head_height(with_years) if begins else YEARS)
        drawn.append(
            drawing.group_of(group, canvas, text, y, with_years) if begins else _going_on(group, canvas, text, top)
        )
        y = top + len(group.lines) * canvas.frame.row
    return h.svg(".lifelines", viewBox=f"0 0 {canvas.frame.width} {y + 4}", role="none")[
        drawing.grid(canvas, YEARS, y), drawn
    ]


def _going_on(group: Group, canvas: Canvas, text: Text, top: int) -> Element:
    return h.g[drawing.years(canvas, top), drawing.rows(group, canvas, text, top)]
