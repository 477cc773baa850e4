"""Outlines, projection and lines: Crimea is Ukraine on whatever is drawn, and borders are shared."""

import json
import math
import re

import geopandas as gpd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from components.charts import route_map
from components.text import text_for
from components.theme import Scheme
from data import fans, geo, load_dataset
from data.geo import Frame

GROUND = load_dataset().ground

CRIMEA = {"Simferopol": (34.10, 44.95), "Dzhankoi": (34.39, 45.71), "Bakhchysarai": (33.86, 44.75)}
"""Towns inland, where even a coarse coast does not pass: longitude and latitude."""

FILES = ("countries", "countries_small")
NUMBER = r"-?\d+(?:\.\d+)?"


def _is_inside(point, rings):
    """Whether a point lies in a shape of rings, holes counted out: crossings of a ray to the right."""
    x, y = point
    crossings = 0
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                crossings += 1
    return crossings % 2 == 1


def _rings(path):
    """The rings of a drawn path, in its own coordinates."""
    pairs = (re.findall(rf"({NUMBER})[ ,]({NUMBER})", part) for part in path.split("M") if part)
    return [[(float(x), float(y)) for x, y in ring] for ring in pairs]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("town", CRIMEA)
def test_crimea_is_in_ukraine_and_not_in_russia_in_the_files(name, town):
    shapes = gpd.read_file(GROUND.folder / f"{name}.geojson").set_index("iso_a2").geometry
    place = shapely.Point(CRIMEA[town])
    assert shapes["UA"].contains(place)
    assert not shapes["RU"].contains(place)


@pytest.mark.parametrize("town", CRIMEA)
@pytest.mark.parametrize("outlines", [GROUND.countries, lambda: GROUND.countries(fine=True), GROUND.neighbourhood])
def test_crimea_is_in_ukraine_on_the_flat_map(outlines, town):
    found = [o.iso for o in outlines() if _is_inside(GROUND.project(*CRIMEA[town]), o.lines)]
    assert found == ["UA"]


@pytest.mark.parametrize("narrow", [True, False])
@pytest.mark.parametrize("small", [True, False])
@pytest.mark.parametrize("release", ["", "release-2025-12-13", "release-2026-03-19"])
def test_crimea_is_in_ukraine_on_the_drawn_map(release, small, narrow):
    marks = route_map.marks(load_dataset(), route_map.Selection(release, small=small))
    drawing = str(route_map.svg(marks, text_for("en"), narrow=narrow))
    from components.charts.route_map.viewport import view

    paths = dict(re.findall(r'data-country="(\w\w)"[^>]* d="([^"]+)"', drawing))
    place = view(marks, narrow=narrow).at(GROUND.project(*CRIMEA["Simferopol"]))
    assert [iso for iso, path in paths.items() if _is_inside(place, _rings(path))] == ["UA"]
    assert "RU" in paths


@pytest.mark.parametrize("scheme", Scheme)
def test_crimea_is_in_ukraine_in_the_figure(scheme):
    figure = route_map.figure(route_map.marks(load_dataset()), text_for("en"), scheme)
    shapes = {s.name: s.path for s in figure.layout.shapes if s.type == "path" and len(s.name) == 2}
    place = GROUND.project(*CRIMEA["Simferopol"])
    assert [iso for iso, path in shapes.items() if _is_inside(place, _rings(path))] == ["UA"]
    assert "RU" in shapes


@pytest.mark.parametrize("name", FILES)
def test_shared_borders_are_shared(name):
    shapes = gpd.read_file(GROUND.folder / f"{name}.geojson").set_index("iso_a2").geometry
    assert shapely.coverage_is_valid(shapes.values)
    for neighbour in ("LT", "LV", "PL", "UA", "RU"):
        assert shapely.intersection(shapes["BY"], shapes[neighbour]).length > 1, neighbour


def test_the_light_outlines_are_light():
    assert (GROUND.folder / "countries_small.geojson").stat().st_size <= 16 * 1024


