"""Pieces of a drawing that both compositions share: the empty sheet, headings, months and labels."""

from datetime import date

import htpy as h
from htpy import Element

from components.charts.axis import Axis
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


def months(axis: Axis, room: float) -> list[date]:
    """The months that the axis names, so far apart that each has room."""
    first = axis.since.year * 12 + axis.since.month - 1
    last = axis.until.year * 12 + axis.until.month - 1
    width = (axis.end - axis.start) / max(last - first, 1)
    every = next((n for n in (1, 2, 3, 6, 12, 24, 60) if n * width >= room), 120)
    days = (date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1) if not month % every)
    return [day for day in days if day >= axis.since]


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


def name(label: Label) -> Element:
    """A label with the line to its mark, whose id it carries; aloud, the mark itself says it."""
    whose = label.glyph.mark.event_id
    box, middle = label.box, (label.box.left + label.box.right) / 2
    leader = rule(*label.leader[0], *label.leader[1], "quiet") if label.leader else None
    if label.stacked:
        number = written(middle, box.top + 13, label.number, 15, end="middle", strong=True)
        return h.g({"pointer-events": "none"}, data_label=whose, aria_hidden="true")[
            leader, number, written(middle, box.top + 28, label.day, end="middle")
        ]
    right = label.glyph.x > box.right
    return h.g({"pointer-events": "none"}, data_label=whose, aria_hidden="true")[
        leader,
        h.text(
            {"font-size": "15", "text-anchor": "end" if right else "start"},
            x=f"{box.right if right else box.left:.1f}",
            y=f"{box.top + 13:.1f}",
            style=HALO,
        )[
            h.tspan({"font-weight": "650"}, fill="var(--ink)")[label.number] if label.number else None,
            _day(label),
        ],
    ]


def _day(label: Label) -> Element:
    """The day beside the number; alone it is what stands out."""
    if label.number:
        return h.tspan({"font-size": "12"}, dx="4", fill="var(--quiet)")[label.day]
    weight = "650" if label.glyph.mark.lane is Lane.FREED else "400"
    return h.tspan({"font-size": "12", "font-weight": weight}, fill="var(--ink)")[label.day]
