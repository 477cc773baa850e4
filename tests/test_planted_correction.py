"""A correction that is planted in a small world reaches everything that shows what it touched, in one build."""

import json
import shutil
from xml.etree import ElementTree as ET

import pytest

from components.embeds.build import build
from components.embeds.manifest import Listed
from components.embeds.registry import build_page, makers
from components.text import text_for
from data import load_dataset
from tests.conftest import Folder
from tests.desk import painted
from tests.sites import KNOWN, QUICK, copied_site

EN = text_for("en")
PERSON, EVENT, DAY = "maria-kalesnikava", "release-2025-12-13", "2026-11-27"
SAID = "27 November 2026"
ID = "correction-2026-11-27-1"
REASON = "Planted: the day was another one."
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def world(small_tables, tmp_path_factory):
    """The tables with a planted correction, their ledger, the site before, and the site after one build."""
    folder = tmp_path_factory.mktemp("planted")
    tables = Folder(shutil.copytree(small_tables, folder / "tables"))
    planted = {"correction_id": ID, "subject_id": PERSON, "property": "expelled_on", "old_value": "2025-12-12"}
    planted |= {"new_value": "2025-12-13", "true_on": "2025-12-13", "said_on": "", "found_on": DAY}
    tables.add("corrections", **planted, published_on=DAY, reason=REASON, source_id="", severity="correction")
    site = copied_site(folder / "made", tables=small_tables)
    before = Listed.of(site / "live").version
    build(site, KNOWN, tables.path, effort=QUICK)
    return load_dataset(tables.path), site, before


def test_the_card_and_the_page_of_the_person_and_of_the_event_bear_its_mark(world):
    dataset, _, _ = world
    for address in ({"page": "people"}, {"page": "people", "person": PERSON}, {"page": "releases", "event": EVENT}):
        html = painted(dataset, address.pop("page"), **address)
        assert f"Corrected on {SAID}." in html, address
        assert "/changes?kind=correction&amp;about=" in html, address
    assert REASON in painted(dataset, "changes", about=PERSON)


def test_the_embeds_bear_its_mark_and_their_pictures_say_it(world):
    dataset, site, _ = world
    pages = dict(makers(EN, dataset))
    for path in (f"person/{PERSON}", f"story/{EVENT}"):
        assert f"Corrected on {SAID}." in (site / "live" / f"{path}.html").read_text(encoding="utf-8")
        card = build_page(EN, dataset, pages[path](), KNOWN).card
        assert f"Corrected on {SAID}." in card


def test_a_frozen_embed_is_told_of_it(world):
    _, site, before = world
    frozen = (site / before / "person" / f"{PERSON}.html").read_text(encoding="utf-8")
    assert "Corrected on" not in frozen
    counted = int(frozen.partition('data-corrections="')[2].partition('"')[0])
    now = json.loads((site / "live" / "version.json").read_text(encoding="utf-8"))
    assert now["version"] != before
    assert now["corrections"][f"person/{PERSON}"] == counted + 1


def test_records_and_tables_have_it(world):
    _, site, _ = world
    record = json.loads((site / "data" / "v1" / "people" / f"{PERSON}.json").read_text(encoding="utf-8"))
    assert [each["correction_id"] for each in record["corrections"]] == [ID]
    corrected = {fact["property"]: fact["corrected_on"] for fact in record["facts"] if fact["corrected_on"]}
    assert corrected == {"expelled_on": DAY}
    facts = (site / "data" / "v1" / "csv" / "facts.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[:2] for line in facts if line.endswith(f",{DAY}")] == [[PERSON, "expelled_on"]]


@pytest.mark.parametrize("name", ["feed", "feeds/corrections", f"feeds/people/{PERSON}", f"feeds/events/{EVENT}"])
def test_its_feeds_begin_with_it(world, name):
    _, site, _ = world
    first = next(ET.parse(site / f"{name}.xml").getroot().iter(f"{ATOM}entry"))
    assert first.findtext(f"{ATOM}id").endswith(f":correction/{ID}")
    assert json.loads((site / f"{name}.json").read_text(encoding="utf-8"))["items"][0]["id"].endswith(ID)
