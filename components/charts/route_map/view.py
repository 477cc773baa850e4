"""The part of the map that is drawn, its scale, and how people and certainty look as lines."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from components.charts.route_map.marks import LegMark, RouteMarks
from data.geo import Frame, Line, Point, within
from data.vocabulary import Certainty

WHOLE = (Frame(-560, -445, 460, 390), Frame(-500, -445, 452, 390))
"""Belarus, Lithuania, Warsaw and the north of Ukraine: wide and narrow."""

NORTH = (Frame(-268, -200, 438, 378), Frame(-256, -200, 432, 378))
"""Belarus, Lithuania and the border with Ukraine, for journeys that go no farther: wide and narrow."""

WIDTHS = (760, 360)
"""Width of a drawing in pixels: wide and narrow."""

KEY = (1, 15, 114)
"""The numbers of people whose line widths the legend shows."""

SMALL = 520
"""Width of the small drawing in pixels, where there is room for more than a phone's."""

PIECE = 7.0
"""The length in pixels of the straight pieces of which a line is made."""

STUB = 0.2
"""The share of the map's width after which a line ends that leads beyond the edge: its way there is not known."""

EDGE = 16.0
"""Pixels from the edge of the map at which lines end that leave it."""


@dataclass(frozen=True, slots=True)
class View:
    """A frame on the flat map drawn so many pixels wide."""

    frame: Frame
    width: int

    @property
    def scale(self) -> float:
        """Pixels to the kilometre."""
        return self.width / (self.frame.east - self.frame.west)

    @property
    def height(self) -> float:
        """Height of the map in pixels."""
        return round((self.frame.north - self.frame.south) * self.scale)

    @property
    def narrow(self) -> bool:
        """Whether it is for a phone."""
        return self.width <= WIDTHS[1]

    def at(self, point: Point) -> Point:
        """A point of the flat map in pixels from the left and the top."""
        return (point[0] - self.frame.west) * self.scale, (self.frame.north - point[1]) * self.scale

    def back(self, pixel: Point) -> Point:
        """A pixel as a point of the flat map."""
        return self.frame.west + pixel[0] / self.scale, self.frame.north - pixel[1] / self.scale

    def line(self, line: Line) -> Line:
        """A line in pixels."""
        return tuple(self.at(point) for point in line)


def view(marks: RouteMarks, *, narrow: bool = False) -> View:
    """The view of a release; the same at each of its steps."""
    near = [point for point in marks.reach if WHOLE[narrow].holds(point)]
    close = bool(near) and all(NORTH[narrow].holds(point, 12) for point in near)
    width = SMALL if marks.small and not narrow else WIDTHS[narrow]
    return View((NORTH if close and not marks.small else WHOLE)[narrow], width)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A leg in pixels; `leaves` where it goes on beyond the edge, `aside` where none of it lies in the frame."""

    leg: LegMark
    line: Line
    width: float
    dash: tuple[float, ...]
    leaves: bool
    aside: bool

    @property
    def fades(self) -> bool:
        """Whether the line fades: where it ends no source says, or it lies beyond the edge."""
        return self.leaves or (self.leg.end.vague and not self.leg.end.crossing)


def drawn(marks: RouteMarks, seen: View) -> tuple[Drawn, ...]:
    """The legs as they are drawn in a view."""
    asides = 0
    found = []
    for leg in marks.legs:
        line = _kept(leg, seen)
        aside = len(line) < 2
        if aside:
            line = _aside(leg, seen, asides)
            asides += 1
        width = stroke(leg, marks.small or seen.narrow)
        leaves = not aside and not seen.frame.holds(leg.end.at, EDGE / seen.scale)
        found.append(Drawn(leg, line, width, dashes(leg.certainty, width), leaves, aside))
    return tuple(found)


def _kept(leg: LegMark, seen: View) -> Line:
    """The part of a leg that lies in the view, in pixels, drawn only up to the rings of places not named."""
    line = seen.line(within(leg.path, seen.frame, EDGE / seen.scale))
    start, end = (ring(seen) if stop.vague else 0.0 for stop in (leg.start, leg.end))
    if not seen.frame.holds(leg.end.at):
        end = max(length_of(line) - start - STUB * seen.width, 0.0)
    return _trimmed(line, start, end)


def ring(seen: View) -> float:
    """The radius in pixels of the ring of a place that no source names."""
    return 7.0 if seen.narrow else 9.0


def _trimmed(line: Line, start: float, end: float) -> Line:
    """A line without so many pixels at its ends, in even pieces; of a short line some is kept."""
    total = length_of(line)
    low, high = min(start, total * 0.3), max(total - end, total * 0.3)
    pieces = math.ceil((high - low) / PIECE)
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


def _aside(leg: LegMark, seen: View, number: int) -> Line:
    """A short line along the upper or lower edge, for a leg of which nothing lies in the view."""
    x, y = seen.at(leg.start.at)
    x = min(max(x, 60.0), seen.width - 60.0) + 26
    y = 32.0 + 26 * number if y < seen.height / 2 else seen.height - 32.0 - 26 * number
    return ((x, y), (x + 17, y), (x + 34, y))


def stroke(leg: LegMark, light: bool = False) -> float:
    """The width of a leg's line in pixels: it grows evenly with the number of people."""
    return thickness(leg.count.number if leg.count else 0, light)


def thickness(people: float, light: bool = False) -> float:
    """The width in pixels of a line for so many people; thin where the number is not known."""
    return round((1.1 + 0.07 * people) if light else (1.5 + 0.11 * people), 2)


def dashes(certainty: Certainty, width: float) -> tuple[float, ...]:
    """Dashes and gaps in pixels: none for a solid line; wider lines have longer ones, so that they read alike."""
    match certainty:
        case Certainty.REPORTED:
            return (round(5 + 0.9 * width, 1), round(3 + 0.6 * width, 1))
        case Certainty.SCHEMATIC:
            return (0.1, round(3 + 1.3 * width, 1))
        case _:
            return ()


def pixels(points: Iterable[Point]) -> str:
    """Points as the commands of an SVG path."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
