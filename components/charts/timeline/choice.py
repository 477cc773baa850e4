"""The timeline as radio buttons in HTML: a circle per release, chosen without a script, and the deal under them."""

from collections.abc import Iterable, Iterator, Sequence

import htpy as h
from htpy import Element, Node, VoidElement

from components.charts.axis import Axis
from components.charts.timeline import legend, words
from components.charts.timeline.choice_layout import DAY, NARROW, choices, sides
from components.charts.timeline.layout import SIGN, radius, scale
from components.charts.timeline.marks import Lane, Mark, Marks
from components.charts.timeline.symbols import letter, sign
from components.charts.typeface import width
from components.html import labels
from components.text import Text
from data import Dataset
from data.model import Event
from data.vocabulary import EventKind

RIM = 3.5
"""Pixels of the rim of a circle on both sides."""

GROUP = "release"
"""The name of the radio buttons, which is that of the choice in the address."""

TICK = 58
"""Pixels between two months that are named on the axis, at least."""

TICKS, TALL, BIG = 20.0, 12.0, 5.0
"""Where the lines of the deal begin, how long they are, and how wide one is that eases sanctions."""

SIGNS, ROWS = 42.0, 2
"""Where the signs of the deal of the chosen release stand, and in how many rows."""


def button(at: int) -> str:
    """The id of a radio button by its place among the choices, from 1; 0 chooses all."""
    return f"{GROUP}-{at}"


def group(marks: Marks, dataset: Dataset, text: Text) -> Element:
    """The choice: all, or one of the circles; arrow keys move through them in time order."""
    circles = zip(choices(marks), sides(marks, text), strict=True)
    return h.fieldset(".time")[
        h.legend[text.t("Releases, pardons and exchanges: choose one")],
        h.label(".all")[_radio(0, "", checked=True), h.span[text.t("All")]],
        h.div(".lane")[
            (h.i(class_=f"vague v{at}") for at, mark in enumerate(choices(marks), 1) if mark.span),
            (_circle(mark, at, side, marks, text) for at, (mark, side) in enumerate(circles, 1)),
        ],
        _deal(marks, dataset, text),
        h.p(".quiet")[_key(marks, text)],
    ]


def _radio(at: int, value: str, *, checked: bool = False) -> VoidElement:
    return h.input(type="radio", name=GROUP, id=button(at), value=value, checked=checked)


def _circle(mark: Mark, at: int, side: str, marks: Marks, text: Text) -> Element:
    """A circle around its button: the number where it fits, the day, and for screen readers what happened."""
    number = text.quantity(mark.quantity) if mark.quantity else ""
    fits = width(number, DAY, bold=True) + RIM <= 2 * radius(mark, scale(marks, NARROW.largest))
    known = "" if mark.quantity else "unknown"
    label = text.t("{kind}: {headline}.", kind=labels.event_kind(text, mark.kind), headline=mark.event.headline)
    return h.label(class_=" ".join(filter(None, (f"t{at}", mark.kind, known, side))))[
        _radio(at, mark.event_id),
        h.b(aria_hidden="true")[number] if number and fits else None,
        h.span(".day")[text.short_date(mark.event.date)],
        h.span(".said")[" ", label, " ", words.people(mark, text)],
    ]


def _deal(marks: Marks, dataset: Dataset, text: Text) -> Element:
    """Years on the axis, a line for each step of the deal, and signs for those linked with the chosen release."""
    axis = Axis(marks.since, marks.until, 0, 100)
    narrow = Axis(marks.since, marks.until, 0, NARROW.width)
    deal = {mark.event_id: mark for mark in marks.lane(Lane.DEAL)}
    kinds = dict.fromkeys(mark.kind for mark in deal.values())
    return h.svg(".deal", width="100%", height="66" if deal else "18", aria_hidden="true")[
        h.defs[(h.g(id=f"sign-{kind}")[sign(kind, 0, 0, SIGN)] for kind in kinds)],
        h.rect(width="100%", height="1", fill="var(--ink)"),
        [_tick(axis.at(each.day), f"{each.month} {each.year}".strip()) for each in narrow.ticks(text, TICK)],
        [_line(axis.at(mark.day), mark.kind) for mark in deal.values()],
        [
            h.g(class_=f"tied g{at}")[
                _signs([deal[each] for each in tied(dataset, mark.event) if each in deal], axis, narrow)
            ]
            for at, mark in enumerate(choices(marks), 1)
        ],
    ]


def tied(dataset: Dataset, event: Event) -> tuple[str, ...]:
    """The events that the ledger links with one, in time order, whichever of the two names the other."""
    own = event.linked_event_ids
    every = dataset.events.values()
    return tuple(each.event_id for each in every if each.event_id in own or event.event_id in each.linked_event_ids)


def _tick(x: float, label: str) -> Iterable[Node]:
    look = {"font-size": "12", "text-anchor": "middle" if x else "start"}
    yield h.rect(x=f"{x}%", width="1", height="5", fill="var(--ink)")
    yield h.text(look, x=f"{x}%", y="16", fill="var(--quiet)")[label]


def _line(x: float, kind: EventKind) -> Element:
    width = BIG if kind is EventKind.SANCTIONS_RELIEF else 1.5
    return h.rect(x=f"{x}%", y=f"{TICKS:g}", width=f"{width:g}", height=f"{TALL:g}", fill="var(--deal)")


def _signs(steps: Sequence[Mark], axis: Axis, narrow: Axis) -> Iterator[Element]:
    """The signs of steps under their lines, in rows where they would meet on a phone."""
    ends: dict[int, float] = {}
    for mark in steps:
        x = narrow.at(mark.day)
        row = next((row for row in range(ROWS) if ends.get(row, -SIGN) + 2 * SIGN <= x), 0)
        ends[row] = x
        yield h.use(href=f"#sign-{mark.kind}", x=f"{axis.at(mark.day)}%", y=f"{SIGNS + 2.2 * SIGN * row:g}")


def _key(marks: Marks, text: Text) -> str:
    """The meaning of the signs in words; shape and filling tell them apart, never colour alone."""
    explained = sorted(legend.entries(marks, text), key=lambda entry: not entry[1])
    signs = [f"{letter(kind, known=known)} {name}" for kind, known, name in explained]
    if any(mark.span for mark in choices(marks)):
        signs.append(f"|–| {text.t('Day not known')}")
    circles = text.t("The area of a circle is the number of people: {signs}.", signs=", ".join(signs))
    if not marks.lane(Lane.DEAL):
        return circles
    deal = text.t("Lines under the axis: talks and other steps; wide ones eased sanctions.")
    return f"{circles} {deal}"
