"""Who is counted, told and taken along, and the citation of it: with what is on the page alone, by hand and by keys."""

import json
import re

import bibtexparser
import pytest

from components.content import cite
from components.html import sums
from components.text import text_for
from data import answers, totals
from data.answers import NumberQuestion
from tests.browser.test_questions_evidence import MOST, Asking

EN = text_for("en")


@pytest.fixture(params=[(False, 1280), (True, 1280), (False, 390)], ids=["by hand", "by keys", "on a phone"])
def reader(request, readers, reading):
    """Opens the overview for a reader."""
    keys, width = request.param
    opened = readers(server=reading.address, width=width)
    opened.page.goto(reading.address)
    return Asking(opened.page, keys=keys)


def _counting(reader, label):
    reader.press(reader.page.locator(".counts summary"))
    reader.press(reader.page.locator(".counts").get_by_role("link", name=label, exact=True))
    reader.page.wait_for_url(re.compile("definition="))


@pytest.mark.parametrize("definition", ["political", "pardoned", "abroad"])
def test_who_is_counted_is_told_and_taken_into_the_embed_and_the_citation(reader, ledger, definition):
    total = totals.total(ledger, definition)
    _counting(reader, ledger.definitions[definition].label)
    assert reader.page.locator("h1").inner_text() == sums.headline(EN, total)
    assert ledger.definitions[definition].sentence in reader.page.locator("p.counted").inner_text()
    code = reader.page.get_by_role("link", name="Embed this view").get_attribute("href")
    assert code == f"/embed?view=definition&definition={definition}"
    reader.press(reader.page.get_by_role("link", name="cite", exact=True))
    reader.page.wait_for_url(re.compile("/cite"))
    footnote = reader.page.get_by_label("Footnote", exact=True).input_value()
    assert sums.headline(EN, total) in footnote
    assert f"/cite/{NumberQuestion(definition).name(ledger.version)}?" in footnote
    assert reader.actions <= MOST


def test_which_number_to_a_copied_footnote_takes_three_actions(reader, ledger):
    reader.press(reader.page.get_by_role("link", name="cite", exact=True))
    reader.page.wait_for_url(re.compile("/cite"))
    reader.press(reader.page.get_by_role("button", name="Copy: Footnote", exact=True))
    reader.page.get_by_role("status").get_by_text("Copied").wait_for()
    assert reader.actions <= 3
    field = reader.page.get_by_label("Footnote", exact=True)
    words = field.input_value()
    assert sums.least(EN, totals.freed(ledger)) in words
    field.evaluate("each => { each.readOnly = false; each.value = ''; each.focus(); }")
    reader.page.keyboard.press("Control+V")
    assert field.input_value() == words


def test_a_filtered_sum_has_apa_bibtex_and_a_footnote_and_its_address_answers(reader, reading, ledger):
    menu = reader.page.locator(".menu-drop > summary").first
    if menu.is_visible():
        reader.press(menu)
    reader.press(reader.page.get_by_role("link", name="Releases", exact=True).locator("visible=true").first)
    reader.page.wait_for_url(re.compile("/releases"))
    reader.tick(reader.page.locator("input[name=year][value='2025']"))
    reader.press(reader.page.locator(".controls.releases button[type=submit]"))
    reader.page.wait_for_url(re.compile("year=2025"))
    reader.press(reader.page.get_by_role("link", name="Cite this sum"))
    reader.page.wait_for_url(re.compile("/cite"))
    assert reader.actions <= MOST
    value = answers.answer(answers.snapshot(ledger), NumberQuestion(years=("2025",))).value
    for name in ("Footnote", "APA", "BibTeX"):
        words = reader.page.get_by_label(name, exact=True).input_value()
        assert f"at least {value}" in words
        assert "only 2025" in words
    (entry,) = bibtexparser.parse_string(words).entries
    reader.page.goto(entry["url"])
    assert f"at least {value}" in reader.page.locator("h1").inner_text()
    item = reader.page.request.get(entry["url"].replace("?", ".json?")).json()
    assert item == json.loads(reader.page.get_by_label("CSL-JSON", exact=True).input_value())
    assert cite.query(NumberQuestion(years=("2025",)), ledger.version) in item[0]["URL"]
