"""What is cited before the tables change, opened afterwards; and the change itself, with what is on the page alone."""

import json
import re
import shutil
import time

import pytest
from reader import Reader

from components.html import sums
from components.text import text_for
from data import load_dataset, totals
from tests.conftest import Folder
from tests.serve import Server
from tests.sites import served_from

EN = text_for("en")
EVENT, BEFORE, AFTER = "release-2025-12-13", "123", "126"
WHY = "Three more were named since."


@pytest.fixture(scope="module")
def changed(small_tables, tmp_path_factory, tabs):
    """A desk of the small world: the address of a citation that was taken there, its sum, and the ledger afterwards."""
    folder = tmp_path_factory.mktemp("changing")
    tables = Folder(shutil.copytree(small_tables, folder / "tables"))
    old = load_dataset(tables.path)
    with Server(folder / "log", env=served_from(tables.path, folder / "embeds")) as server:
        reader = Reader(tabs, server.address)
        reader.page.goto(server.address)
        reader.page.get_by_role("link", name="cite", exact=True).first.click()
        footnote = reader.page.get_by_label("Footnote", exact=True).input_value()
        reader.leave()
        _change(tables)
        new = load_dataset(tables.path)
        while json.loads(server.get("/readyz").text)["embeds"]["dataset"] != new.version:
            time.sleep(0.2)
        yield server, footnote, old, new


def _change(tables):
    """What an editor does when a figure was wrong: mend its claims, and say so."""
    rows = tables.rows("claims")
    for row in rows:
        if (row["subject_id"], row["property"], row["value"]) == (EVENT, "freed_total", BEFORE):
            row["value"] = AFTER
    tables.write("claims", rows)
    said = {"subject_id": EVENT, "property": "freed_total", "old_value": BEFORE, "new_value": AFTER, "reason": WHY}
    days = {"published_on": "2026-11-01", "true_on": "", "said_on": "", "found_on": "", "severity": "correction"}
    tables.add("corrections", correction_id="planted", source_id="", **said, **days)


def test_a_citation_says_what_it_was_what_it_is_and_why(changed, readers):
    server, footnote, old, new = changed
    then, now = (sums.least(EN, totals.freed(each)) for each in (old, new))
    assert then != now
    assert then in footnote
    page = readers(server=server.address).page
    page.goto(footnote[footnote.index("http") :].split()[0].rstrip("."))
    values = page.locator(".then dd").all_inner_texts()
    assert [f"at least {value}" for value in values] == [then, now]
    assert page.locator(".then dt").first.inner_text().endswith(old.version)
    assert page.get_by_text("Today’s value is another.").is_visible()
    why = page.locator("section", has=page.get_by_role("heading", name="Why", exact=True))
    assert f"{BEFORE} became {AFTER}" in why.inner_text()
    assert WHY in why.inner_text()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_two_versions_are_compared_with_what_the_page_offers(width, changed, readers):
    server, _, old, new = changed
    page = readers(server=server.address, width=width).page
    page.goto(f"{server.address}/changes")
    form = page.locator("form", has=page.locator("select[name=old]"))
    form.locator("select[name=old]").select_option(old.version)
    form.get_by_role("button", name="Show").click()
    page.wait_for_url(re.compile(f"old={old.version}"))
    told = page.locator(".versions").inner_text()
    assert f"From version {old.version}" in told
    assert f"to version {new.version}" in told
    assert f"value was “{BEFORE}”, is now “{AFTER}”" in told
    delta = page.locator(f"a[href*='{old.version}'][href$='.json']").first.get_attribute("href")
    assert server.get(delta).status == 200
