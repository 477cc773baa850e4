"""The press kit has pictures, words, claims and codes of one event or of the whole, and the same bytes each time."""

import csv
import io
import json
import zipfile

import pytest
import segno
from openpyxl import load_workbook

from components.embeds import press_kit
from components.embeds.registry import makers
from components.site import Site
from components.text import text_for
from tests import stories

EN = text_for("en")
SITE = Site("https://freed.example", "https://freed.example/embed/")
FOUNDING = "release-2025-12-13"


def _opened(body):
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return {each.partition("/")[2]: archive.read(each) for each in archive.namelist()}


@pytest.fixture(scope="module")
def kit(ledger):
    """The kit of one release, opened."""
    return _opened(press_kit.kit(EN, ledger, SITE, FOUNDING))


def test_a_kit_has_each_picture_for_screen_print_and_social_with_its_words_and_codes(kit):
    each = {"print.svg", "print.png", "social.svg", "social.png", "words.json", "embed-codes.txt", "qr.svg", "qr.png"}
    drawn = {"screen.svg", "screen.png"}
    names = {"routes": each | drawn, "figure": each, "story": each}
    assert kit.keys() == {"README.txt", "claims.csv", "claims.xlsx"} | {f"{n}/{f}" for n in names for f in names[n]}
    assert all(body.startswith(b"\x89PNG") for name, body in kit.items() if name.endswith(".png"))
    words = json.loads(kit["routes/words.json"])
    assert words["alt"].startswith(words["caption"].rstrip("."))
    assert words["address"] == f"https://freed.example/routes?release={FOUNDING}"
    assert "Freed from Belarus" in words["credit"]
    assert "To cite: " in kit["README.txt"].decode()
    assert f"https://freed.example/embed/live/routes/{FOUNDING}.html" in kit["routes/embed-codes.txt"].decode()


def test_a_code_is_that_of_the_full_view(kit):
    code = io.BytesIO()
    segno.make_qr(json.loads(kit["routes/words.json"])["address"], error="m").save(code, kind="svg", scale=8, border=4)
    assert kit["routes/qr.svg"] == code.getvalue()


def test_the_claims_of_a_kit_are_those_behind_its_pictures(kit, ledger):
    pages = dict(makers(EN, ledger))
    facts = {fact.key: fact for path in press_kit.paths(ledger, FOUNDING) for fact in pages[path]().facts}
    claims = {claim.claim_id for fact in facts.values() for claim in fact.claims}
    rows = list(csv.DictReader(kit["claims.csv"].decode("utf-8-sig").splitlines()))
    assert {row["Claim"] for row in rows} == claims
    book = load_workbook(io.BytesIO(kit["claims.xlsx"]))
    assert book.worksheets[0].max_row == len(rows) + 1


def test_equal_ledgers_give_equal_kits_of_the_whole_of_any_story():
    dataset = stories.dataset("made-up")
    body = press_kit.kit(EN, dataset, SITE)
    press_kit.kit.cache_clear()
    assert press_kit.kit(EN, dataset, SITE) == body
    assert {"dashboard/print.png", "timeline/screen.svg"} <= _opened(body).keys()
