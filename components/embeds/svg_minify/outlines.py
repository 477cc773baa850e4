"""Makes paths of an SVG smaller: cut at the edge, rounded, and with relative coordinates."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

Point = tuple[float, float]

MARGIN = 6
"""How far beyond the edge of the drawing outlines run on, so that their strokes are not seen there."""

_STRAIGHT = re.compile(r"(?:M[-\d.]+ [-\d.]+(?:L[-\d.]+ [-\d.]+)+Z?)+")


def shorter(d: str, parts_of_one: int = 2, off: float = 0) -> str:
    """A path of absolute straight lines as relative ones without needless points; any other path unchanged.

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
    """A line without points closer to it than `off`, by the algorithm of Douglas and Peucker."""
    from shapely import LineString  # noqa: PLC0415  # while embeds are built, and not by every server

    return list(LineString(points).simplify(off, preserve_topology=False).coords) if len(points) > 2 else points


def number(value: float) -> str:
    """A number in its shortest form: 0.50 is .5."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else re.sub(r"^(-?)0\.", r"\1.", text)


def pair(x: float, y: float) -> str:
    """Two numbers, separated by a blank only where they need one."""
    first, second = number(x), number(y)
    return f"{first}{second}" if second.startswith("-") else f"{first} {second}"


def _joined(steps: Sequence[str]) -> str:
    out = ""
    for step in steps:
        out += step if not out or step.startswith("-") else f" {step}"
    return out


def clipped(d: str, width: float, height: float) -> str:
    """The rings of a closed path, cut to the drawing; an empty string where none is in it."""
    if not _STRAIGHT.fullmatch(d):
        return d
    from shapely import Polygon  # noqa: PLC0415  # while embeds are built, and not by every server

    outlines = (points for ring in d.split("M")[1:] if len(points := _points(ring)) > 2)
    parts = (part for points in outlines for part in _inside(Polygon(points), width, height))
    rings = (dict.fromkeys((round(x), round(y)) for x, y in part.exterior.coords) for part in parts)
    return "".join(f"M{_lines(ring)}Z" for ring in rings if len(ring) > 2)


def within(d: str, width: float, height: float) -> str:
    """The parts of open lines that lie in the drawing."""
    if not _STRAIGHT.fullmatch(d) or "Z" in d:
        return d
    from shapely import LineString  # noqa: PLC0415  # while embeds are built, and not by every server

    parts = (part for line in d.split("M")[1:] for part in _inside(LineString(_points(line)), width, height))
    return "".join(f"M{_lines(part.coords)}" for part in parts)


def _inside(shape: Any, width: float, height: float) -> list[Any]:
    """The parts of a shape in the drawing and a margin around it, and none where it lies elsewhere."""
    from shapely import clip_by_rect, get_parts  # noqa: PLC0415  # as above

    inside = clip_by_rect(shape, -MARGIN, -MARGIN, width + MARGIN, height + MARGIN)
    return [part for part in get_parts(inside) if part.geom_type == shape.geom_type]


def _lines(points: Iterable[Point]) -> str:
    return "L".join(f"{x:g} {y:g}" for x, y in points)
