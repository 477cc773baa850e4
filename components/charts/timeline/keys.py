"""The key of the circles: what each is, and how large one is for so many people."""

from collections.abc import Sequence

import htpy as h
from htpy import Element, Node

from components import labels
from components.charts.timeline.layout import ORDER, SIGN, UNKNOWN, scale
from components.charts.timeline.marks import UPPER, Lane, Marks
from components.charts.timeline.placing import width
from components.charts.timeline.signs import sign, written
from components.text import Text
from data.vocabulary import EventKind

SAMPLES = (10, 100)
"""Numbers of people whose circles the key shows."""

ROW = 18

Entry = tuple[EventKind, bool, str]
"""A kind, whether its number is known, and what the key says of it."""


def entries(marks: Marks, text: Text) -> list[Entry]:
    """What the key explains: only what is drawn."""
    shown = marks.lane(Lane.FREED)
    kinds = {mark.kind for mark in shown if mark.quantity}
    found = [(kind, True, labels.event_kind(text, kind)) for kind in UPPER[:2] if kind in kinds]
    if any(mark.kind is EventKind.SWAP for mark in shown):
        found.append((EventKind.SWAP, False, labels.event_kind(text, EventKind.SWAP)))
    without = [mark.kind for mark in shown if not mark.quantity and mark.kind is not EventKind.SWAP]
    return [*found, (without[0], False, text.t("Number not known"))] if without else found


def column(marks: Marks, text: Text, top: float, largest: float) -> Element:
    """The key one under the other, to the left of the circles."""
    parts: list[Node] = []
    y = top
    for kind, known, said in entries(marks, text):
        parts += [sign(kind, 7, y, 6 if known else UNKNOWN, known=known), written(24, y + 4, said, 12.5)]
        y += ROW
    return h.g(aria_hidden="true")[parts, sizes(marks, text, 0, y - 2, largest)]


def sizes(marks: Marks, text: Text, x: float, y: float, largest: float) -> Node:
    """Circles of the sample numbers, with the numbers beside them."""
    if not any(mark.quantity for mark in marks.events):
        return None
    unit, most = scale(marks, largest), marks.largest
    shown: Sequence[int] = [number for number in SAMPLES if number <= most] or [int(most)]
    middle, parts = y + unit * shown[-1] ** 0.5, []
    for number in shown:
        size = unit * number**0.5
        circle = h.circle(
            cx=f"{x + size + 1:.1f}", cy=f"{middle:.1f}", r=f"{size:.2f}", fill="none", stroke="var(--quiet)"
        )
        parts += [circle, written(x + 2 * size + 5, middle + 4, text.number(number))]
        x += 2 * size + 12 + width(text.number(number), 12)
    return parts


def signs(marks: Marks, text: Text, y: float) -> Element:
    """The key of the deal in rows of three, for the small drawing on a phone."""
    kinds = [kind for kind in ORDER if any(mark.kind is kind for mark in marks.events)]
    parts: list[Node] = []
    for at, kind in enumerate(kinds):
        x, top = 7.0 + at % 3 * 118, y + at // 3 * 20
        parts += [sign(kind, x, top, SIGN), written(x + 12, top + 4, labels.event_kind(text, kind))]
    return h.g(aria_hidden="true")[parts]


def line(marks: Marks, text: Text, y: float) -> Element:
    """The key in one line, for a phone."""
    parts: list[Node] = []
    x = 7.0
    for kind, known, said in entries(marks, text):
        parts += [sign(kind, x, y, 6 if known else UNKNOWN, known=known), written(x + 12, y + 4, said)]
        x += 26 + width(said, 10.4)
    return h.g(aria_hidden="true")[parts]
