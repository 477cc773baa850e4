"""The part of the map that is drawn, its scale, and how people and certainty look as lines."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from components.charts.route_map.marks import LegMark, RouteMarks
from data import story
from data.geo import Frame, Ground, Line, Point
from data.vocabulary import Certainty

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels."""

NEAR = 36
"""Kilometres between a place and the edge of the narrower frame, for its name to stand beside it."""

WIDTHS = (640, 272)
"""Width of a drawing in pixels, wide and narrow: about the least at which it is shown, so that no letter shrinks."""

SMALL = 400
"""Width of the small drawing in pixels, where there is room for more than a phone's."""

PIECE, LEAST = 7.0, 8
"""The length in pixels of the straight pieces of which a line is made, and the least number of them."""

STRIP = 22.0
"""Pixels of paper beside an edge of the map that lines leave by, for the names of what lies out there."""


@dataclass(frozen=True, slots=True)
class View:
    """A frame of the flat map and its width in pixels, the blank strips beside it included.

    `strips` are the pixels of blank margin to the left, above, to the right and below the map.
    """

    frame: Frame
    width: int
    strips: Box = (0.0, 0.0, 0.0, 0.0)

    @property
    def scale(self) -> float:
        """Pixels per kilometre."""
        return (self.width - self.strips[0] - self.strips[2]) / (self.frame.east - self.frame.west)

    @property
    def height(self) -> float:
        """Height of the map and its strips in pixels."""
        return round((self.frame.north - self.frame.south) * self.scale + self.strips[1] + self.strips[3])

    @property
    def land(self) -> Box:
        """The map itself, without the strips beside it."""
        left, top, right, bottom = self.strips
        return left, top, self.width - right, self.height - bottom

    @property
    def narrow(self) -> bool:
        """Whether it is for a phone."""
        return self.width <= WIDTHS[1]

    def at(self, point: Point) -> Point:
        """A point of the flat map in pixels from the left and the top."""
        x, y = (point[0] - self.frame.west) * self.scale, (self.frame.north - point[1]) * self.scale
        return x + self.strips[0], y + self.strips[1]

    def back(self, pixel: Point) -> Point:
        """A pixel as a point of the flat map, the inverse of `at`."""
        x, y = pixel[0] - self.strips[0], pixel[1] - self.strips[1]
        return self.frame.west + x / self.scale, self.frame.north - y / self.scale

    def line(self, line: Line) -> Line:
        """A line in pixels."""
        return tuple(self.at(point) for point in line)


def view(marks: RouteMarks, *, narrow: bool = False) -> View:
    """The view of a release, the same at each of its steps."""
    ground, frames = marks.dataset.ground, marks.dataset.story.ground
    whole = framed(ground, frames.whole, narrow=narrow)
    near = [point for point in marks.reach if whole.holds(point)]
    closer = framed(ground, frames.near, narrow=narrow) if frames.near and near and not marks.small else whole
    close = all(closer.holds(point, NEAR) for point in near)
    width = SMALL if marks.small and not narrow else WIDTHS[narrow]
    frame = closer if close else whole
    return View(frame, width, strips(marks, frame))


def framed(ground: Ground, frame: story.Frame, *, narrow: bool) -> Frame:
    """A frame of the story's map, for wide screens or for phones."""
    return ground.frame(frame.narrow if narrow else frame.wide)


def strips(marks: RouteMarks, frame: Frame) -> Box:
    """The blank strips beside the edges that lines cross at any step; above the map for lines that never touch it."""
    used = {way[1] for leg in marks.whole for way in [beyond(leg, frame)] if way}
    left, top, right, bottom = (STRIP * (side in used) for side in EDGES)
    hops = sum(not frame.holds(leg.start.at) and not frame.holds(leg.end.at) for leg in marks.whole)
    return left, top + ROW * hops, right, bottom


EDGES = ("left", "top", "right", "bottom")
"""The edges of a map, in the order of the strips beside it."""


def beyond(leg: LegMark, frame: Frame) -> tuple[Point, str] | None:
    """Where a leg crosses the edge of a frame on its true bearing, and which edge; None if it does not."""
    inside = [frame.holds(stop.at) for stop in (leg.start, leg.end)]
    if inside[0] == inside[1]:
        return None
    (x, y), (dx, dy) = (leg.start.at, leg.heading[0]) if inside[0] else (leg.end.at, leg.heading[1])
    ways = {
        "left": (frame.west - x) / dx if dx < 0 else math.inf,
        "right": (frame.east - x) / dx if dx > 0 else math.inf,
        "top": (frame.north - y) / dy if dy > 0 else math.inf,
        "bottom": (frame.south - y) / dy if dy < 0 else math.inf,
    }
    side = min(ways, key=lambda each: ways[each])
    return (x + dx * ways[side], y + dy * ways[side]), side


