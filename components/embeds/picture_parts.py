"""Parts of a picture: the sheet, words in lines, a drawing in its place, and the source line at the bottom."""

import re
from functools import partial

import htpy as h
from htpy import Element, Node
from markupsafe import Markup

from components.charts.typeface import width, wrapped
from components.theme import Scheme, palette

WIDE = 1200
"""Pixels across a picture."""

EDGE = 64
ACROSS = WIDE - 2 * EDGE

LEADING = 1.18
"""The height of a line as a share of its size."""

TYPE = {"font_family": "IBM Plex Sans, Roboto, Helvetica, Arial, sans-serif"}

_VARIABLE = re.compile(r"var\(--([a-z]+)\)")
_BOX = re.compile(r'<svg([^>]*?)viewBox="0 0 ([\d.]+) ([\d.]+)"')


def sheet(wide: float, tall: float, *inside: Node) -> str:
    """A picture of a size, with its content on the background colour."""
    wide, tall = round(wide), round(tall)
    svg = h.svg(
        xmlns="http://www.w3.org/2000/svg",
        **TYPE,
        viewBox=f"0 0 {wide} {tall}",
        width=str(wide),
        height=str(tall),
    )[h.rect(width=str(wide), height=str(tall), fill="var(--paper)"), inside]
    return coloured(str(svg))


def source(line: str, bottom: float, size: float) -> Node:
    """The source line, above the margin at the bottom."""
    rows = lines(line, size)
    first = bottom - 40 - (len(rows) - 1) * size * LEADING
    return [
        h.rect(x=str(EDGE), y=f"{first - size - 14:.0f}", width=str(ACROSS), height="1", fill="var(--rule)"),
        written(EDGE, first, rows, size, "quiet"),
    ]


def written(x: float, y: float, rows: list[str], size: float, colour: str, *, strong: bool = False) -> Element:
    """Lines of text below each other, the first with its baseline at y."""
    spans = [h.tspan(x=f"{x:.0f}", y=f"{y + at * size * LEADING:.0f}")[line] for at, line in enumerate(rows)]
    attributes = {"font-size": f"{size}", "font-weight": "600" if strong else "400"}
    return h.text(attributes, fill=f"var(--{colour})")[spans]


def placed(svg: str, x: float, y: float, wide: float, tall: float) -> Markup:
    """An SVG scaled to fit a rectangle, and centred in it."""
    # A renderer of pictures reads from the attribute what a browser reads from the style. The place is as large as the
    # drawing in it, so that what a map has beyond its frame is cut there.
    edge = ' overflow="hidden"' if "overflow:hidden" in svg.partition(">")[0] else ""
    share = ratio(svg)
    across, high = (wide, wide * share) if wide * share <= tall else (tall / share, tall)
    left, top = x + (wide - across) / 2, y + (tall - high) / 2
    place = f'<svg x="{left:.1f}" y="{top:.1f}" width="{across:.1f}" height="{high:.1f}"{edge}'
    inside = _BOX.sub(lambda m: f'{place}{m[1]}viewBox="0 0 {m[2]} {m[3]}"', svg, count=1)
    return Markup(inside)  # noqa: S704  # htpy has escaped it


def ratio(svg: str) -> float:
    """The height of a drawing divided by its width."""
    view_box = _BOX.search(svg)
    assert view_box, "a drawing says how large it is"
    return float(view_box[3]) / float(view_box[2])


def lines(words: str, size: float, *, strong: bool = False, room: float = ACROSS) -> list[str]:
    """Words broken into lines of a size, as wide as the sheet or as `room`."""
    return wrapped(words, room, partial(width, size=size, bold=strong))


def shortened(rows: list[str], most: int) -> list[str]:
    """At most so many rows: they end with the last sentence that ends in them, or else with an ellipsis."""
    if len(rows) <= most:
        return rows
    *whole, last = rows[:most]
    if ". " in last:
        return [*whole, f"{last.rpartition('. ')[0]}."]
    return [*whole, f"{last.rpartition(' ')[0].rstrip(' .,;')}…"]  # in the place of a word, so that it has room


def coloured(svg: str) -> str:
    """A picture with the colours of the light appearance in place of CSS variables."""
    colours = palette(Scheme.LIGHT)
    return _VARIABLE.sub(lambda m: TYPE["font_family"] if m[1] == "font" else str(getattr(colours, m[1])), svg)
