"""A reporter's questions of people, releases and numbers, with what is on the page alone, by hand and by keys."""

import re

import pytest
from playwright.sync_api import expect

from components.html import labels
from components.text import text_for
from data import people, releases, totals
from data.people import Filter
from tests.browser.test_questions_evidence import MOST, Asking

EN = text_for("en")
WAYS = [(False, 1280), (True, 1280), (False, 390)]


@pytest.fixture(params=WAYS, ids=["by hand", "by keys", "on a phone"])
def asking(request, readers, reading):
    """Opens an address for a reader."""
    keys, width = request.param

    def open_(address):
        opened = readers(server=reading.address, width=width)
        opened.page.goto(reading.address + address)
        return Asking(opened.page, keys=keys)

    return open_


def _tick(asked, name, label, *, closing=False):
    """Open a list of boxes, tick one of them, and close what would lie over the next list."""
    box = asked.page.locator("#first-paint details.boxes", has=asked.page.locator(f"input[name={name}]"))
    asked.press(box.locator("summary"))
    asked.tick(box.get_by_role("checkbox", name=label, exact=True))
    if closing:
        asked.press(box.locator("summary"))


def _show(asked, address):
    asked.press(asked.page.locator("#first-paint .form").get_by_role("button", name="Show"))
    asked.page.wait_for_url(re.compile(re.escape(address)))


def test_journalists_freed_in_2025_and_where_to(asking, ledger):
    asked = asking("/people")
    _tick(asked, "category", "Media", closing=True)
    _tick(asked, "year", "2025")
    _show(asked, "year=2025")
    assert asked.actions <= MOST
    shown = people.select(ledger, Filter(categories=("media",), years=("2025",)))
    cards = asked.page.locator("#first-paint .card")
    assert cards.count() == len(shown) > 1
    for entry in shown:
        card = cards.filter(has_text=entry.person.name).first
        card.scroll_into_view_if_needed()  # on a phone a card is laid out when it comes near
        if entry.taken_to:
            expect(card).to_contain_text("Taken to", use_inner_text=True)


def test_who_is_still_held_and_on_whose_word(asking, ledger):
    asked = asking("/people")
    _tick(asked, "status", "In custody at the last report")
    _show(asked, "status=in_custody")
    cards = asked.page.locator("#first-paint .card")
    assert cards.count() == len(people.select(ledger, Filter(statuses=("in_custody",)))) > 0
    asked.press(cards.first.locator("h3 a"))
    asked.page.wait_for_url(re.compile("person="))
    asked.press(asked.page.locator("#first-paint .profile .cite summary").first)
    assert asked.page.locator("#first-paint .profile .cite[open] .panel a[href^='http']").first.is_visible()
    assert asked.actions <= MOST


def test_two_releases_side_by_side(asking, ledger):
    last, first = (each.event_id for each in reversed(releases.events(ledger)[-2:]))
    asked = asking(f"/releases?event={last}")
    form = asked.page.locator("#first-paint .controls.with form")
    asked.choose(form.locator("select[name=with]"), labels.dated(EN, ledger, first))
    asked.press(form.locator("button[type=submit]"))
    asked.page.wait_for_url(re.compile(f"with={first}"))
    assert asked.actions <= MOST
    for event in (first, last):
        assert ledger.events[event].headline in asked.page.locator("#first-paint").inner_text()


def test_a_number_that_was_printed_is_looked_for_and_leads_to_its_voices(asking, ledger):
    fact = totals.people_freed(ledger, "release-2025-12-13")
    asked = asking("/search")
    asked.type(asked.page.locator("#first-paint .form input[name=q]"), str(int(fact.value.number)))
    asked.page.wait_for_url(re.compile("q=123"))
    asked.press(asked.page.locator(f"#first-paint .hits a[href*='{fact.subject_id}']").first)
    asked.page.wait_for_url(re.compile("claims"))
    assert asked.page.locator("#first-paint .row .version a").first.is_visible()  # what stands alone stands open
    assert asked.actions <= MOST


def test_rows_of_a_file_are_looked_up_by_their_ids(asking, ledger):
    claims = [claim.claim_id for claim in totals.people_freed(ledger, "release-2025-12-13").claims]
    asked = asking("/cite")
    rows = asked.page.locator("#first-paint textarea[name=rows]")
    asked.fill(rows, "; ".join([*claims, "c999999"]))
    asked.fill(asked.page.locator("#first-paint input[name=file]"), f"claims-all-{ledger.cutoff}.csv")
    asked.press(asked.page.locator("#first-paint .rows-since button[type=submit]"))
    asked.page.wait_for_url(re.compile("rows="))
    answer = asked.page.locator("#first-paint .rows-since").inner_text()
    assert f"1 of {len(claims) + 1} rows needs a look." in answer
    assert "c999999: not on record" in answer
    assert asked.actions <= MOST
