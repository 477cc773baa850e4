"""The base map of a story: projection, outlines of countries, and lines of journeys, in kilometres on a flat map."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Point = tuple[float, float]
"""On the flat map: kilometres east and north of its centre. In degrees: longitude and latitude."""

Line = tuple[Point, ...]

EARTH = 6371.0
"""The mean radius of the earth in kilometres."""

SAMPLES = 14
"""How many straight segments one bend of a line consists of."""

Box = tuple[float, float, float, float]
"""West, south, east and north, in degrees."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One country, river or lake on the flat map; of a country's rings those inside others are holes."""

    name: str
    iso: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Town:
    """One town in the background; rank 1 is a capital, 2 large, 3 smaller."""

    name: str
    rank: int
    at: Point


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on the flat map, in kilometres."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, point: Point, margin: float = 0.0) -> bool:
        """Whether a point lies in it, at least `margin` from its edge."""
        x, y = point
        return self.west + margin <= x <= self.east - margin and self.south + margin <= y <= self.north - margin


@dataclass(frozen=True, slots=True)
class Ground:
    """The base map: the folder of its outlines, its projection, and the extent that a reader can see."""

    folder: Path
    centre: Point
    parallels: Point
    reach: Box

    def project(self, lon: float, lat: float) -> Point:
        """Degrees to kilometres on the flat map, by Lambert's conformal conic projection."""
        n, f, rho0 = _cone(self.centre, self.parallels)
        rho = EARTH * f / _half(lat) ** n
        theta = n * math.radians(lon - self.centre[0])
        return rho * math.sin(theta), rho0 - rho * math.cos(theta)

    def frame(self, box: Box) -> Frame:
        """The rectangle on the flat map for a box in degrees, measured through its centre, in whole kilometres."""
        (lon, lat), (west, south, east, north) = self.centre, box
        across, up = (round(self.project(each, lat)[0]) for each in (west, east)), (south, north)
        low, high = (round(self.project(lon, each)[1]) for each in up)
        left, right = across
        return Frame(left, low, right, high)

    def bearing(self, start: Point, end: Point) -> Point:
        """The unit vector on the map in which the great circle between two points in degrees sets out."""
        (lon, lat), (to_lon, to_lat) = (tuple(map(math.radians, point)) for point in (start, end))
        x = math.sin(to_lon - lon) * math.cos(to_lat)
        y = math.cos(lat) * math.sin(to_lat) - math.sin(lat) * math.cos(to_lat) * math.cos(to_lon - lon)
        north = _cone(self.centre, self.parallels)[0] * math.radians(start[0] - self.centre[0])
        angle = math.atan2(x, y) - north  # north is not upwards everywhere
        return math.sin(angle), math.cos(angle)

    def countries(self, *, fine: bool = False) -> tuple[Outline, ...]:
        """The outlines of the countries, light or fine, read without a geometry library."""
        return _outlines(self, "countries" if fine else "countries_small")

    def rivers(self) -> tuple[Outline, ...]:
        """The main rivers."""
        return _outlines(self, "rivers")

    def lakes(self) -> tuple[Outline, ...]:
        """The main lakes."""
        return _outlines(self, "lakes")

    def towns(self) -> tuple[Town, ...]:
        """The main towns, capitals first."""
        return _towns(self)

    def neighbourhood(self) -> tuple[Outline, ...]:
        """The fine outlines of the countries, clipped to the extent that a reader can see."""
        return _clipped(self)

    def country_at(self, point: Point) -> str:
        """The code of the country in which a point of the flat map lies; an empty text if there is none."""
        from shapely.geometry import Point as Dot  # noqa: PLC0415

        shapes = _shapes(self)
        return next(iter(shapes.index[shapes.contains(Dot(point))]), "")

    def countries_on(self, line: Line, least: float = 5.0) -> frozenset[str]:
        """The countries in which a line runs for at least so many kilometres."""
        from shapely.geometry import LineString  # noqa: PLC0415

        lengths = _shapes(self).intersection(LineString(line)).length
        return frozenset(lengths[lengths >= least].index)


