"""The gate: planted rows that are not public leave no trace in what is loaded or exported."""

import io
import json
import zipfile
from itertools import starmap

import pytest

from data import load_dataset
from data.export import files, ledger_zip

CANARY = "Kanarejka"
"""A word that stands nowhere in the ledger; whatever is planted carries it in every cell that takes words."""


def _plant_person(tables, publication, public_figure="no"):
    person = {
        "person_id": "p-9999",
        "name": f"Zofja {CANARY}",
        "name_local": f"Зоф'я {CANARY}",
        "name_ru": CANARY,
        "variants": f"Sofia {CANARY};{CANARY} Z.",
        "publication": publication,
        "public_figure": public_figure,
        "one_line": f"The person called {CANARY}" if publication == "withheld" else "A teacher",
    }
    tables.add("people", **person)


def _plant_source(tables):
    tables.add("origins", origin_id=f"{CANARY}-press", name=f"{CANARY} press", part_of="", note=CANARY)
    cells = {"source_id": f"{CANARY}-page", "origin": f"{CANARY}-press", "title": f"{CANARY} speaks", "note": CANARY}
    cells |= {"url": f"https://example.org/{CANARY}", "publisher": CANARY}
    tables.add("sources", **cells)
    return cells["source_id"]


def _plant_claims(tables):
    page = _plant_source(tables)
    event = next(r["event_id"] for r in tables.rows("events") if r["kind"] == "release")
    words = {"source_id": page, "note": CANARY, "locator": CANARY}
    tables.add_claim(claim_id=f"{CANARY}-1", subject_id="p-9999", property="role", value=f"{CANARY} the baker", **words)
    tables.add_claim(claim_id=f"{CANARY}-2", subject_id="p-9999", property="detained_on", value="2021-07-14", **words)
    tables.add_claim(claim_id=f"{CANARY}-3", subject_id=event, property="notable_freed", value="p-9999", **words)
    tables.add("relations", subject_id="p-9999", relation="freed_in", object_id=event, source_id=page)
    tables.add_claim(claim_id=f"{CANARY}-4", subject_id="p-9999", property="expelled_on", value="2025-12-13", **words)
    correction = {"correction_id": f"{CANARY}-x", "subject_id": "p-9999", "property": "role", "source_id": page}
    tables.add("corrections", **correction, old_value=CANARY, new_value=f"{CANARY} 2", reason=CANARY)


def _traces(tables):
    dataset = load_dataset(tables.path)
    zipped = ledger_zip(dataset)
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        found = [entry for entry in archive.namelist() if _tells(_inside(entry, archive.read(entry)))]
    found += ["zip"] * _tells(zipped)
    found += ["dataset"] * _tells(repr((dataset, dataset.tables, dataset.all_facts)).encode())
    return found


