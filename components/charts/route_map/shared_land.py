"""The maps of all releases over one land, which is in the page once; each map shows the part that it needs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import htpy as h
from htpy import Element, Node

from components.charts.boxes import Box
from components.charts.route_map import viewport
from components.charts.route_map.drawing import HALO, above, beneath, line
from components.charts.route_map.grounds import ground
from components.charts.route_map.grounds import land as whole_land
from components.charts.route_map.land import land
from components.charts.route_map.layout import layout
from components.charts.route_map.marks import RouteMarks, Selection, choices, marks
from components.charts.route_map.viewport import STRIP, WIDTHS, Drawn, View, drawn, framed, strips, thickness
from components.html import values
from components.text import Text
from data import Dataset, Quantity
from data.geo import Frame, Point
from data.roles import Role
from data.status import stands

WIDTH = WIDTHS[True]
"""The width of every map in pixels, about the least at which it is shown, so that no letter shrinks."""

GRAIN = 2.0
"""Units of the land's outline to a pixel of the map of all releases; a nearer map needs the finer ones."""

PAD, LEAST = 45.0, 330.0
"""Kilometres around the places of a release, and of a map from west to east at least."""

LAND, NOWHERE = "land", "nowhere"
"""The ids in their page of the land, and of what the map of a release says of which no route is known."""

FADING = (1, 0.75, 0.5)
"""How strongly the parts of a line are drawn that ends somewhere not known; fewer than where one map is alone."""

ASIDE, BELOW = 44.0, 28.0
"""Pixels between the disc of those who stayed and the edges of the map, for its words."""


@dataclass(frozen=True, slots=True)
class Land:
    """The land under all maps of a page: the part that any of them shows, and the one height of all."""

    frame: Frame
    tall: float
    scale: float
    """Units of its outline to the kilometre."""

    @property
    def corner(self) -> Point:
        """Where it ends, to the east and to the south."""
        return self.frame.east, self.frame.south


@lru_cache(maxsize=8)
def land_of(dataset: Dataset) -> Land:
    """The land under the maps of all releases."""
    whole = framed(dataset.ground, dataset.story.ground.whole, narrow=True)
    tall = viewport.view(marks(dataset), narrow=True).height
    corners = [
        corner
        for each in (Selection(), *(Selection(event.event_id) for event in choices(dataset)))
        for seen in [view(marks(dataset, each), tall)]
        for corner in (seen.back((0.0, 0.0)), seen.back((WIDTH, tall)))
    ]
    (west, east), (south, north) = ((min(at), max(at)) for at in zip(*corners, strict=True))
    return Land(Frame(west, south, east, north), tall, GRAIN * WIDTH / (whole.east - whole.west))


def defined(dataset: Dataset, text: Text) -> Element:
    """The land as a hidden definition that every map refers to, and what a map without a route says."""
    base = land_of(dataset)
    width = round((base.frame.east - base.frame.west) * base.scale)
    seen = View(base.frame, width)
    box = f"0 0 {width} {seen.height:.0f}"
    return h.svg(".base", viewBox=box, width="0", height="0", aria_hidden="true")[
        h.symbol(id=LAND, viewBox=box)[land(dataset, seen, fine=False)],
        h.g(id=NOWHERE)[_nowhere(dataset, text, base)],
    ]


def _nowhere(dataset: Dataset, text: Text, base: Land) -> list[Node]:
    """The names of countries, and under them that no route is on record."""
    nothing = RouteMarks(None, (), (), (), False, dataset)
    frame = framed(dataset.ground, dataset.story.ground.whole, narrow=True)
    seen = replace(_placed(nothing, frame, base.tall - STRIP), strips=(0.0, 0.0, 0.0, STRIP))
    placed = layout(nothing, (), seen, text)
    names = tuple(label for label in placed.labels if label.role == "country")
    empty = replace(placed, labels=names, towns=())
    look = {"font-size": "12.5", "text-anchor": "middle"}
    words = h.text(look, x=f"{WIDTH / 2:g}", y=f"{base.tall - 6:.0f}", fill="var(--ink)")[text.t("No route on record")]
    return [_used(base, seen), beneath(empty, seen), words]


def view(drawing: RouteMarks, tall: float) -> View:
    """The part of the land that a release needs, or all of it without a place on it; all maps are equally high."""
    ground, frames = drawing.dataset.ground, drawing.dataset.story.ground
    whole = framed(ground, frames.whole, narrow=True)
    near = [point for mark in drawing.whole for point in mark.path if whole.holds(point)]
    if drawing.event is None or not near:
        return _placed(drawing, whole, tall)
    (west, east), (south, north) = ((min(at) - PAD, max(at) + PAD) for at in zip(*near, strict=True))
    spare = max(LEAST - (east - west), 0.0) / 2
    return _placed(drawing, Frame(west - spare, south, east + spare, north), tall, within=whole)


