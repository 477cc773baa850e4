"""The route map as a Plotly figure on plain axes; it has no base map, so nothing is fetched from other hosts."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from components.charts.route_map import basemap
from components.charts.route_map.basemap import CLEAR, dash, plain
from components.charts.route_map.labels import Label
from components.charts.route_map.layout import Layout, layout, radius
from components.charts.route_map.marks import RouteMarks
from components.charts.route_map.viewport import Drawn, View, along, drawn, length_of, view
from components.charts.route_map.words import dated
from components.text import Text
from components.theme import Palette, Scheme, palette
from data.geo import Line, Point
from data.vocabulary import PlaceKind

if TYPE_CHECKING:
    import plotly.graph_objects as go

APART = 14
"""Pixels between the points of a line: near enough for its curve, far enough for a light page."""

FADING = (1.0, 0.7, 0.4)
"""How strongly the thirds of a line are drawn that ends somewhere not known, or beyond the edge."""

SYMBOLS = {PlaceKind.PRISON: "square", PlaceKind.BORDER_CROSSING: "diamond", PlaceKind.EMBASSY: "triangle-up"}
"""The symbols of places; all others are dots."""


def height(_marks: RouteMarks) -> int:
    """How high the figure is in pixels."""
    return basemap.HEIGHT


def figure(marks: RouteMarks, text: Text, scheme: Scheme) -> "go.Figure":
    """The map that can be moved and enlarged; lines and places show their words under the pointer."""
    import plotly.graph_objects as go  # noqa: PLC0415  # not on the way to the first paint

    colours = palette(scheme)
    seen = view(marks)
    placed = layout(marks, whole := drawn(marks, seen), seen, text)
    lines = [each for each in whole if each.leg.leg_id in marks.ids]
    traces = [
        *_background(placed, seen, colours),
        *(trace for each in lines for trace in _leg(each, seen, text, colours)),
        *_cores(lines, seen, colours),
        _heads(lines, seen, colours),
        *_stops(placed, seen, colours),
        _targets(lines, placed, seen, text, colours),
    ]
    return go.Figure({"data": traces, "layout": basemap.layout(marks, placed, seen, text, colours)})


def _xy(line: Line, seen: View) -> dict[str, list[float]]:
    points = [seen.back(point) for point in line]
    return {"x": [round(x, 1) for x, _ in points], "y": [round(y, 1) for _, y in points]}


def _even(line: Line, low: float, high: float, count: int) -> Line:
    """So many points evenly spaced on a part of a line, given as shares of its length."""
    total = length_of(line)
    return tuple(along(line, total * (low + (high - low) * i / (count - 1))) for i in range(count))


def _leg(each: Drawn, seen: View, text: Text, colours: Palette) -> Iterator[dict[str, Any]]:
    """One leg as a line, or as several that fade."""
    strengths = FADING if each.fades else (1.0,)
    for i, strength in enumerate(strengths):
        count = max(round(length_of(each.line) / len(strengths) / APART), 4)
        part = _even(each.line, i / len(strengths), (i + 1) / len(strengths), count)
        yield {
            "type": "scatter",
            "mode": "lines",
            **_xy(part, seen),
            "line": {
                "width": each.width,
                "color": _colour(each, colours),
                "dash": dash(each.dash, each.width),
                "simplify": False,
            },
            "opacity": strength,
            "customdata": [[each.leg.leg_id]] * len(part),
            "hovertext": _hover(each, text),
            "hoverinfo": "text",
            "showlegend": False,
        }


def _cores(lines: Sequence[Drawn], seen: View, colours: Palette) -> Iterator[dict[str, Any]]:
    """A light core in lines whose number of people is not known, so that they are told apart without colour."""
    for each in lines:
        if each.core:
            yield {
                "type": "scatter",
                "mode": "lines",
                **_xy(_even(each.line, 0, 1, max(round(length_of(each.line) / APART), 4)), seen),
                "line": {"width": each.core, "color": colours.paper, "simplify": False},
                "hoverinfo": "skip",
                "showlegend": False,
            }


def _colour(each: Drawn, colours: Palette) -> str:
    return colours.release if each.leg.count else colours.quiet


def _hover(each: Drawn, text: Text) -> str:
    return plain(dated(each.leg, text))


def _heads(lines: Sequence[Drawn], seen: View, colours: Palette) -> dict[str, Any]:
    """Arrowheads past the middle of each line, in its direction."""
    long = [each for each in lines if length_of(each.line) > 14]
    shares = [0.98 if each.fades or each.aside else 0.72 for each in long]
    pairs = [_even(each.line, share - 0.02, share, 2) for each, share in zip(long, shares, strict=True)]
    angles = [round(math.degrees(math.atan2(b[0] - a[0], a[1] - b[1]))) for a, b in pairs]
    inside = [each.width >= 6 and not each.fades for each in long]
    fills = [colours.paper if white else _colour(each, colours) for white, each in zip(inside, long, strict=True)]
    return {
        "type": "scatter",
        "mode": "markers",
        **_xy(tuple(b for _, b in pairs), seen),
        "marker": {
            "symbol": "triangle-up",
            "angle": angles,
            "color": fills,
            "size": [round(8.5 + each.width * 0.25, 1) for each in long],
            "line": {"width": 0},
            "opacity": 1,
        },
        "hoverinfo": "skip",
        "showlegend": False,
        **_steady(colours.ink),
    }


def _targets(lines: Sequence[Drawn], placed: Layout, seen: View, text: Text, colours: Palette) -> dict[str, Any]:
    """One point per leg that can be pressed: its number in the journey; invisible where all releases are shown."""
    numbered = bool(placed.numbers)
    points = [placed.numbers.get(each.leg.leg_id) or along(each.line, length_of(each.line) / 2) for each in lines]
    return {
        "type": "scatter",
        "mode": "markers+text" if numbered else "markers",
        **_xy(tuple(points), seen),
        "text": [f"<b>{each.leg.sequence}</b>" for each in lines] if numbered else None,
        "textposition": "middle center",
        "textfont": {"size": 11, "color": colours.ink},
        "marker": {
            "size": 19 if numbered else 12,
            "color": colours.paper if numbered else CLEAR,
            "opacity": 1,
            "line": {"color": colours.ink, "width": 1.2 if numbered else 0},
        },
        "customdata": [[each.leg.leg_id] for each in lines],
        "hovertext": [_hover(each, text) for each in lines],
        "hoverinfo": "text",
        "showlegend": False,
        **_steady(colours.ink),
    }


def _stops(placed: Layout, seen: View, colours: Palette) -> Iterator[dict[str, Any]]:
    """Places with their symbols, then their names, as the layout put them."""
    stops = placed.stops
    rings = {"color": CLEAR, "line": {"width": 0}}  # drawn as shapes, which can be dotted
    dots = {"color": colours.ink, "line": {"color": colours.paper, "width": 1}}
    for vague, marker in ((True, rings), (False, dots)):
        alike = [stop for stop in stops if stop.vague is vague]
        yield {
            "type": "scatter",
            "mode": "markers",
            **_xy(tuple(seen.at(stop.at) for stop in alike), seen),
            "marker": {
                "symbol": ["circle" if vague else SYMBOLS.get(stop.kind, "circle") for stop in alike],
                "size": [2 * radius(stop, seen) + 2 for stop in alike],
                "opacity": 1,
                **marker,
            },
            "hovertext": [plain(stop.name) for stop in alike],
            "hoverinfo": "text",
            "showlegend": False,
            **_steady(colours.ink),
        }
    names = [x for x in placed.labels if x.role in ("stop", "vague", "exit") and x.side != "along"]
    yield _names(names, seen, colours.ink, colours, {"stop": "b", "exit": "b", "vague": "i"})


def _background(placed: Layout, seen: View, colours: Palette) -> Iterator[dict[str, Any]]:
    """Countries and towns, quietly."""
    yield _names([x for x in placed.labels if x.role == "country"], seen, colours.quiet, colours, {})
    yield _names([x for x in placed.labels if x.role == "town"], seen, colours.quiet, colours, {}, dot=2.8)


def _names(
    labels: Iterable[Label], seen: View, colour: str, colours: Palette, styles: dict[str, str], dot: float = 0.0
) -> dict[str, Any]:
    """Names beside their points; markers without colour keep them at their distance."""
    placed = list(labels)
    words = ["<br>".join(map(plain, label.lines)) for label in placed]
    tags = [styles.get(label.role, "span") for label in placed]
    return {
        "type": "scatter",
        "mode": "markers+text",
        **_xy(tuple(label.at if dot else _level(label) for label in placed), seen),
        "text": [f"<{tag}>{each}</{tag}>" for tag, each in zip(tags, words, strict=True)],
        "textposition": [_position(label, exact=not dot) for label in placed],
        "textfont": {"color": colour, "size": [x.size for x in placed], "shadow": _halo(colours)},
        "marker": {
            "size": [dot or max(1.6 * (x.gap - 1), 0.1) for x in placed],  # Plotly keeps 1 + size / 1.6 pixels
            "color": colour if dot else CLEAR,
            "line": {"width": 0},
        },
        "hoverinfo": "skip",
        "showlegend": False,
        **_steady(colour),
    }


def _level(label: Label) -> Point:
    """The point of a name, for one at a corner as high as the layout has it; Plotly would put it farther off."""
    _, top, _, bottom = label.box
    return label.at if label.side in ("top", "bottom") else (label.at[0], (top + bottom) / 2)


def _position(label: Label, *, exact: bool) -> str:
    """The side of its point on which a name stands, as Plotly calls it."""
    across = next((side for side in ("right", "left") if side in label.side), "center")
    up = next((side for side in ("top", "bottom") if side in label.side), "middle")
    return f"{'middle' if exact and across != 'center' else up} {across}"


def _steady(colour: str) -> dict[str, Any]:
    """Styles that keep everything as it is when one point is pressed; Plotly would dim all others."""
    return {
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": colour}},
    }


def _halo(colours: Palette) -> str:
    return ",".join(f"{x}px {y}px 1px {colours.panel}" for x in (-1, 1) for y in (-1, 1))
