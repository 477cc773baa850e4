"""Pieces of a drawing that both compositions share: the empty sheet, headings and labels."""

import htpy as h
from htpy import Element
from markupsafe import Markup, escape

from components.charts.timeline.labels import Label
from components.charts.timeline.marks import Lane
from components.charts.timeline.symbols import HALO, rule, written


def canvas(width: float, height: float, alt: str) -> Element:
    """The empty SVG element of a drawing, with its description."""
    return h.svg(
        {"class": "timeline", "font-family": "inherit"},
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        role="group",
        aria_label=alt,
        style="font-variant-numeric:lining-nums tabular-nums",
    )


def heading(top: float, width: float, name: str, what: str) -> Element:
    """The name of a panel under its rule, and what it shows."""
    return h.g[
        rule(0, top + 0.5, width, top + 0.5, "ink"),
        h.text(
            {"font-size": "13"},
            x="0",
            y=f"{top + 19:.1f}",
            style="paint-order:stroke;stroke:var(--paper);stroke-width:4px",
        )[
            h.tspan({"font-weight": "650"}, fill="var(--ink)")[name],
            h.tspan(dx="8", fill="var(--quiet)")[what],
        ],
    ]


def name(label: Label) -> Markup:
    """A label with the line to its mark, whose id it carries; aloud, the mark itself says it."""
    leader = rule(*label.leader[0], *label.leader[1], "quiet") if label.leader else ""
    said = _stacked(label) if label.stacked else _level(label)
    whose = escape(label.glyph.mark.event_id)
    return Markup(  # noqa: S704  # the id is escaped, and the words where they are written
        f'<g pointer-events="none" data-label="{whose}" aria-hidden="true">{leader}{said}</g>'
    )


def _stacked(label: Label) -> Markup:
    """The number over the day."""
    box, middle = label.box, (label.box.left + label.box.right) / 2
    number = written(middle, box.top + 13, label.number, 15, end="middle", strong=True)
    return number + written(middle, box.top + 28, label.day, end="middle")


def _level(label: Label) -> str:
    """The number and the day beside it, at the side that is nearer to the mark."""
    box, right = label.box, label.glyph.x > label.box.right
    x, anchor = (box.right, "end") if right else (box.left, "start")
    number = f'<tspan font-weight="650" fill="var(--ink)">{escape(label.number)}</tspan>' if label.number else ""
    return (
        f'<text font-size="15" text-anchor="{anchor}" x="{x:.1f}" y="{box.top + 13:.1f}" style="{HALO}">'
        f"{number}{_day(label)}</text>"
    )


def _day(label: Label) -> str:
    """The day beside the number; alone it is what stands out."""
    if label.number:
        return f'<tspan font-size="12" dx="4" fill="var(--quiet)">{escape(label.day)}</tspan>'
    weight = "650" if label.glyph.mark.lane is Lane.FREED else "400"
    return f'<tspan font-size="12" font-weight="{weight}" fill="var(--ink)">{escape(label.day)}</tspan>'