def _placed(drawing: RouteMarks, frame: Frame, tall: float, within: Frame | None = None) -> View:
    """A frame enlarged to the proportions that the strips beside it leave, and moved into the whole."""
    sides = strips(drawing, frame)
    for _ in range(3):  # where a frame grows, a line may no longer leave by its edge
        across, high = WIDTH - sides[0] - sides[2], tall - sides[1] - sides[3]
        scale = min(across / (frame.east - frame.west), high / (frame.north - frame.south))
        grown = _moved(frame, (across / scale, high / scale), within or frame)
        if (again := strips(drawing, grown)) == sides:
            return View(grown, WIDTH, sides)
        sides = again
    return View(_moved(frame, (across / scale, high / scale), within or frame), WIDTH, sides)


def _moved(frame: Frame, spans: Point, within: Frame) -> Frame:
    """A frame of other extents around the same middle, moved so that it shows as little as it can beyond the whole."""
    wide, tall = spans
    west = _between((frame.west + frame.east - wide) / 2, within.west, within.east - wide)
    south = _between((frame.south + frame.north - tall) / 2, within.south, within.north - tall)
    return Frame(west, south, west + wide, south + tall)


def _between(at: float, low: float, high: float) -> float:
    return min(max(at, low), high) if low <= high else (low + high) / 2


def over_land(drawing: RouteMarks, text: Text) -> Element:
    """The journeys of one release, or of all, over the land; hidden from screen readers, as words beside it say it all.

    Who stayed is drawn too, as a disc as wide as the line of so many people; where no route is known, it says so.
    """
    base = land_of(drawing.dataset)
    if not drawing.whole:
        return _map(base.tall, h.use(href=f"#{NOWHERE}"))
    seen = view(drawing, base.tall)
    placed = layout(drawing, lines := drawn(drawing, seen), seen, text)
    return _map(
        base.tall,
        _used(base, seen),
        beneath(placed, seen),
        h.g({"fill": "none", "stroke-linejoin": "round"})[(line(each, FADING) for each in lines)],
        above(placed, lines, seen),
        _stayed(drawing, seen, [*(label.box for label in placed.labels), *_around(lines)], text),
    )


def _map(tall: float, *inside: Node) -> Element:
    style = "overflow:hidden;font-family:var(--font)"
    return h.svg(viewBox=f"0 0 {WIDTH} {tall:.0f}", aria_hidden="true", style=style)[inside]


def _used(base: Land, seen: View) -> Element:
    """A reference to the land, under the journeys."""
    (x, y), (right, bottom) = (seen.at((at, up)) for at, up in ((base.frame.west, base.frame.north), base.corner))
    measures = {"x": f"{x:.1f}", "y": f"{y:.1f}", "width": f"{right - x:.1f}", "height": f"{bottom - y:.1f}"}
    return h.use(href=f"#{LAND}", **measures)


def _stayed(drawing: RouteMarks, seen: View, taken: Sequence[Box], text: Text) -> Node:
    """Who stayed in a country of the map: a disc as wide as the line of so many, with its number."""
    facts = [fact for fact in drawing.counts if fact.prop.role is Role.STAYED and stands(fact)]
    quantity = facts[0].value if facts else None
    if not isinstance(quantity, Quantity):
        return None
    fact, dataset = facts[0], drawing.dataset
    iso = dataset.places[fact.prop.place].country if fact.prop.place in dataset.places else dataset.home
    points = (seen.at(spot) for spot in sorted(ground(whole_land(dataset), iso)))
    left, top, right, bottom = seen.land
    spots = [(x, y) for x, y in points if left + ASIDE < x < right - ASIDE and top + ASIDE < y < bottom - BELOW]
    if not spots:
        return None
    x, y = max(spots, key=lambda spot: min((box.away(spot) for box in taken), default=0.0))
    across = thickness(quantity.number, light=True)
    words = text.t("{people} stayed", people=values.either(text, fact))
    return [
        h.circle(cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{max(across / 2, 2):.1f}", fill="var(--release)"),
        _written(x, y + across / 2 + 13, words),
    ]


def _around(lines: Sequence[Drawn]) -> list[Box]:
    """Boxes around the points of lines, which labels may not cover."""
    return [Box.around(point, each.width / 2) for each in lines for point in each.line]


def _written(x: float, y: float, words: str) -> Element:
    look = {"font-size": "12.5", "font-weight": "600", "text-anchor": "middle", "pointer-events": "none"}
    return h.text(look, x=f"{x:.1f}", y=f"{y:.1f}", fill="var(--ink)", style=HALO)[words]
