"""Makes the outlines of the maps from Natural Earth: `python tools/outlines/simplify.py [../shared/geo] [data/geo]`.

Countries are simplified as one coverage, so that a shared border stays one line; what is written is checked.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import names  # type: ignore[import-not-found]  # the file beside this one: a program's own folder is on its path
import numpy as np
import shapely
from shapely.geometry import MultiLineString, MultiPolygon, Point, Polygon, box, mapping
from shapely.ops import linemerge

OUT = Path(__file__).parents[2] / "data" / "geo"
SOURCE = OUT.parents[2] / "shared" / "geo"

SMALL = (17, 44, 41, 58.5)
"""West, south, east and north of the lighter file, in degrees: all that our maps can show, and all of Crimea."""

LIMITS = {"countries": 60, "countries_small": 16, "rivers": 15, "lakes": 8, "towns": 6}
"""The files, with the most KB of each."""

K = 0.6
"""The cosine of the mean latitude: a degree of longitude is shorter than one of latitude."""

CRIMEA = {"Sevastopol": (33.53, 44.61), "Simferopol": (34.10, 44.95), "Kerch": (36.47, 45.36), "Yalta": (34.16, 44.50)}
"""Towns that must lie in Ukraine, or nearest to it, as the coast may be drawn a little landward of them."""

Feature = tuple[dict[str, Any], Any]


def main(source: Path = SOURCE, out: Path = OUT) -> int:
    """Write all files and check them; the exit code is 1 where a check fails."""
    countries = _countries(source)
    named = dict(countries.name) | {"BA": "Bosnia and Herzegovina"}
    big = _coverage(countries, None, 0.036, 3, 0.012)
    small = {iso: shape for iso, shape in _coverage(countries, SMALL, 0.078, 2, 0.05).items() if shape.area > 0.05}
    _write(out / "countries.geojson", _features(big, named), 3)
    _write(out / "countries_small.geojson", _features(small, named), 2)
    _write(out / "rivers.geojson", _rivers(source), 2)
    _write(out / "lakes.geojson", _lakes(source), 2)
    _write(out / "towns.geojson", _towns(source), 3)
    problems = [problem for name in LIMITS for problem in _problems(out, name)]
    print("\n".join(problems) or "all files written and checked")
    return bool(problems)


def _countries(source: Path) -> Any:
    countries = gpd.read_file(source / "countries.geojson").set_index("iso_a2")
    shapes = countries.geometry.copy()
    shapes["RU"] = shapes["RU"].difference(shapes["UA"])  # a sliver in the Kerch strait lies in both: it is Ukraine's
    return countries.set_geometry(shapes).drop(index="SM")  # the whole of San Marino is smaller than what can be drawn


def _coverage(
    countries: Any, frame: tuple[float, ...] | None, tolerance: float, digits: int, island: float
) -> dict[str, Any]:
    """The countries simplified together; islands smaller than `island` square degrees are left out."""
    shapes = countries.geometry if frame is None else countries.geometry.intersection(box(*frame))
    shapes = shapes[~shapes.is_empty]
    coverage = shapely.coverage_clean(np.array([MultiPolygon(_polygons(s)) for s in shapes]))
    coverage = shapely.coverage_simplify(_stretched(coverage, K), tolerance, simplify_boundary=True)
    coverage = _rounded(_without_islands(_stretched(coverage, 1 / K), island), digits)
    return {iso: shape for iso, shape in zip(shapes.index, coverage, strict=True) if not shape.is_empty}


def _without_islands(shapes: Iterable[Any], smallest: float) -> Any:
    """Only whole landmasses go, never a part that touches another country: no hole opens."""
    land = [p for p in _polygons(shapely.union_all(list(shapes))) if p.area >= smallest]
    tree = shapely.STRtree(land)

    def on_land(part: Any) -> bool:
        inside = part.representative_point()
        return any(land[i].covers(inside) for i in tree.query(part))

    return np.array([MultiPolygon([p for p in _polygons(shape) if on_land(p)]) for shape in shapes])


def _rounded(shapes: Any, digits: int) -> Any:
    """Rounded vertex by vertex, so that shared ones stay shared; mended until the coverage is valid again."""
    for _ in range(6):
        shapes = _snapped(shapes, digits)
        parts = ([p for p in _polygons(shapely.make_valid(s)) if p.area > 10 ** (-2 * digits)] for s in shapes)
        shapes = np.array([MultiPolygon(p) for p in parts])
        if shapely.coverage_is_valid(shapes) and shapely.is_valid(shapes).all():
            break
        shapes = shapely.coverage_clean(shapes)
    return shapes


def _rivers(source: Path) -> list[Feature]:
    rivers = gpd.read_file(source / "rivers.geojson")
    rivers.loc[rivers.name.isna(), "name"] = "Tisa"  # the one line without a name is the upper Tisza
    features = []
    for name in dict.fromkeys(names.RIVERS.values()):
        lines = shapely.union_all(list(rivers[rivers.name.map(names.RIVERS) == name].geometry))
        lines = linemerge(lines) if lines.geom_type == "MultiLineString" else lines
        lines = _stretched(_stretched(lines, K).simplify(0.015), 1 / K)
        parts = [part for part in shapely.get_parts(lines) if part.length > 0.3]
        features.append(({"name": name}, _snapped(MultiLineString(parts), 2)))
    return features


def _lakes(source: Path) -> list[Feature]:
    """The lakes; the Kakhovka reservoir is not among them: it drained in June 2023."""
    lakes = gpd.read_file(source / "lakes.geojson")
    features = []
    for name in dict.fromkeys(names.LAKES.values()):
        shape = shapely.union_all(list(lakes[lakes.name.map(names.LAKES) == name].geometry))
        shape = _stretched(_stretched(shape, K).simplify(0.022), 1 / K)
        parts = [p for p in _polygons(shapely.make_valid(_snapped(shape, 2))) if p.area > 0.004]
        whole = [Polygon(p.exterior, [hole for hole in p.interiors if Polygon(hole).area > 0.02]) for p in parts]
        features.append(({"name": name}, shapely.orient_polygons(MultiPolygon(whole), exterior_cw=True)))
    return features


def _towns(source: Path) -> list[Feature]:
    towns = gpd.read_file(source / "populated_places.geojson")
    features = []
    for (known, iso), (name, rank) in names.TOWNS.items():
        matches = towns[(towns.name == known) & (towns.iso_a2 == iso)]
        if len(matches) != 1:
            raise ValueError(f"{known} ({iso}) stands {len(matches)} times in the source")
        features.append(({"name": name, "iso_a2": iso, "rank": rank}, Point(matches.geometry.iloc[0])))
    return sorted(features, key=lambda f: (f[0]["rank"], f[0]["name"]))


def _problems(out: Path, name: str) -> Iterable[str]:
    path = out / f"{name}.geojson"
    frame = gpd.read_file(path)
    if path.stat().st_size > LIMITS[name] * 1024:
        yield f"{name}: {path.stat().st_size} bytes, more than {LIMITS[name]} KB"
    if not frame.is_valid.all():
        yield f"{name}: a shape is not valid"
    if not name.startswith("countries"):
        return
    shapes = frame.set_index("iso_a2").geometry
    if not shapely.coverage_is_valid(shapes.values):
        yield f"{name}: borders are not shared"
    for town, place in CRIMEA.items():
        if (nearest := shapes.distance(Point(place)).idxmin()) != "UA":
            yield f"{name}: {town} lies in {nearest}"


def _features(shapes: dict[str, Any], named: dict[str, str]) -> list[Feature]:
    return [
        ({"iso_a2": iso, "name": named[iso]}, shapely.orient_polygons(shape, exterior_cw=True))
        for iso, shape in sorted(shapes.items())
    ]


def _write(path: Path, features: Sequence[Feature], digits: int) -> None:
    rows = [{"type": "Feature", "properties": p, "geometry": _geometry(shape, digits)} for p, shape in features]
    whole = {"type": "FeatureCollection", "features": rows}
    path.write_text(json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _geometry(shape: Any, digits: int) -> dict[str, Any]:
    geometry = mapping(shape)
    kind, coordinates = geometry["type"], _short(geometry["coordinates"], digits)
    single = kind.startswith("Multi") and len(coordinates) == 1
    return {"type": kind[5:] if single else kind, "coordinates": coordinates[0] if single else coordinates}


def _short(value: Any, digits: int) -> Any:
    if isinstance(value, (list, tuple)):
        return [_short(part, digits) for part in value]
    number = round(float(value), digits)
    return int(number) if number.is_integer() else number


def _polygons(shape: Any) -> list[Any]:
    if shape.geom_type == "GeometryCollection":
        return [p for part in shape.geoms for p in _polygons(part)]
    return [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon"]


def _stretched(shape: Any, k: float) -> Any:
    return shapely.transform(shape, lambda xy: xy * [k, 1])


def _snapped(shape: Any, digits: int) -> Any:
    return shapely.transform(shape, lambda xy: np.round(xy, digits))


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