@dataclass(frozen=True, slots=True)
class Drawn:
    """A leg in pixels; `edge` is the edge of the map that it crosses, `aside` says that none of it lies on the map."""

    leg: LegMark
    line: Line
    width: float
    dash: tuple[float, ...]
    edge: str
    aside: bool

    @property
    def core(self) -> float:
        """The width of the light core of a line whose number of people is not known; 0 for others."""
        return 0.0 if self.leg.count else self.width - 2.0

    @property
    def leaves(self) -> bool:
        """Whether it continues beyond the edge."""
        return bool(self.edge)

    @property
    def fades(self) -> bool:
        """Whether the line fades: where it ends no source says, or it lies beyond the edge."""
        return self.leaves or self.aside or (self.leg.end.vague and not self.leg.end.crossing)


def drawn(marks: RouteMarks, seen: View) -> tuple[Drawn, ...]:
    """Every leg of the whole as a view draws it, whether it is shown at this step or not."""
    lines: list[Drawn] = []
    for leg in marks.whole:
        width = stroke(leg, marks.small or seen.narrow)
        way = beyond(leg, seen.frame)
        aside = not way and not seen.frame.holds(leg.start.at)
        hops = sum(each.aside for each in lines)
        line = _hop(seen, hops) if aside else _visible_line(leg, seen, way[0] if way else None)
        lines.append(Drawn(leg, line, width, dashes(leg.certainty, width), way[1] if way else "", aside))
    return tuple(lines)


def _visible_line(leg: LegMark, seen: View, edge: Point | None) -> Line:
    """The part of a leg on the map, in pixels, cut off at the rings of places that no source names.

    A leg to or from a place beyond the edge runs straight, on its true bearing: its way is not known here.
    """
    path = leg.path
    if edge:
        path = (leg.start.at, edge) if seen.frame.holds(leg.start.at) else (edge, leg.end.at)
    start, end = (ring(seen) if stop.vague and seen.frame.holds(stop.at) else 0.0 for stop in (leg.start, leg.end))
    return _trimmed(seen.line(path), start, end)


def ring(seen: View) -> float:
    """The radius in pixels of the ring of a place that no source names."""
    return 7.0 if seen.narrow else 9.0


def _trimmed(line: Line, start: float, end: float) -> Line:
    """A line without so many pixels at its ends, in even pieces; of a short line some is kept."""
    total = length_of(line)
    low, high = min(start, total * 0.3), max(total - end, total * 0.3)
    pieces = max(math.ceil((high - low) / PIECE), LEAST)
    return tuple(along(line, low + (high - low) * i / pieces) for i in range(pieces + 1)) if total else line


def along(line: Line, way: float) -> Point:
    """The point of a line so many pixels from its start."""
    for a, b in pairwise(line):
        length = math.dist(a, b)
        if way <= length:
            share = way / length if length else 0.0
            return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
        way -= length
    return line[-1]


def length_of(line: Line) -> float:
    """The length of a line in pixels."""
    return sum(math.dist(a, b) for a, b in pairwise(line))


HOP, ROW = 40.0, 18.0
"""Pixels of a line between two places that both lie off the map, and of its row on the strip over the map."""


def _hop(seen: View, row: int) -> Line:
    """A short line in a row of its own above the map, for a leg that lies off it."""
    x, y = seen.strips[0] + 2, ROW * (row + 0.5)
    return ((x, y), (x + HOP / 2, y), (x + HOP, y))


def stroke(leg: LegMark, light: bool = False) -> float:
    """The width of a leg's line in pixels: it grows evenly with the number of people."""
    return thickness(leg.count.number, light) if leg.count else HOLLOW


HOLLOW = 3.4
"""The width in pixels of a line of which the number of people is not known: two hairlines with paper between them."""


def thickness(people: float, light: bool = False) -> float:
    """The width in pixels of a line for so many people."""
    return round((1.1 + 0.07 * people) if light else (1.5 + 0.11 * people), 2)


def dashes(certainty: Certainty, width: float) -> tuple[float, ...]:
    """Dashes and gaps in pixels: none for a solid line; longer on wider lines, so that they look alike."""
    match certainty:
        case Certainty.REPORTED:
            return (round(5 + 0.9 * width, 1), round(3 + 0.6 * width, 1))
        case Certainty.SCHEMATIC:
            return (0.1, round(3 + 1.3 * width, 1))
        case _:
            return ()


def pixels(points: Iterable[Point]) -> str:
    """Points as commands of an SVG path."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
