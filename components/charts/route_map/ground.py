"""What lies under the lines of the figure, its key, and its axes."""

import html
from collections.abc import Iterator, Sequence
from typing import Any

from components.charts.route_map.layout import Layout, radius
from components.charts.route_map.legend import SAMPLE, Stroke, styles, widths
from components.charts.route_map.view import View
from components.text import Text
from components.theme import Palette, font
from data import geo
from data.geo import Line

HEIGHT = 700
"""Height of the figure in pixels."""

ROWS = (18, 42)
"""Pixels below the map at which the rows of the key stand."""

CLEAR = "rgba(0,0,0,0)"
"""No colour."""

BOUNDS = geo.Frame(-1000, -1000, 1100, 950)
"""How far the map can be moved, in kilometres."""


def ground(colours: Palette) -> Iterator[dict[str, Any]]:
    """Countries, lakes and rivers as shapes below the lines; Belarus a little stronger."""
    for outline in sorted(geo.neighbourhood(), key=lambda o: o.iso == "BY"):
        home = outline.iso == "BY"
        line = {"color": colours.quiet if home else colours.rule, "width": 1.1 if home else 0.8}
        yield _shape(outline.lines, "Z", line, colours.land if home else colours.panel, outline.iso)
    for lake in geo.lakes():
        yield _shape(lake.lines, "Z", {"width": 0}, colours.water, lake.name)
    for river in geo.rivers():
        yield _shape(river.lines, "", {"color": colours.water, "width": 1.2}, CLEAR, river.name)


def _shape(lines: Sequence[Line], end: str, line: dict[str, Any], fill: str, name: str) -> dict[str, Any]:
    path = "".join(f"M{'L'.join(f'{round(x)},{round(y)}' for x, y in each)}{end}" for each in lines)
    look = {"line": line, "fillcolor": fill, "fillrule": "evenodd"}
    return {"type": "path", "path": path, "layer": "below", "name": name, **look}


def key(text: Text, colours: Palette) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The shapes and the words of the key below the map."""
    shapes, words = [], []
    for down, items in zip(ROWS, (styles(text), widths(text, light=False)), strict=True):
        x = 0.0
        for item in items:
            stroke = item.stroke or Stroke(1)
            line = {"color": colours.release if stroke.known else colours.quiet, "width": stroke.width}
            shapes.append(_sample(x, down, {**line, "dash": dash(stroke.dash, stroke.width)}))
            words.append(_word(x + SAMPLE + 7, down, item.words))
            x += item.width + 6
    return shapes, words


def _sample(x: float, down: int, line: dict[str, Any]) -> dict[str, Any]:
    at = {"xref": "paper", "yref": "paper", "xanchor": 0, "yanchor": 0, "xsizemode": "pixel", "ysizemode": "pixel"}
    return {"type": "line", **at, "x0": x, "x1": x + SAMPLE, "y0": -down, "y1": -down, "line": line}


def _word(x: float, down: int, words: str) -> dict[str, Any]:
    at = {"xref": "paper", "yref": "paper", "x": 0, "y": 0, "xanchor": "left", "yanchor": "middle"}
    return {"text": plain(words), **at, "xshift": x, "yshift": -down, "showarrow": False, "font": {"size": 12}}


def dash(lengths: Sequence[float], width: float) -> str:
    """Dashes for Plotly, which draws no round ends: a dot is as long as the line is wide."""
    if lengths and lengths[0] < 1:
        return f"{max(width, 1.5):g}px,{lengths[1]:g}px"
    return ",".join(f"{length:g}px" for length in lengths) or "solid"


def plain(words: str) -> str:
    """Words in which Plotly sees no markup."""
    return html.escape(words, quote=False)


def _rings(placed: Layout, seen: View, colours: Palette) -> Iterator[dict[str, Any]]:
    """Dotted rings around places that no source names."""
    for stop in placed.stops:
        if stop.vague:
            r = radius(stop, seen)
            at = {"xanchor": round(stop.at[0], 1), "yanchor": round(stop.at[1], 1), "xsizemode": "pixel"}
            size = {"ysizemode": "pixel", "x0": -r, "x1": r, "y0": -r, "y1": r}
            line = {"color": colours.ink, "width": 1.2, "dash": "1.5px,2.5px"}
            yield {"type": "circle", "layer": "below", **at, **size, "line": line, "fillcolor": faint(colours.paper)}


def faint(colour: str) -> str:
    """A colour of the palette at half its strength."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.55)"


def layout(placed: Layout, seen: View, text: Text, colours: Palette) -> dict[str, Any]:
    """Axes of one scale without ticks, the ground, and the key; the same view as the reader plays through time."""
    frame = seen.frame
    shapes, words = key(text, colours)
    axis = {"visible": False, "zeroline": False, "showgrid": False}
    across = {"minallowed": BOUNDS.west, "maxallowed": BOUNDS.east, "range": [frame.west, frame.east]}
    up = {"minallowed": BOUNDS.south, "maxallowed": BOUNDS.north, "range": [frame.south, frame.north]}
    return {
        "template": "none",
        "height": HEIGHT,
        "margin": {"l": 0, "r": 0, "t": 4, "b": 60},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": faint(colours.water),
        "font": {"family": font(), "color": colours.ink, "size": 12.5},
        "xaxis": {**axis, **across},
        "yaxis": {**axis, **up, "scaleanchor": "x", "scaleratio": 1},
        "shapes": [*ground(colours), *_rings(placed, seen, colours), *shapes],
        "annotations": words,
        "hoverlabel": {"bgcolor": colours.panel, "font": {"color": colours.ink}, "align": "left"},
        "hovermode": "closest",
        "hoverdistance": 12,
        "dragmode": "pan",
        "showlegend": False,
        "uirevision": f"{frame}",
    }
