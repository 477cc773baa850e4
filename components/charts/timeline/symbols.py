"""How each kind of event looks; form and filling tell the kinds apart, not colour alone."""

from collections.abc import Callable

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.charts.timeline import words
from components.charts.timeline.layout import RING, Glyph
from components.charts.timeline.marks import Marks
from components.text import Text
from data.vocabulary import EventKind

HIT = 13.0
"""The least radius of what answers to a finger or a mouse."""

HALO = "paint-order:stroke;stroke:var(--paper);stroke-width:3.5px;stroke-linejoin:round"
"""What keeps words readable on top of lines."""


def written(x: float, y: float, said: str, size: float = 12, *, end: str = "start", strong: bool = False) -> Element:
    """Words in the drawing; strong ones in ink, others quiet."""
    return h.text(
        {"font-size": f"{size:g}", "font-weight": "650" if strong else "400", "text-anchor": end},
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        fill="var(--ink)" if strong else "var(--quiet)",
        style=HALO,
    )[said]


def rule(x1: float, y1: float, x2: float, y2: float, colour: str = "rule", dash: str | None = None) -> Element:
    """A thin line."""
    return h.line(
        x1=f"{x1:.1f}",
        y1=f"{y1:.1f}",
        x2=f"{x2:.1f}",
        y2=f"{y2:.1f}",
        stroke=f"var(--{colour})",
        stroke_dasharray=dash,
    )


def pressed(glyph: Glyph, marks: Marks, text: Text, *around: Node) -> Element:
    """A mark that chooses its event on the timeline, or in a small drawing leads to its page; the chosen in a ring."""
    said, chosen = words.said(glyph.mark, text), glyph.mark.event_id == marks.selected
    address = link("releases" if marks.small else "timeline", event=glyph.mark.event_id)
    return h.a(href=address, target="_self", aria_label=said, aria_current="true" if chosen else None)[
        h.g(data_mark=glyph.mark.event_id)[
            h.title[said],
            around,
            _disc(glyph.x, glyph.y, max(glyph.radius + 2, HIT), fill="transparent"),
            ring(glyph) if chosen else None,
            sign(glyph.mark.kind, glyph.x, glyph.y, glyph.radius, known=glyph.mark.quantity is not None),
        ]
    ]


def bracket(start: tuple[float, float], end: tuple[float, float]) -> Element:
    """A line from the first to the last day that something can have been, closed at both ends."""
    (x, y), (to_x, to_y) = start, end
    ends = (
        f"M{x:.1f} {y - 3:.1f}v6M{to_x:.1f} {y - 3:.1f}v6"
        if y == to_y
        else f"M{x - 3:.1f} {y:.1f}h6M{x - 3:.1f} {to_y:.1f}h6"
    )
    look = {"class": "span", "stroke-width": "1.5"}
    return h.path(look, d=f"M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}{ends}", fill="none", stroke="var(--ink)")


def ring(glyph: Glyph) -> Element:
    """The ring around the chosen mark."""
    size = f"{glyph.radius + RING:.1f}"
    return h.circle(
        {"class": "chosen", "stroke-width": "2"},
        cx=f"{glyph.x:.1f}",
        cy=f"{glyph.y:.1f}",
        r=size,
        fill="none",
        stroke="var(--ink)",
    )


def sign(kind: EventKind, x: float, y: float, radius: float, *, known: bool = True) -> Node:
    """The form of a kind: circles for people, one small sign for each kind of the deal."""
    match kind:
        case EventKind.RELEASE if known:
            return _disc(x, y, radius, fill="var(--release)")
        case EventKind.RELEASE:
            return _disc(x, y, radius, fill="var(--paper)", stroke="var(--release)", stroke_width="1.75")
        case EventKind.PARDON:
            return _pardon(x, y, radius, known=known)
        case EventKind.SWAP:
            bars = rule(x - radius, y, x + radius, y, "ink"), rule(x, y - radius, x, y + radius, "ink")
            return [_disc(x, y, radius, fill="var(--paper)", stroke="var(--ink)", stroke_width="1.5"), *bars]
        case _:
            return SIGNS.get(kind, _cross)(x, y)


def _disc(x: float, y: float, radius: float, **looks: str) -> Element:
    return h.circle(cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius:.2f}", **looks)


def _pardon(x: float, y: float, radius: float, *, known: bool) -> Node:
    """A light disc with a strong rim; the paper under it hides the grid."""
    rim = {"stroke": "var(--pardon)", "stroke_width": "1.75"}
    if not known:
        return _disc(x, y, radius, fill="var(--paper)", **rim)
    inner = max(radius - 0.9, radius / 2)
    tint = {"fill": "var(--pardon)", "fill_opacity": ".26"}
    return [_disc(x, y, inner, fill="var(--paper)"), _disc(x, y, inner, **tint, **rim)]


def _path(d: str, *, filled: bool) -> Element:
    return h.path(
        {"stroke-linejoin": "round", "stroke-linecap": "round", "stroke-width": "1.6"},
        d=d,
        fill="var(--deal)" if filled else "var(--paper)",
        stroke="var(--deal)",
    )


def _square(x: float, y: float) -> Node:
    return _path(f"M{x - 4:.1f} {y - 4:.1f}h8v8h-8z", filled=True)


def _dotted(x: float, y: float) -> Node:
    rim = _disc(x, y, 5, fill="var(--paper)", stroke="var(--deal)", stroke_width="1.6")
    return [rim, _disc(x, y, 2, fill="var(--deal)")]


def _turned(x: float, y: float) -> Node:
    return _path(f"M{x:.1f} {y + 4.8:.1f}l5-8.8h-10z", filled=False)


def _diamond(x: float, y: float) -> Node:
    return _path(f"M{x:.1f} {y - 5.4:.1f}l5.4 5.4-5.4 5.4-5.4-5.4z", filled=True)


def _triangle(x: float, y: float) -> Node:
    return _path(f"M{x:.1f} {y - 4.8:.1f}l5 8.8h-10z", filled=False)


def _cross(x: float, y: float) -> Node:
    return _path(f"M{x - 4:.1f} {y - 4:.1f}l8 8m0-8l-8 8", filled=False)


SIGNS: dict[EventKind, Callable[[float, float], Node]] = {
    EventKind.TALKS: _square,
    EventKind.CALL: _dotted,
    EventKind.STATEMENT: _turned,
    EventKind.SANCTIONS_RELIEF: _diamond,
    EventKind.BORDER: _triangle,
    EventKind.OTHER: _cross,
}
"""The sign of each kind of the deal, in the drawings."""

LETTERS = {
    EventKind.RELEASE: "●",
    EventKind.PARDON: "○",
    EventKind.SWAP: "⊕",
    EventKind.TALKS: "■",
    EventKind.CALL: "⊙",
    EventKind.STATEMENT: "▽",
    EventKind.SANCTIONS_RELIEF: "◆",
    EventKind.BORDER: "△",
    EventKind.OTHER: "×",
}
"""The same signs as letters, for the key of the figure."""

SYMBOLS = {
    EventKind.RELEASE: "circle",
    EventKind.PARDON: "circle",
    EventKind.SWAP: "circle-cross",
    EventKind.TALKS: "square",
    EventKind.CALL: "circle-open-dot",
    EventKind.STATEMENT: "triangle-down-open",
    EventKind.SANCTIONS_RELIEF: "diamond",
    EventKind.BORDER: "triangle-up-open",
    EventKind.OTHER: "x-thin-open",
}
"""The same signs as the figure calls them."""
