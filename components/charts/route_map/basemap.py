"""What lies under the lines of the Plotly map, its key, and its axes."""

import html
from collections.abc import Iterator, Sequence
from typing import Any

from components.charts.route_map.layout import Layout, radius
from components.charts.route_map.legend import SAMPLE, Stroke, styles, widths
from components.charts.route_map.marks import RouteMarks
from components.charts.route_map.viewport import Box, View
from components.text import Text
from components.theme import Palette, font
from data import Dataset
from data.geo import Line

HEIGHT = 700
"""Height of the figure in pixels."""

ROWS = (18, 42)
"""Pixels below the map at which the rows of the key stand."""

BESIDE = 700.0
"""Kilometres of land east of the map that a wide column shows, where no journey leaves by that edge."""

CLEAR = "rgba(0,0,0,0)"
"""No colour."""


def ground(dataset: Dataset, colours: Palette) -> Iterator[dict[str, Any]]:
    """Countries, lakes and rivers as shapes below the lines; some countries of the story a little stronger."""
    stressed = dataset.story.ground.stressed
    for outline in sorted(dataset.ground.neighbourhood(), key=lambda o: o.iso in stressed):
        strong = outline.iso in stressed
        line = {"color": colours.quiet if strong else colours.rule, "width": 1.1 if strong else 0.8}
        yield _shape(outline.lines, "Z", line, colours.land if strong else colours.panel, outline.iso)
    for lake in dataset.ground.lakes():
        yield _shape(lake.lines, "Z", {"width": 0}, colours.water, lake.name)
    for river in dataset.ground.rivers():
        yield _shape(river.lines, "", {"color": colours.water, "width": 1.2}, CLEAR, river.name)


def _shape(lines: Sequence[Line], end: str, line: dict[str, Any], fill: str, name: str) -> dict[str, Any]:
    path = "".join(f"M{'L'.join(f'{round(x)},{round(y)}' for x, y in each)}{end}" for each in lines)
    look = {"line": line, "fillcolor": fill, "fillrule": "evenodd"}
    return {"type": "path", "path": path, "layer": "below", "name": name, **look}


def key(marks: RouteMarks, text: Text, colours: Palette) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The shapes and the words of the key below the map."""
    shapes, words = [], []
    for down, items in zip(ROWS, (styles(marks, text), widths(marks, text, light=False)), strict=True):
        x = 0.0
        for item in items:
            stroke = item.stroke or Stroke(1)
            line = {"color": colours.release if stroke.known else colours.quiet, "width": stroke.width}
            shapes.append(_sample(x, down, {**line, "dash": dash(stroke.dash, stroke.width)}))
            if not stroke.known:
                shapes.append(_sample(x, down, {"color": colours.paper, "width": stroke.width - 2}))
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
    """Dashes for Plotly, which has no round line caps: a dot is as long as the line is wide."""
    if lengths and lengths[0] < 1:
        return f"{max(width, 1.5):g}px,{lengths[1]:g}px"
    return ",".join(f"{length:g}px" for length in lengths) or "solid"


def plain(words: str) -> str:
    """Words with the characters of Plotly's markup escaped."""
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


def _paper(seen: View, colours: Palette) -> Iterator[dict[str, Any]]:
    """The blank margin beside the map, where the names of places beyond it stand, and the map's edge."""
    left, top, right, bottom = seen.land
    wide = seen.at((_east(seen), 0.0))[0]
    strips = [
        (0.0, 0.0, wide, top),
        (0.0, bottom, wide, seen.height),
        (0.0, 0.0, left, seen.height),
        (right, 0.0, seen.width, seen.height),
    ]
    for x0, y0, x1, y1 in strips:
        if x1 > x0 and y1 > y0:
            yield _rectangle(seen, (x0, y0, x1, y1), {"width": 0}, colours.paper)
    yield _rectangle(
        seen, (left, top, wide if wide > seen.width else right, bottom), {"color": colours.rule, "width": 1}, CLEAR
    )


def _east(seen: View) -> float:
    """How far east the figure reaches, in kilometres."""
    return seen.back((seen.width, 0.0))[0] + (0.0 if seen.strips[2] else BESIDE)


def _rectangle(seen: View, box: Box, line: dict[str, Any], fill: str) -> dict[str, Any]:
    (x0, y0), (x1, y1) = seen.back(box[:2]), seen.back(box[2:])
    return {"type": "rect", "layer": "below", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "line": line, "fillcolor": fill}


def _leaders(placed: Layout, seen: View, colours: Palette) -> Iterator[dict[str, Any]]:
    """Leader lines from places to their names, where those could not stand beside them."""
    for label in placed.labels:
        if label.leader:
            (x0, y0), (x1, y1) = map(seen.back, label.leader)
            line = {"color": colours.ink, "width": 0.7}
            yield {"type": "line", "layer": "below", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "line": line}


def _upright(placed: Layout, seen: View, colours: Palette) -> Iterator[dict[str, Any]]:
    """The names along the upright edges of the map."""
    for label in placed.labels:
        if label.side == "along":
            x, y = seen.back(label.at)
            look = {"showarrow": False, "font": {"size": label.size, "color": colours.ink}}
            yield {"x": x, "y": y, "text": f"<b>{plain(label.lines[0])}</b>", "textangle": -90, **look}


def faint(colour: str) -> str:
    """A colour of the palette at half its strength."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.55)"


def layout(marks: RouteMarks, placed: Layout, seen: View, text: Text, colours: Palette) -> dict[str, Any]:
    """Axes of one scale without ticks, the ground, and the key; the same view as the reader plays through time.

    The map ends at its frame and cannot be moved beyond it, so that what lies out there is told at the edge. A column
    that is wider than the frame is filled with the land to the east, where no journey leads.
    """
    (west, north), (east, south) = seen.back((0.0, 0.0)), seen.back((seen.width, seen.height))
    shapes, words = key(marks, text, colours)
    axis = {"visible": False, "zeroline": False, "showgrid": False}
    filled = "domain" if seen.strips[2] else "range"
    across = {"minallowed": west, "maxallowed": _east(seen), "range": [west, east], "constraintoward": "left"}
    across |= {"constrain": filled}
    up = {
        "constrain": "domain",
        "minallowed": south,
        "maxallowed": north,
        "range": [south, north],
        "constraintoward": "bottom",
    }
    return {
        "template": "none",
        "height": HEIGHT,
        "margin": {"l": 0, "r": 0, "t": 4, "b": 60},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": faint(colours.water),
        "font": {"family": font(), "color": colours.ink, "size": 12.5},
        "xaxis": {**axis, **across},
        "yaxis": {**axis, **up, "scaleanchor": "x", "scaleratio": 1},
        "shapes": [
            *ground(marks.dataset, colours),
            *_paper(seen, colours),
            *_rings(placed, seen, colours),
            *_leaders(placed, seen, colours),
            *shapes,
        ],
        "annotations": [*words, *_upright(placed, seen, colours)],
        "hoverlabel": {"bgcolor": colours.panel, "font": {"color": colours.ink}, "align": "left"},
        "hovermode": "closest",
        "hoverdistance": 12,
        "dragmode": "pan",
        "showlegend": False,
        "uirevision": f"{seen.frame}",
    }
