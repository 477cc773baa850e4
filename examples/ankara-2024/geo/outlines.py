"""Makes the outlines of this story's maps: `python examples/ankara-2024/geo/outlines.py COUNTRIES_10M SHARED_GEO`.

The first is `countries-10m.json` of the npm package world-atlas 2.0.2 (Natural Earth, 1:10m, public domain). The second
is the folder of the first story's outlines: Ukraine is taken from its `countries.geojson`, with Crimea, and
the lakes from its `lakes.geojson`. Simplifying is that of `tools/outlines/simplify.py`.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely
from shapely.geometry import Point, Polygon, box

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2] / "tools" / "outlines"))

import simplify  # type: ignore[import-not-found]  # noqa: E402  # the program beside the first story's outlines

FRAME = (-1.0, 34.5, 63.0, 66.0)
"""West, south, east and north of the fine file: from Paris to the Urals, from the north of Norway to Cyprus."""

SMALL = (2.0, 36.0, 48.0, 63.0)
"""The same of the lighter file: what the route map shows."""

LIMITS = {"countries": 72, "countries_small": 24, "rivers": 1, "lakes": 8, "towns": 4}
"""The files, and how many KB each may have; the area is three times that of the first story."""

COUNTRIES = {
    8: "AL", 20: "AD", 31: "AZ", 40: "AT", 51: "AM", 56: "BE", 70: "BA", 100: "BG", 112: "BY", 191: "HR",
    196: "CY", 203: "CZ", 208: "DK", 233: "EE", 246: "FI", 248: "AX", 250: "FR", 268: "GE", 276: "DE", 300: "GR",
    348: "HU", 364: "IR", 368: "IQ", 372: "IE", 380: "IT", 398: "KZ", 422: "LB", 428: "LV", 438: "LI", 440: "LT",
    442: "LU", 470: "MT", 498: "MD", 499: "ME", 528: "NL", 578: "NO", 616: "PL", 642: "RO", 643: "RU", 674: "SM",
    688: "RS", 703: "SK", 705: "SI", 724: "ES", 752: "SE", 756: "CH", 760: "SY", 788: "TN", 12: "DZ", 792: "TR",
    795: "TM", 804: "UA", 807: "MK", 826: "GB", 860: "UZ", 832: "JE", 831: "GG",
}  # fmt: skip
"""The numbers of ISO 3166 in the source -> codes of two letters."""

BY_NAME = {
    "Kosovo": "XK",
    "N. Cyprus": "CY",
    "Cyprus U.N. Buffer Zone": "CY",
    "Dhekelia": "CY",
    "Akrotiri": "CY",
    "Baikonur": "KZ",
}
"""Shapes without a number of their own; the parts of the island of Cyprus are one."""

NAMES = {"BA": "Bosnia and Herzegovina", "MK": "North Macedonia", "CY": "Cyprus", "CZ": "Czechia", "KZ": "Kazakhstan"}
"""Names that the source shortens, or that a part would bring along."""

TINY = ("AD", "LI", "SM", "MT", "JE", "GG")
"""Countries too small to draw at this scale."""

TOWNS = {
    "Ankara": ("TR", 1, 32.86, 39.93), "Moscow": ("RU", 1, 37.62, 55.75), "Berlin": ("DE", 1, 13.4, 52.52),
    "Warsaw": ("PL", 1, 21.0, 52.25), "Ljubljana": ("SI", 1, 14.51, 46.06), "Oslo": ("NO", 1, 10.75, 59.91),
    "Minsk": ("BY", 1, 27.57, 53.9), "Kyiv": ("UA", 1, 30.52, 50.44), "Paris": ("FR", 1, 2.35, 48.86),
    "Prague": ("CZ", 1, 14.42, 50.08), "Vienna": ("AT", 1, 16.37, 48.21), "Rome": ("IT", 1, 12.5, 41.9),
    "Athens": ("GR", 1, 23.73, 37.98), "Bucharest": ("RO", 1, 26.1, 44.43), "Stockholm": ("SE", 1, 18.07, 59.33),
    "Helsinki": ("FI", 1, 24.94, 60.17), "Vilnius": ("LT", 1, 25.32, 54.68), "Tbilisi": ("GE", 1, 44.8, 41.7),
    "Istanbul": ("TR", 2, 28.98, 41.01), "St Petersburg": ("RU", 2, 30.32, 59.93), "Kazan": ("RU", 2, 49.12, 55.79),
    "Samara": ("RU", 2, 50.15, 53.2), "Yekaterinburg": ("RU", 2, 60.6, 56.84), "Perm": ("RU", 2, 56.25, 58.01),
    "Cologne": ("DE", 2, 6.96, 50.94), "Smolensk": ("RU", 3, 32.04, 54.78), "Antalya": ("TR", 3, 30.71, 36.89),
}  # fmt: skip
"""Our spelling -> country, rank (1 capital, 2 large, 3 smaller), longitude and latitude from public maps, rounded."""


def main(atlas: Path, shared: Path, out: Path = HERE) -> int:
    """Write all files and check them; the exit code is 1 where a check fails."""
    countries, named = _countries(atlas, shared)
    big = simplify._coverage(countries, FRAME, 0.085, 2, 0.06)
    small = {iso: s for iso, s in simplify._coverage(countries, SMALL, 0.2, 2, 0.25).items() if s.area > 0.2}
    simplify._write(out / "countries.geojson", simplify._features(big, named), 2)
    simplify._write(out / "countries_small.geojson", simplify._features(small, named), 2)
    simplify._write(out / "rivers.geojson", [], 2)
    simplify._write(out / "lakes.geojson", simplify._lakes(shared), 2)
    towns = [({"name": n, "iso_a2": iso, "rank": rank}, Point(x, y)) for n, (iso, rank, x, y) in TOWNS.items()]
    simplify._write(out / "towns.geojson", sorted(towns, key=lambda t: (t[0]["rank"], t[0]["name"])), 2)
    simplify.LIMITS = LIMITS
    problems = [problem for name in LIMITS for problem in simplify._problems(out, name)]
    print("\n".join(problems) or "all files written and checked")
    return bool(problems)


def _countries(atlas: Path, shared: Path) -> tuple[Any, dict[str, str]]:
    """The countries with Crimea in Ukraine, and their names."""
    shapes: dict[str, list[Any]] = {}
    named: dict[str, str] = {}
    for iso, name, shape in _read(json.loads(atlas.read_text(encoding="utf-8"))):
        shapes.setdefault(iso, []).append(shape)
        named.setdefault(iso, name)
    whole = {iso: shapely.make_valid(shapely.union_all(parts)) for iso, parts in shapes.items() if iso not in TINY}
    ours = gpd.read_file(shared / "countries.geojson").set_index("iso_a2").geometry["UA"]
    neighbours = shapely.union_all([whole[iso] for iso in ("PL", "SK", "HU", "RO", "MD", "BY")])
    whole["UA"] = shapely.union_all([whole["UA"], ours.difference(neighbours)])
    whole["RU"] = whole["RU"].difference(whole["UA"])
    return gpd.GeoDataFrame(index=list(whole), geometry=list(whole.values()), crs=4326), named | NAMES


def _read(atlas: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Code, name and shape of what lies in the frame."""
    arcs = [_arc(arc, atlas["transform"]) for arc in atlas["arcs"]]
    for each in atlas["objects"]["countries"]["geometries"]:
        name = each["properties"]["name"]
        iso = BY_NAME.get(name) or COUNTRIES.get(int(each.get("id") or 0))
        if iso is None:
            continue
        polygons = each["arcs"] if each["type"] == "MultiPolygon" else [each["arcs"]]
        rings = [_rings(polygon, arcs) for polygon in polygons]
        parts = [shapely.make_valid(Polygon(outer, holes)) for outer, holes in rings if len(outer) > 3]
        shape = shapely.union_all([part.intersection(box(*FRAME).buffer(1)) for part in parts])
        if not shape.is_empty:
            yield iso, name, shape


def _arc(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    """The points of an arc, which the file holds as steps."""
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        (kx, ky), (x0, y0) = transform["scale"], transform["translate"]
        points.append((x * kx + x0, y * ky + y0))
    return points


def _rings(polygon: list[list[int]], arcs: list[list[tuple[float, float]]]) -> tuple[Any, list[Any]]:
    """The outer ring and the holes; a negative number is an arc that runs backwards."""
    rings = [[point for at in ring for point in (arcs[at] if at >= 0 else arcs[~at][::-1])] for ring in polygon]
    return rings[0], rings[1:]


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
