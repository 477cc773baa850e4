"""The route map as inline SVG; its colours are variables of the page."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.charts.route_map.labels import SPACING, Label
from components.charts.route_map.land import land
from components.charts.route_map.layout import Layout, layout, number_size, radius
from components.charts.route_map.legend import dashed, legend, symbol
from components.charts.route_map.marks import RouteMarks
from components.charts.route_map.viewport import Drawn, View, along, drawn, length_of, pixels, view
from components.charts.route_map.words import caption, dated
from components.text import Text
from data.geo import Point

FADING = (1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
"""How strongly the parts of a line are drawn that ends somewhere not known, or beyond the edge."""

HALO = "paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round"
"""What keeps names readable on top of lines."""

LETTERS = {
    "stop": {"fill": "var(--ink)", "font-weight": "600"},
    "vague": {"fill": "var(--ink)", "font-style": "italic"},
    "exit": {"fill": "var(--ink)", "font-weight": "600"},
    "country": {"fill": "var(--quiet)"},
    "town": {"fill": "var(--quiet)"},
}
"""How each kind of name is written."""


def svg(marks: RouteMarks, text: Text, *, narrow: bool = False, fine: bool = True) -> Element:
    """The map with its legend; narrow fits a phone; without `fine`, outlines are the light ones of small drawings."""
    seen = view(marks, narrow=narrow)
    placed = layout(marks, whole := drawn(marks, seen), seen, text)
    lines = [each for each in whole if each.leg.leg_id in marks.ids]
    tall, key = legend(marks, seen, text)
    return h.svg(
        viewBox=f"0 0 {seen.width} {seen.height + tall:.0f}",
        role="group",
        aria_label=caption(marks, text).alt,
        style="overflow:hidden;font-family:var(--font)",
    )[
        # Aloud, the journeys say from where to where they go; names, numbers and signs would only be read after them.
        h.g(aria_hidden="true")[
            land(marks.dataset, seen, fine=fine and not marks.small and not narrow), beneath(placed, seen)
        ],
        (_journey(list(group), text, event) for event, group in groupby(lines, key=lambda d: d.leg.event_id)),
        h.g(aria_hidden="true")[above(placed, lines, seen), key],
    ]


def beneath(placed: Layout, seen: View) -> list[Node]:
    """The layer between land and journeys: the edge of the map, towns, and the names of countries."""
    names = [_name(label) for label in placed.labels if label.role in ("town", "country")]
    return [_frame(seen), [_town(point) for point in placed.towns], names]


def above(placed: Layout, lines: Sequence[Drawn], seen: View) -> list[Node]:
    """The layer over the journeys: the symbols of places, their names, and the numbers of the steps."""
    return [
        [symbol(s.kind, s.vague, seen.at(s.at), radius(s, seen)) for s in placed.stops],
        [_leader(label) for label in placed.labels if label.leader],
        [_name(label) for label in placed.labels if label.role not in ("town", "country")],
        _numbers(placed, lines, number_size(seen)),
    ]


def _frame(seen: View) -> list[Element]:
    """The edge of the map, and the blank margin over the land beyond it."""
    left, top, right, bottom = seen.land
    strips = [
        (0.0, 0.0, seen.width, top),
        (0.0, bottom, seen.width, seen.height - bottom),
        (0.0, top, left, bottom - top),
        (right, top, seen.width - right, bottom - top),
    ]
    edge = {"fill": "none", "stroke": "var(--rule)"}
    return [
        *(_paper(*strip) for strip in strips if strip[2] > 1 and strip[3] > 1),
        h.rect(
            x=f"{left + 0.5}", y=f"{top + 0.5}", width=f"{right - left - 1}", height=f"{bottom - top - 1:.0f}", **edge
        ),
    ]


def _paper(x: float, y: float, width: float, height: float) -> Element:
    return h.rect(x=f"{x:.0f}", y=f"{y:.0f}", width=f"{width:.0f}", height=f"{height:.0f}", fill="var(--paper)")


def _leader(label: Label) -> Element:
    """The leader line from a place to its name, where that could not stand beside it."""
    assert label.leader, "only a far name has one"
    (x, y), (to_x, to_y) = label.leader
    ends = {"x1": f"{x:.1f}", "y1": f"{y:.1f}", "x2": f"{to_x:.1f}", "y2": f"{to_y:.1f}"}
    return h.line({"stroke-width": ".7"}, stroke="var(--ink)", **ends)


def _journey(lines: Sequence[Drawn], text: Text, event_id: str) -> Element:
    """The legs of one release, as a link to it."""
    day = text.date(lines[0].leg.event_date)
    return h.a(
        href=link("routes", release=event_id),
        target="_self",
        aria_label=text.t("Journeys of the release of {date}", date=day),
    )[(leg(each, text) for each in lines)]


def leg(each: Drawn, text: Text) -> Element:
    """One leg: its line, a wider invisible line that is easy to press, and its arrowhead."""
    hit = h.path({"stroke": "transparent", "stroke-width": "12"}, d=pixels(each.line)) if each.width < 10 else None
    return h.g({"data-mark": each.leg.leg_id, "fill": "none", "stroke-linejoin": "round"})[
        h.title[dated(each.leg, text)], line(each, FADING, hit)
    ]


def line(each: Drawn, fading: Sequence[float], hit: Node = None) -> list[Node]:
    """The line of a leg on a light rim, in several parts where it fades, and its arrowhead."""
    colour = "var(--release)" if each.leg.count else "var(--quiet)"
    rim = {"stroke": "var(--paper)", "stroke-width": f"{each.width + 2:g}", "stroke-opacity": ".8"}
    return [h.path(rim, d=pixels(each.line)), hit, [*_strokes(each, colour, fading)], _head(each, colour)]


def _strokes(each: Drawn, colour: str, fading: Sequence[float]) -> Iterator[Node]:
    """The line itself, in parts that fade where its end is not known."""
    style = {"stroke": colour, "stroke-width": f"{each.width:g}"}
    core = {"stroke": "var(--paper)", "stroke-width": f"{each.core:g}"}
    if not each.fades:
        yield h.path(style, **dashed(each.dash), d=pixels(each.line))
    else:
        total = length_of(each.line)
        for i, strength in enumerate(fading):
            low, high = total * i / len(fading), total * (i + 1) / len(fading)
            part = [along(each.line, low + (high - low) * k / 3) for k in range(4)]
            yield h.path({**style, "stroke-opacity": f"{strength}"}, **dashed(each.dash, low), d=pixels(part))
    if each.core:
        yield h.path(core, d=pixels(each.line))


def _head(each: Drawn, colour: str) -> Node:
    """An arrowhead that says which way: at the end of lines that leave or fade, else past the middle."""
    total = length_of(each.line)
    if total < 14:
        return None
    at_end = each.leaves or each.aside or each.fades
    tip = total if at_end else total * 0.72
    (x0, y0), (x, y) = along(each.line, tip - 3), along(each.line, tip)
    angle = math.degrees(math.atan2(y - y0, x - x0))
    size = 4 + each.width * 0.28
    inside = each.width >= 6 and not at_end
    points = f"M{-size:.1f} {-size * 0.8:.1f}L{size * 0.6:.1f} 0L{-size:.1f} {size * 0.8:.1f}Z"
    fill = "var(--paper)" if inside else colour
    return h.path(d=points, fill=fill, transform=f"translate({x:.1f} {y:.1f}) rotate({angle:.0f})")


def _numbers(placed: Layout, lines: Sequence[Drawn], r: float) -> Element:
    """The order of the steps, in circles."""
    style = {
        "text-anchor": "middle",
        "font-size": "12.5" if r > 8 else "11.5",
        "font-weight": "600",
        "pointer-events": "none",
    }
    spots = (
        (each.leg.sequence, placed.numbers[each.leg.leg_id]) for each in lines if each.leg.leg_id in placed.numbers
    )
    return h.g(style)[
        (
            [
                h.circle(cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{r}", fill="var(--paper)", stroke="var(--ink)"),
                h.text(x=f"{x:.1f}", y=f"{y + r * 0.46:.1f}", fill="var(--ink)")[str(number)],
            ]
            for number, (x, y) in spots
        )
    ]


def _town(at: Point) -> Element:
    return h.circle(cx=f"{at[0]:.1f}", cy=f"{at[1]:.1f}", r="1.6", fill="var(--quiet)")


def _name(label: Label) -> Element:
    if label.side == "along":
        return _upright(label)
    left, top, right, _ = label.box
    anchor = "start" if "right" in label.side else "end" if "left" in label.side else "middle"
    x = {"start": left, "end": right, "middle": (left + right) / 2}[anchor]
    style = {"font-size": f"{label.size}", "text-anchor": anchor, "pointer-events": "none", **LETTERS[label.role]}
    style |= {"letter-spacing": f"{SPACING}"} if label.capitals else {}
    return h.text(style, x=f"{x:.1f}", style=HALO if label.role != "country" else None)[
        (
            h.tspan(x=f"{x:.1f}", y=f"{top + label.size * (0.86 + 1.15 * i):.1f}")[line]
            for i, line in enumerate(label.lines)
        )
    ]


def _upright(label: Label) -> Element:
    """A name along an upright edge of the map, read from below."""
    x, y = label.at
    style = {"font-size": f"{label.size}", "text-anchor": "middle", "pointer-events": "none", **LETTERS[label.role]}
    return h.text(style, x="0", y=f"{label.size * 0.36:.1f}", transform=f"translate({x:.1f} {y:.1f}) rotate(-90)")[
        label.lines[0]
    ]
