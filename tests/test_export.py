"""The export: the published ledger in five forms, the same bytes every time, safe in a spreadsheet."""

import csv
import io
import json
import shutil
import zipfile

import geopandas
import pytest

from components.html import sums
from components.text import text_for
from data import TABLES, export, load_dataset, totals
from data.comparisons import beside
from data.export import DESCRIPTIONS, files, ledger_zip
from data.formulas import neutral
from data.load import KINDS


@pytest.fixture(scope="module")
def made(ledger):
    """Every file of the export of the shipped ledger."""
    return files(ledger)


def _rows(content):
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_every_table_is_there_as_csv_and_as_json_with_as_many_rows(ledger, made):
    for name in KINDS:
        count = len(getattr(ledger.tables, name))
        assert len(_rows(made[f"csv/{name}.csv"])) == count
        assert len(json.loads(made[f"json/{name}.json"])) == count


def test_the_exported_tables_load_to_the_same_facts(ledger, made, tmp_path):
    for name in KINDS:
        (tmp_path / f"{name}.csv").write_bytes(made[f"csv/{name}.csv"])
    shutil.copyfile(TABLES / "story.toml", tmp_path / "story.toml")
    assert load_dataset(tmp_path).all_facts == ledger.all_facts


def test_facts_are_exported_with_their_standing_origins_and_other_values(ledger, made):
    rows = {(row["subject_id"], row["property"]): row for row in _rows(made["csv/facts.csv"])}
    row = rows["release-2025-12-13", "freed_total"]
    assert row["value"] == "123"
    assert row["standing"] == ledger.fact("release-2025-12-13", "freed_total").standing
    assert set(row["claim_ids"].split(";")) <= {claim.claim_id for claim in ledger.claims}


def test_sums_of_ours_are_exported_with_their_parts_and_never_as_corroborated(ledger, made):
    rows = {row["definition_id"]: row for row in _rows(made["csv/totals.csv"])}
    assert set(rows) == set(ledger.definitions)
    total = totals.freed(ledger)
    assert f"at least {rows['everyone']['at_least']} in" in sums.headline(text_for("en"), total)
    assert int(rows["everyone"]["by_adopted"]) == total.number
    assert rows["everyone"]["event_ids"].split(";") == [part.event.event_id for part in total.parts]
    assert {row["standing"] for row in rows.values()} == {"our sum"}


def test_published_totals_are_exported_with_ours_beside_them(ledger, made):
    rows = {(row["property"], row["as_of"]): row for row in _rows(made["csv/beside.csv"])}
    row = rows["pardoned_since_july_2024", "2025-04-04"]
    assert (row["theirs"], row["rest"]) == ("258", "0")
    assert "pardon-2025-01-24: +8" in row["steps"].split(";")
    assert len(rows) == len(beside(ledger))
    assert {row["ours_standing"] for row in rows.values()} == {"our sum"}


@pytest.fixture(scope="module")
def packed(ledger):
    """The export of the shipped ledger as one file."""
    return ledger_zip(ledger)


def test_the_same_ledger_gives_the_same_bytes(packed):
    assert packed == ledger_zip(load_dataset())


def test_the_zip_holds_every_file_with_a_fixed_time(ledger, made, packed):
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {f"freed-from-belarus/{name}" for name in made} == set(archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {export.EPOCH}
        assert archive.testzip() is None


@pytest.mark.parametrize("cell", ["=cmd()", "+1", "-1+1", "@x", "\tx", "\rx"])
def test_a_formula_is_neutralised(cell):
    assert neutral(cell) == f"'{cell}"


def test_no_cell_of_any_csv_is_run_by_a_spreadsheet(made):
    for name, content in made.items():
        if name.endswith(".csv"):
            for row in _rows(content):
                assert not any(v.startswith(("=", "+", "@", "\t", "\r")) for v in row.values()), name


def test_a_cell_that_a_spreadsheet_would_run_is_neutral_in_csv_and_as_it_is_in_json(tables):
    tables.edit("places", "coordinate_source", "-1 from memory")
    made = files(load_dataset(tables.path))
    assert _rows(made["csv/places.csv"])[0]["coordinate_source"] == "'-1 from memory"
    assert json.loads(made["json/places.json"])[0]["coordinate_source"] == "-1 from memory"


def test_numbers_stay_numbers_also_below_zero(tables):
    tables.edit("places", "lon", "-75.5", lambda row: row["country"] not in ("BY", "LT", "LV", "PL", "UA", "DE"))
    made = files(load_dataset(tables.path))
    assert "-75.5" in [row["lon"] for row in _rows(made["csv/places.csv"])]
    assert -75.5 in [row["lon"] for row in json.loads(made["json/places.json"])]


def test_places_and_legs_are_geojson_that_geopandas_reads(ledger, made):
    places = geopandas.read_file(io.BytesIO(made["geo/places.geojson"]))
    legs = geopandas.read_file(io.BytesIO(made["geo/legs.geojson"]))
    assert set(places["place_id"]) == set(ledger.places)
    assert set(legs["leg_id"]) == set(ledger.legs)
    assert set(legs.geom_type) == {"LineString"}
    minsk = places[places["place_id"] == "minsk"].geometry.iloc[0]
    assert 27 < minsk.x < 28
    assert 53 < minsk.y < 54.5


def test_the_data_package_describes_every_column_of_every_csv(made):
    package = json.loads(made["datapackage.json"])
    described = {resource["path"]: resource for resource in package["resources"]}
    assert set(described) == set(made) - {"README.txt", *DESCRIPTIONS}
    for path, resource in described.items():
        assert resource["bytes"] == len(made[path])
        if path.endswith(".csv"):
            head = made[path].decode().partition("\n")[0].split(",")
            assert [field["name"] for field in resource["schema"]["fields"]] == head
            assert all(field["description"] for field in resource["schema"]["fields"])


def test_what_the_data_package_demands_of_cells_holds(made):
    package = json.loads(made["datapackage.json"])
    by_name = {resource["name"]: resource for resource in package["resources"]}
    for resource in package["resources"]:
        if resource["format"] != "csv":
            continue
        rows = _rows(made[resource["path"]])
        for field in resource["schema"]["fields"]:
            rules, cells = field.get("constraints", {}), [row[field["name"]] for row in rows]
            assert not rules.get("required") or all(cells), (resource["name"], field["name"])
            assert "enum" not in rules or set(filter(None, cells)) <= set(rules["enum"])
        for key in resource["schema"].get("foreignKeys", []):
            target = by_name[key["reference"]["resource"]]
            known = {row[key["reference"]["fields"][0]] for row in _rows(made[target["path"]])}
            assert {row[key["fields"][0]] for row in rows} - {""} <= known, key


def test_the_readme_tells_licence_and_cut_off(ledger, made):
    text = made["README.txt"].decode()
    assert "CC BY 4.0" in text
    assert str(ledger.cutoff) in text


def test_export_writes_a_folder_or_a_zip(small_tables, tmp_path):
    world = load_dataset(small_tables)
    export.write(world, tmp_path / "out")
    export.write(world, tmp_path / "new" / "ledger.zip")
    assert (tmp_path / "out" / "csv" / "claims.csv").read_bytes() == files(world)["csv/claims.csv"]
    assert (tmp_path / "new" / "ledger.zip").read_bytes() == ledger_zip(world)