def _inside(name, content):
    """What a file says: of a workbook, which is packed, all of its parts."""
    if not name.endswith(".xlsx"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return b"".join(book.read(part) for part in book.namelist())


def _tells(content):
    low = content.lower()
    return CANARY.lower().encode() in low or json.dumps(CANARY.lower()).encode() in low or b"p-9999" in low


def test_the_canary_is_found_where_nothing_hides_it(tables):
    _plant_person(tables, "named", "yes")
    _plant_claims(tables)
    traces = _traces(tables)
    assert {"dataset", "freed-from-belarus/csv/people.csv", "freed-from-belarus/json/claims.json"} <= set(traces)


def test_a_withheld_person_leaves_no_trace(tables):
    _plant_person(tables, "withheld")
    _plant_claims(tables)
    assert _traces(tables) == []


def test_a_withheld_public_figure_leaves_no_trace_either(tables):
    _plant_person(tables, "withheld", "yes")
    _plant_claims(tables)
    assert _traces(tables) == []


@pytest.mark.parametrize("public", ["no", "public_figures"])
def test_a_property_that_is_not_public_leaves_no_trace(tables, public):
    private = {"property": "home_address", "applies_to": "person", "datatype": "text", "cardinality": "many"}
    label = CANARY if public == "no" else "Home"
    words = {"label": label, "description": label, "sentence": f"{label}: {{value}}."}
    tables.add("properties", **private, **words, public=public, unit="", choices="", role="")
    page = _plant_source(tables)
    tables.add(
        "people", person_id="q-1", name="A Neighbour", name_local="", name_ru="", variants="", public_figure="no"
    )
    words = {"source_id": page, "note": CANARY, "locator": CANARY}
    tables.add_claim(claim_id=CANARY, subject_id="q-1", property="home_address", value=f"{CANARY} street", **words)
    correction = {"correction_id": f"{CANARY}-x", "subject_id": "q-1", "property": "home_address", "source_id": page}
    tables.add("corrections", **correction, old_value=CANARY, new_value=f"{CANARY} 2", reason=CANARY)
    assert _traces(tables) == []


def test_a_property_for_public_figures_is_shown_for_them(tables):
    tables.add(
        "people", person_id="q-1", name="A Minister", name_local="", name_ru="", variants="", public_figure="yes"
    )
    tables.edit("people", "publication", "named", lambda row: row["person_id"] == "q-1")
    tables.add_claim(subject_id="q-1", property="born_on", value="1960-01-02")
    assert load_dataset(tables.path).fact("q-1", "born_on")


def test_a_correction_of_a_private_property_without_claims_leaves_no_trace(tables):
    private = {
        "property": "health",
        "applies_to": "person",
        "datatype": "text",
        "role": "",
        "public": "no",
        "label": CANARY,
        "sentence": f"{CANARY}: {{value}}.",
    }
    tables.add("properties", **private)
    subject = tables.rows("people")[0]["person_id"]
    tables.add("corrections", correction_id="x-9", subject_id=subject, property="health", old_value=CANARY)
    assert _traces(tables) == []


def test_of_a_person_with_initials_only_the_initials_are_told(tables):
    _plant_person(tables, "initials")
    shown = load_dataset(tables.path).people["p-9999"]
    assert (shown.name, shown.name_local, shown.name_ru, shown.variants) == ("Z. K.", "", "", ())
    assert CANARY.encode() not in b"".join(starmap(_inside, files(load_dataset(tables.path)).items()))


def test_of_a_person_who_is_only_counted_nothing_is_told_but_days_numbers_and_places(tables):
    _plant_person(tables, "aggregated")
    page = tables.rows("sources")[0]["source_id"]
    words = {"source_id": page, "note": CANARY}
    other = tables.rows("people")[0]["person_id"]
    tables.add_claim(subject_id="p-9999", property="role", value=f"the {CANARY}", **words)
    tables.add_claim(subject_id="p-9999", property="detained_on", value="2021-07-14", **words)
    tables.add("relations", subject_id="p-9999", relation="child_of", object_id=other)
    dataset = load_dataset(tables.path)
    assert CANARY.encode() not in b"".join(starmap(_inside, files(dataset).items()))
    assert {fact.prop.property for fact in dataset.facts("p-9999")} == {"detained_on"}
    assert "p-9999" not in {relation.subject_id for relation in dataset.relations}


def test_a_source_that_something_public_cites_too_stays(tables):
    _plant_person(tables, "withheld")
    page = tables.rows("claims")[0]["source_id"]
    tables.add_claim(subject_id="p-9999", property="detained_on", value="2021-07-14", source_id=page)
    assert page in load_dataset(tables.path).sources


def test_nothing_that_is_not_public_is_in_the_shipped_ledger(ledger):
    assert all(person.publication != "withheld" for person in ledger.people.values())
    assert all(prop.public != "no" for prop in ledger.properties.values())
    closed = {p.property for p in ledger.properties.values() if p.public == "public_figures"}
    figures = {p.person_id for p in ledger.people.values() if p.public_figure}
    assert all(c.subject_id in figures for c in ledger.claims if c.property in closed)


def test_a_correction_that_names_no_property_is_shown_only_of_those_who_are_shown(tables):
    _plant_person(tables, "withheld")
    shown = tables.rows("people")[0]["person_id"]
    tables.add("corrections", correction_id="x-8", subject_id="p-9999", property="", old_value=CANARY)
    tables.add("corrections", correction_id="x-9", subject_id=shown, property="")
    ids = {correction.correction_id for correction in load_dataset(tables.path).corrections}
    assert "x-9" in ids
    assert "x-8" not in ids


@pytest.mark.parametrize("publication", ["aggregated", "withheld"])
def test_no_claim_about_an_event_names_who_may_not_be_named(tables, publication):
    _plant_person(tables, publication)
    tables.add_claim(subject_id="release-2025-09-11", property="who_refused", value="p-9999")
    assert not any(claim.value == "p-9999" for claim in load_dataset(tables.path).claims)
