"""A reporter's questions of the ledger, asked with what is on the page alone, by hand and by keys, in six actions."""

import re

import pytest

from data.claim_filter import Filter, matching
from data.vocabulary import Standing

MOST = 6
"""Actions in which a question is answered."""


class Asking:
    """A reader who presses what the page shows, with the mouse or with keys alone, and counts the actions."""

    def __init__(self, page, *, keys):
        self.page, self.keys, self.actions = page, keys, 0

    def _act(self, place):
        self.actions += 1
        place.wait_for()
        if self.keys:
            self._reach(place)
        return place

    def _reach(self, place):
        """Go to a place by the tab key, as far as it takes."""
        for _ in range(600):
            if place.evaluate("each => each === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no key leads to {place}")

    def press(self, place):
        """Press a link, a button, or what opens something."""
        self._act(place)
        self.page.keyboard.press("Enter") if self.keys else place.click()

    def tick(self, place):
        """Tick a box."""
        self._act(place)
        self.page.keyboard.press("Space") if self.keys else place.check()

    def fill(self, place, words):
        """Type words."""
        self._act(place)
        self.page.keyboard.type(words) if self.keys else place.fill(words)

    def type(self, place, words):
        """Type words and send them."""
        self.fill(place, words)
        self.page.keyboard.press("Enter") if self.keys else place.press("Enter")

    def choose(self, place, label):
        """Choose from a list."""
        self._act(place)
        if self.keys:
            self.page.keyboard.type(label.split()[0])
        else:
            place.select_option(label=label)

    def told(self):
        """The words that say how much fits."""
        self.page.wait_for_load_state()
        assert self.actions <= MOST
        return self.page.locator("#first-paint [data-told]").first.inner_text()


@pytest.fixture(params=[(False, 1280), (True, 1280), (False, 390)], ids=["by hand", "by keys", "on a phone"])
def asking(request, readers, reading):
    """Opens the page of claims for a reader."""
    keys, width = request.param
    reader = readers(server=reading.address, width=width)
    reader.page.goto(f"{reading.address}/claims")
    return Asking(reader.page, keys=keys)


def _expected(ledger, **asked):
    alone = asked.pop("alone", False)
    facets = tuple((name, (value,)) for name, value in asked.items() if name != "q")
    found = matching(ledger, Filter(query=asked.get("q", ""), facets=facets, alone=alone))
    assert len(found) > 1
    return f"{len(found)} facts in {found.claims} claims about {found.subjects} subjects"


def _form(asking):
    return asking.page.locator("#first-paint .form")


def _show(asking):
    asking.press(_form(asking).get_by_role("button", name="Show"))
    asking.page.wait_for_url(re.compile(r"claims\?"))


def _more(asking):
    asking.press(_form(asking).locator(".more-fields > summary"))


def test_everything_that_reuters_said(asking, ledger):
    _more(asking)
    box = _form(asking).locator("details.boxes", has=asking.page.locator("input[name=origin]"))
    asking.press(box.locator("summary"))
    asking.tick(box.get_by_role("checkbox", name="Reuters", exact=True))
    _show(asking)
    assert asking.told() == _expected(ledger, origin="reuters")
    assert "Whose word: Reuters" in asking.page.locator("#first-paint").inner_text()


def test_all_on_potash(asking, ledger):
    asking.type(_form(asking).locator("input[name=q]"), "potash")
    asking.page.wait_for_url(re.compile("q=potash"))
    assert asking.told() == _expected(ledger, q="potash")


def test_claims_from_pages_in_russian(asking, ledger):
    _more(asking)
    box = _form(asking).locator("details.boxes", has=asking.page.locator("input[name=language]"))
    asking.press(box.locator("summary"))
    asking.tick(box.get_by_role("checkbox", name="Russian"))
    _show(asking)
    assert asking.told() == _expected(ledger, language="ru")


def test_what_rests_on_state_run_media_alone(asking, ledger):
    _more(asking)
    asking.choose(_form(asking).locator("select[name=state]"), "State-run")
    asking.choose(_form(asking).locator("select[name=alone]"), "Only where nobody else gives it")
    _show(asking)
    assert asking.told() == _expected(ledger, state="yes", alone=True)


def test_disputes_by_size_with_their_reasons_and_what_would_settle_them(asking, ledger):
    asking.tick(_form(asking).get_by_role("checkbox", name="disputed"))
    _show(asking)
    assert asking.told() == _expected(ledger, standing=Standing.DISPUTED.value)
    rows = asking.page.locator("#first-paint .rows > li")
    words = [each.inner_text() for each in rows.all()]
    spreads = [int(found[1]) for each in words if (found := re.search(r"spread is ([\d,]+) %", each))]
    assert spreads == sorted(spreads, reverse=True)
    assert all("What would settle it" in each for each in words)
    assert all("Editor’s reason" in each or "Shown by the rule" in each for each in words)


def test_from_a_number_to_its_voices_in_one_action(asking):
    row = asking.page.locator("#first-paint .row").first
    asking.press(row.locator("summary").first)
    assert row.locator(".version a").first.is_visible()
    assert asking.actions == 1


def test_from_a_source_of_a_number_to_the_page_of_its_claim(asking):
    row = asking.page.locator("#first-paint .row").first
    asking.press(row.locator("summary").first)
    claim = row.locator("a.claim-id").first
    name = claim.inner_text()
    asking.press(claim)
    asking.page.wait_for_url(re.compile(f"claim={name}$"))
    assert asking.page.locator("#first-paint .claim .kicker").inner_text() == f"Claim {name}"
