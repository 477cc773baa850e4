"""The key of the circles: what each is, and how large one is for so many people."""

from collections.abc import Sequence

import htpy as h
from htpy import Element, Node

from components.charts.timeline.layout import SIGN, UNKNOWN, scale
from components.charts.timeline.marks import Lane, Mark, Marks
from components.charts.timeline.symbols import bracket, sign, written
from components.charts.typeface import widest
from components.html import labels
from components.text import Text
from data.vocabulary import EventKind

SAMPLES = (10, 100)
"""Numbers of people whose circles the key shows."""

ROW, HALF = 18, 130
"""The height of an entry in a column, and the least width of one in rows of two."""

Entry = tuple[EventKind, bool, str]
"""A kind, whether its number is known, and what the key says of it."""


def entries(marks: Marks, text: Text) -> list[Entry]:
    """The entries of the key: only what is drawn."""
    releases = marks.lane(Lane.FREED)
    kinds = {mark.kind for mark in releases if mark.quantity}
    explained = [(kind, True, labels.event_kind(text, kind)) for kind in EventKind if kind in kinds - {EventKind.SWAP}]
    if any(mark.kind is EventKind.SWAP for mark in releases):
        explained.append((EventKind.SWAP, False, labels.event_kind(text, EventKind.SWAP)))
    return [*explained, *((kind, False, words) for kind, words in rings(releases, text).items())]


def rings(releases: Sequence[Mark], text: Text) -> dict[EventKind, str]:
    """What the small ring of each kind says: that a definition does not count the event, or that nobody gives a number.

    An exchange has the same sign with and without a number.
    """
    without = {mark.kind for mark in releases if not mark.quantity} - {EventKind.SWAP}
    named = {kind: labels.event_kind(text, kind) for kind in EventKind if kind in without}
    if any(mark.counted for mark in releases):
        return {kind: text.t("{kind} not counted", kind=name) for kind, name in named.items()}
    if len(named) == 1:
        return dict.fromkeys(named, text.t("Number not known"))
    return {kind: text.t("{kind}, no number", kind=name) for kind, name in named.items()}


def column(marks: Marks, text: Text, top: float, largest: float) -> Element:
    """The key as a column, to the left of the circles."""
    parts: list[Node] = []
    y = top
    for kind, known, label in entries(marks, text):
        parts += [sign(kind, 7, y, 6 if known else UNKNOWN, known=known), written(24, y + 4, label, 12.5)]
        y += ROW
    if vague(marks):
        parts += [bracket((0, y), (14, y)), written(24, y + 4, text.t("Day not known"), 12.5)]
        y += ROW
    return h.g(aria_hidden="true")[parts, sizes(marks, text, 0, y - 2, largest)]


def sizes(marks: Marks, text: Text, x: float, y: float, largest: float) -> Node:
    """Circles of the sample numbers, with the numbers beside them."""
    if not any(mark.quantity for mark in marks.events):
        return None
    unit, most = scale(marks, largest), marks.largest
    samples: Sequence[int] = [number for number in SAMPLES if number <= most] or [int(most)]
    middle, parts = y + unit * samples[-1] ** 0.5, list[Node]()
    for number in samples:
        size = unit * number**0.5
        circle = h.circle(
            cx=f"{x + size + 1:.1f}", cy=f"{middle:.1f}", r=f"{size:.2f}", fill="none", stroke="var(--quiet)"
        )
        parts += [circle, written(x + 2 * size + 5, middle + 4, text.number(number))]
        x += 2 * size + 12 + widest(text.number(number), 12)
    return parts


def vague(marks: Marks) -> bool:
    """Whether any mark has a day that is not known."""
    return any(mark.span for mark in marks.events)


def signs(marks: Marks, text: Text, y: float) -> Element:
    """The key of the deal in rows of two, for the small drawing on a phone."""
    kinds = [kind for kind in EventKind if any(mark.kind is kind for mark in marks.lane(Lane.DEAL))]
    parts: list[Node] = []
    for at, kind in enumerate(kinds):
        x, top = 7.0 + at % 2 * HALF, y + at // 2 * 20
        parts += [sign(kind, x, top, SIGN), written(x + 12, top + 4, labels.event_kind(text, kind))]
    return h.g(aria_hidden="true")[parts]


def line(marks: Marks, text: Text, y: float) -> Element:
    """The key in rows of two, for a phone."""
    parts: list[Node] = []
    explained = entries(marks, text)
    half = max([HALF, *(widest(label, 12) + 22 for _, _, label in explained[::2])])
    for at, (kind, known, label) in enumerate(explained):
        x, top = 7.0 + at % 2 * half, y + at // 2 * 20
        parts += [sign(kind, x, top, 6 if known else UNKNOWN, known=known), written(x + 12, top + 4, label)]
    if vague(marks):
        x, top = 7.0 + len(explained) % 2 * half, y + len(explained) // 2 * 20
        parts += [bracket((x - 7, top), (x + 7, top)), written(x + 12, top + 4, text.t("Day not known"))]
    return h.g(aria_hidden="true")[parts]


def rows(marks: Marks, text: Text) -> int:
    """How many rows the key has on a phone."""
    return -(-(len(entries(marks, text)) + vague(marks)) // 2)
