"""The second story: who is counted, who is not named, and where Crimea lies on its maps."""

import csv
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from components.charts import route_map
from components.embeds.files import packed
from components.embeds.registry import build_page, makers
from components.text import text_for
from data import load_dataset
from data.vocabulary import EventKind
from tests.sites import HERE

FOLDER = Path(__file__).parents[1] / "examples" / "ankara-2024"
EXCHANGE = "swap-2024-08-01"
CRIMEA = {"Simferopol": (34.10, 44.95), "Dzhankoi": (34.39, 45.71)}
SIDES = {"united-states": 3, "germany": 1, "slovenia": 2, "poland": 1, "norway": 1, "belarus": 1, "russia": 15}
"""Who let how many go."""


def _table(name):
    with (FOLDER / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _freed():
    ties = [row for row in _table("relations") if row["relation"] == "freed_in" and row["object_id"] == EXCHANGE]
    return {row["subject_id"] for row in ties}


def test_its_tables_hold():
    dataset = load_dataset(FOLDER / "tables")
    assert dataset.story.home == "russia"
    assert (dataset.corrections, dataset.comparisons) == ((), ())


def test_the_24_stand_in_the_exchange_each_held_by_one_state():
    held = {row["subject_id"]: row["value"] for row in _table("claims") if row["property"] == "held_by"}
    states = [held[person] for person in _freed()]
    assert {state: states.count(state) for state in SIDES} == SIDES
    assert len(states) == 24


@pytest.mark.parametrize("name", ["expelled_on", "destination", "held_by", "citizenship"])
def test_of_each_of_the_24_it_is_said(name):
    said = {row["subject_id"] for row in _table("claims") if row["property"] == name}
    assert _freed() <= said


def test_every_exchange_with_a_number_has_its_figure_and_who_says_what():
    dataset = load_dataset(FOLDER / "tables")
    pages = dict(makers(text_for("en"), dataset))
    exchanges = [event.event_id for event in dataset.events.values() if event.kind is EventKind.SWAP]
    assert len(exchanges) == 6
    assert {f"{kind}/{each}" for each in exchanges for kind in ("figure", "who")} <= set(pages)
    assert pages[f"figure/{EXCHANGE}"]().title == "24 or 26 freed on 1 August 2024; sources differ"


def test_its_largest_story_is_as_light_as_one_with_24_people_and_their_sources_can_be():
    text, dataset = text_for("en"), load_dataset(FOLDER / "tables")
    page = build_page(text, dataset, dict(makers(text, dataset))[f"story/{EXCHANGE}"](), HERE)
    assert len(packed("story", page.html).packed["br"]) <= 20_000


def test_the_children_are_not_named_and_not_counted_as_freed():
    children = [row for row in _table("people") if row["person_id"].startswith("child-")]
    assert [row["publication"] for row in children] == ["aggregated", "aggregated"]
    assert {row["name"] for row in children} == {"Name not published"}
    assert not {row["person_id"] for row in children} & _freed()
    assert "child_of" not in {row["relation"] for row in _table("relations")}


@pytest.mark.parametrize("town", CRIMEA)
@pytest.mark.parametrize("name", ["countries", "countries_small"])
def test_crimea_is_in_ukraine_on_the_outlines(name, town):
    shapes = gpd.read_file(FOLDER / "geo" / f"{name}.geojson").set_index("iso_a2").geometry
    place = shapely.Point(CRIMEA[town])
    assert [iso for iso, shape in shapes.items() if shape.contains(place)] == ["UA"]


@pytest.mark.parametrize("name", ["countries", "countries_small"])
def test_borders_are_shared_on_the_outlines(name):
    assert shapely.coverage_is_valid(gpd.read_file(FOLDER / "geo" / f"{name}.geojson").geometry.values)


def test_no_line_of_a_flight_is_drawn_over_ukraine():
    places = {row["place_id"]: (float(row["lon"]), float(row["lat"])) for row in _table("places")}
    ukraine = gpd.read_file(FOLDER / "geo" / "countries.geojson").set_index("iso_a2").geometry["UA"]
    for leg in _table("legs"):
        bends = [tuple(map(float, reversed(point.split()))) for point in leg["via"].split(";") if point]
        line = shapely.LineString([places[leg["from_place"]], *bends, places[leg["to_place"]]])
        assert not line.intersects(ukraine), leg["leg_id"]


def test_the_home_country_is_no_way_out_though_some_were_taken_to_it():
    dataset = load_dataset(FOLDER / "tables")
    assert "to_russia" in dataset.properties
    title = route_map.caption(route_map.marks(dataset), text_for("en")).title
    assert title.endswith("4 led to the United States and 1 to Germany")
