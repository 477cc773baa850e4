"""Paths of an SVG in fewer bytes: cut at the edge of the drawing, rounded, each point told from the one before."""

import math
import re
from collections.abc import Callable, Sequence

Point = tuple[float, float]

MARGIN = 6
"""How far beyond the edge of the drawing outlines run on, so that their strokes are not seen there."""

_STRAIGHT = re.compile(r"(?:M[-\d.]+ [-\d.]+(?:L[-\d.]+ [-\d.]+)+Z?)+")


def shorter(d: str, parts_of_one: int = 2, off: float = 0) -> str:
    """A path of absolute straight lines as relative ones without needless points; any other path as it was.

    Closed rings may have neighbours with the same border, so they lose points only where `off` allows it.
    """
    if not _STRAIGHT.fullmatch(d):
        return d
    step = parts_of_one or 1
    parts, here = [], (0.0, 0.0)
    for ring in d.split("M")[1:]:
        points = _points(ring)
        if off or not ring.endswith("Z"):
            points = thinned(points, off or NEEDLESS)
        # The first letter is absolute, and what is rounded is the place, so that errors do not add up.
        steps = []
        for at, point in enumerate(points):
            x, y = round(point[0] * step) / step, round(point[1] * step) / step
            steps.append(pair(x, y) if not at else pair(x - here[0], y - here[1]))
            here = (x, y)
        parts.append(f"M{steps[0]}l{_joined(steps[1:])}{'z' if ring.endswith('Z') else ''}")
    return "".join(parts)


def _points(ring: str) -> list[Point]:
    pairs = (pair.split() for pair in ring.rstrip("Z").split("L"))
    return [(float(x), float(y)) for x, y in pairs]


NEEDLESS = 0.35
"""How far from a line a point may lie that it can do without."""


def thinned(points: list[Point], off: float = NEEDLESS) -> list[Point]:
    """A line without the points that lie on it anyway, after Douglas and Peucker."""
    if len(points) < 3:
        return points
    first, last = points[0], points[-1]
    far, at = max((_away(point, first, last), at) for at, point in enumerate(points[1:-1], 1))
    if far <= off:
        return [first, last]
    return [*thinned(points[: at + 1], off)[:-1], *thinned(points[at:], off)]


def _away(point: Point, first: Point, last: Point) -> float:
    length = math.dist(first, last)
    if not length:
        return math.dist(point, first)
    x, y = last[0] - first[0], last[1] - first[1]
    return abs(x * (first[1] - point[1]) - y * (first[0] - point[0])) / length


def number(value: float) -> str:
    """A number without what is not needed to read it: 0.50 is .5."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else re.sub(r"^(-?)0\.", r"\1.", text)


def pair(x: float, y: float) -> str:
    """Two numbers, with a blank only where they would run together."""
    first, second = number(x), number(y)
    return f"{first}{second}" if second.startswith("-") else f"{first} {second}"


def _joined(steps: Sequence[str]) -> str:
    out = ""
    for step in steps:
        out += step if not out or step.startswith("-") else f" {step}"
    return out


def clipped(d: str, width: float, height: float) -> str:
    """The rings of a closed path as far as they lie in the drawing; an empty string where none does."""
    if not _STRAIGHT.fullmatch(d):
        return d
    rings = (_inside(_points(ring), width, height) for ring in d.split("M")[1:])
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in ring) + "Z" for ring in rings if len(ring) > 2)


def _inside(ring: list[Point], width: float, height: float) -> list[Point]:
    """A ring cut at the four edges one after the other, after Sutherland and Hodgman."""
    edges: tuple[tuple[int, float, int], ...] = (
        (0, -MARGIN, 1),
        (0, width + MARGIN, -1),
        (1, -MARGIN, 1),
        (1, height + MARGIN, -1),
    )
    for axis, limit, side in edges:
        ring = _cut(ring, lambda p, a=axis, m=limit, s=side: (p[a] - m) * s)  # type: ignore[misc]  # bound now
    return list(dict.fromkeys((round(x), round(y)) for x, y in ring))


def _cut(ring: list[Point], beyond: Callable[[Point], float]) -> list[Point]:
    points: list[Point] = []
    for before, here in zip([*ring[-1:], *ring], ring, strict=False):
        a, b = beyond(before), beyond(here)
        if (a < 0) != (b < 0):
            share = a / (a - b)
            points.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
        if b >= 0:
            points.append(here)
    return points


def within(d: str, width: float, height: float) -> str:
    """The parts of open lines that lie in the drawing or lead to its edge."""
    if not _STRAIGHT.fullmatch(d) or "Z" in d:
        return d
    parts: list[list[Point]] = []
    for line in d.split("M")[1:]:
        points = _points(line)
        seen = [-MARGIN < x < width + MARGIN and -MARGIN < y < height + MARGIN for x, y in points]
        near = [any(seen[max(at - 1, 0) : at + 2]) for at in range(len(points))]
        runs = "".join("x" if each else " " for each in near)
        parts += [points[run.start() : run.end()] for run in re.finditer("x{2,}", runs)]
    return "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in run) for run in parts)