@cache
def _cone(centre: Point, parallels: Point) -> tuple[float, float, float]:
    first, second = map(math.radians, parallels)
    n = math.log(math.cos(first) / math.cos(second)) / math.log(_half(parallels[1]) / _half(parallels[0]))
    f = math.cos(first) * _half(parallels[0]) ** n / n
    return n, f, EARTH * f / _half(centre[1]) ** n


def _half(lat: float) -> float:
    return math.tan(math.pi / 4 + math.radians(lat) / 2)


@cache
def _outlines(ground: Ground, name: str) -> tuple[Outline, ...]:
    return tuple(_outline(ground, f["properties"], f["geometry"]) for f in _features(ground, name))


@cache
def _clipped(ground: Ground) -> tuple[Outline, ...]:
    import geopandas as gpd  # noqa: PLC0415  # not on the way to the first paint

    whole = gpd.read_file(ground.folder / "countries.geojson")
    countries = whole.clip(ground.reach, keep_geom_type=True).sort_values("iso_a2")
    return tuple(_outline(ground, f["properties"], f["geometry"]) for f in countries.iterfeatures())


@cache
def _towns(ground: Ground) -> tuple[Town, ...]:
    return tuple(
        Town(f["properties"]["name"], f["properties"]["rank"], ground.project(*f["geometry"]["coordinates"]))
        for f in _features(ground, "towns")
    )


@cache
def _shapes(ground: Ground) -> Any:
    """The finer outlines as shapes on the flat map, by country code."""
    import geopandas as gpd  # noqa: PLC0415
    import shapely  # noqa: PLC0415

    shapes = gpd.read_file(ground.folder / "countries.geojson").set_index("iso_a2").geometry
    flat = shapes.map(lambda shape: shapely.transform(shape, lambda xy: [ground.project(*point) for point in xy]))
    return flat.set_crs(None, allow_override=True)  # kilometres, no longer degrees


def _features(ground: Ground, name: str) -> list[dict[str, Any]]:
    return json.loads((ground.folder / f"{name}.geojson").read_text(encoding="utf-8"))["features"]  # type: ignore[no-any-return]


def _outline(ground: Ground, properties: Mapping[str, Any], geometry: Mapping[str, Any]) -> Outline:
    lines = _lines(geometry["type"], geometry["coordinates"])
    flat = tuple(tuple(ground.project(lon, lat) for lon, lat in line) for line in lines)
    return Outline(properties["name"], properties.get("iso_a2", ""), flat)


def _lines(kind: str, coordinates: Any) -> Iterable[Any]:
    match kind:
        case "LineString":
            return [coordinates]
        case "MultiPolygon":
            return [ring for polygon in coordinates for ring in polygon]
        case _:
            return coordinates  # type: ignore[no-any-return]  # a polygon's rings, or several lines


def curve(points: Sequence[Point], bend: float = 0.0) -> Line:
    """A smooth curve through points; between two points its middle lies `bend` kilometres to the left."""
    if len(points) > 2:
        return _through(points)
    (x0, y0), (x1, y1) = points
    length = math.dist(*points) or 1.0
    mx, my = (x0 + x1) / 2 - (y1 - y0) / length * 2 * bend, (y0 + y1) / 2 + (x1 - x0) / length * 2 * bend
    steps = [i / SAMPLES for i in range(SAMPLES + 1)]
    ways = (((1 - t) ** 2, 2 * t * (1 - t), t * t) for t in steps)
    return tuple((a * x0 + b * mx + c * x1, a * y0 + b * my + c * y1) for a, b, c in ways)


def _through(points: Sequence[Point]) -> Line:
    """A smooth line through every point, after Catmull and Rom."""
    padded = [points[0], *points, points[-1]]
    line = [points[0]]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(1, SAMPLES + 1):
            t = step / SAMPLES
            x, y = (_smooth(a[i], b[i], c[i], d[i], t) for i in (0, 1))
            line.append((x, y))
    return tuple(line)


def _smooth(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