@pytest.mark.parametrize("name", [*FILES, "rivers", "lakes", "towns"])
def test_every_file_is_what_the_readme_says(name):
    assert json.loads((GROUND.folder / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
    assert f"`{name}.geojson`" in (GROUND.folder / "README.md").read_text(encoding="utf-8")


def test_outlines_can_be_neither_changed_nor_read_twice():
    assert GROUND.countries() is GROUND.countries()
    assert all(
        isinstance(part, tuple) for o in GROUND.countries() for line in o.lines for part in (o.lines, line, line[0])
    )


def test_the_projection_keeps_distances_near_the_middle():
    assert GROUND.project(*GROUND.centre) == pytest.approx((0, 0))
    minsk, vilnius = GROUND.project(27.5647, 53.9019), GROUND.project(25.3166, 54.6834)
    assert math.dist(minsk, vilnius) == pytest.approx(170, abs=3)


@given(st.floats(15, 40), st.floats(45, 60), st.floats(0.01, 1))
def test_north_is_up_and_east_is_right(lon, lat, step):
    x, y = GROUND.project(lon, lat)
    assert GROUND.project(lon, lat + step)[1] > y
    assert GROUND.project(lon + step, lat)[0] > x


@given(st.floats(15, 40), st.floats(46, 60))
def test_the_scale_is_true_to_a_few_hundredths(lon, lat):
    north = math.dist(GROUND.project(lon, lat), GROUND.project(lon, lat + 0.1)) / (math.radians(0.1) * geo.EARTH)
    assert north == pytest.approx(1, abs=0.035)


@pytest.mark.parametrize(
    ("start", "end", "angle"),
    [((26.5, 53), (26.5, 60), 0), ((26.5, 53), (26.5, 40), 180), ((25.3, 54.7), (2.4, 48.9), -102)],
)
def test_a_bearing_is_that_of_the_shortest_way(start, end, angle):
    found = math.degrees(math.atan2(*GROUND.bearing(start, end)))
    assert abs((found - angle + 180) % 360 - 180) < 3, found


def test_a_curve_begins_and_ends_at_its_points_and_bends_to_the_left():
    line = geo.curve([(0.0, 0.0), (100.0, 0.0)], 10)
    assert (line[0], line[-1]) == ((0, 0), (100, 0))
    assert max(y for _, y in line) == pytest.approx(10)


def test_a_line_through_points_meets_each_of_them():
    points = [(0.0, 0.0), (50.0, 40.0), (100.0, 0.0)]
    assert all(min(math.dist(p, q) for q in geo.curve(points)) < 1e-9 for p in points)


def test_lines_between_the_same_places_lie_side_by_side_also_on_the_way_back():
    a, b = (0.0, 0.0), (100.0, 0.0)
    there, again, back = ((p, fans.bends([(a, b), (a, b), (b, a)])[i]) for i, p in enumerate([(a, b), (a, b), (b, a)]))
    heights = [geo.curve(ends, bend)[geo.SAMPLES // 2][1] for ends, bend in (there, again, back)]
    assert len({round(height, 1) for height in heights}) == 3


def test_every_place_of_the_map_lies_in_or_near_its_country():
    codes = set(geo._shapes(GROUND).index)
    for place in load_dataset().places.values():
        at = GROUND.project(place.lon, place.lat)
        if place.country in codes and geo.Frame(-900, -900, 1000, 850).holds(at):
            near = [GROUND.country_at((at[0] + dx, at[1] + dy)) for dx in (-8, 0, 8) for dy in (-8, 0, 8)]
            assert place.country in near, place.place_id


def test_a_point_at_sea_is_in_no_country():
    assert not GROUND.country_at(GROUND.project(19.0, 56.5))


def test_no_drawn_line_runs_through_a_country_that_it_does_not_join():
    for leg in route_map.marks(load_dataset()).legs:
        if leg.end.vague or not leg.end.country or not Frame(-600, -500, 500, 450).holds(leg.end.at):
            continue
        assert GROUND.countries_on(leg.path, least=12) <= {leg.start.country, leg.end.country}, leg.leg_id
