"""A reporter's questions about sources, answered by what stands on the pages, by pointer and with keys alone."""

import pytest
from settled import settle

from data import attribution, falls, load_dataset

MOST = 6
"""Actions that an answer may take."""

STOPS = 400
"""What the Tab key passes at most on the way to a link."""

HERE = """([name, within]) => {
    const at = document.activeElement;
    return at.closest(within) && at.textContent.trim() === name;
}"""


class Reporter:
    """Somebody who reads and presses, by pointer or with keys alone, and counts each press."""

    def __init__(self, page, *, keys, phone=False):
        self.page, self.keys, self.phone, self.actions = page, keys, phone, 0

    def go(self, name, expect):
        """Press a page in the menu, which a phone has to open first."""
        if self.phone:
            self.press("Menu", ".menu")
        self.press(name, ".menu-drop" if self.phone else ".menu-row", expect)

    def press(self, name, within=".stApp", expect=".stMain"):
        """Press what has a name, and wait for what comes."""
        self.actions += 1
        if self.keys:
            self._go_to(name, within)
            self.page.keyboard.press("Enter")
        else:
            self.page.locator(f"{within} :is(a, summary)", has_text=name).locator("visible=true").first.click()
        self.page.wait_for_selector(expect, timeout=60_000)
        settle(self.page)

    def choose(self, label, option, expect):
        """Choose an option from a list: go there, type its name, take it."""
        self.actions += 3
        box = self.page.get_by_role("combobox", name=label)
        if self.keys:
            for _ in range(STOPS):
                self.page.keyboard.press("Tab")
                if box.evaluate("box => box === document.activeElement"):
                    break
            else:
                pytest.fail(f"no key leads to {label}")
        else:
            box.click()
        self.page.keyboard.type(option)
        self.page.locator("[role=option]").first.filter(has_text=option).wait_for()
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector(expect, timeout=60_000)
        settle(self.page)

    def _go_to(self, name, within):
        for _ in range(STOPS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(HERE, [name, within]):
                return
        pytest.fail(f"no key leads to {name}")


@pytest.fixture(scope="module")
def shipped():
    return load_dataset()


@pytest.fixture(params=["pointer", "keys", "phone"])
def reporter(request, at):
    phone = request.param == "phone"
    return Reporter(at("/", width=390 if phone else 1280), keys=request.param == "keys", phone=phone)


def test_what_rests_on_one_agency_alone(reporter, shipped):
    reporter.go("Sources", ".track-records")
    reporter.press("BelTA", ".track-records", "#alone")
    alone = attribution.of_origin(shipped, "belta").alone
    assert reporter.page.locator("#alone li").count() == len(alone) > 0
    assert reporter.actions <= MOST


def test_what_falls_if_one_named_source_is_wrong(reporter, shipped):
    reporter.go("Sources", ".track-records")
    reporter.press("BelTA", ".track-records", "#falls")
    fall = falls.of_origin(shipped, "belta")
    listed = reporter.page.locator("#falls li")
    assert listed.count() == len(fall.changes) + len(fall.totals) + bool(fall.held)
    assert "nobody says so" in reporter.page.locator("#falls").text_content()
    assert reporter.page.locator("#falls .lede").text_content().startswith("Without it ")
    assert reporter.actions <= MOST


def test_two_sources_side_by_side(reporter, shipped):
    reporter.go("Sources", ".track-records")
    reporter.press("BelTA", ".track-records", "#falls")
    reporter.choose("Set another beside it", "Viasna", ".both")
    said = reporter.page.locator(".stMain").text_content()
    for words in ("BelTA beside Viasna", "Where they differ", "Where they agree", "What only Viasna says"):
        assert words in said
    assert reporter.actions <= MOST
    assert "with=viasna" in reporter.page.url


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["/sources", "/sources?origin=belta", "/sources?origin=belta&with=viasna"])
def test_nothing_of_it_is_wider_than_the_window(width, address, at):
    page = at(address, width=width)
    assert page.evaluate("document.querySelector('.stMain').scrollWidth - innerWidth") <= 0


def test_on_a_phone_the_table_of_origins_needs_no_scrolling_sideways(at):
    page = at("/sources", width=390)
    assert page.locator(".track-records .table-wrap").evaluate("box => box.scrollWidth - box.clientWidth") <= 1


def test_a_citation_leads_to_the_page_of_its_source(at):
    page = at("/releases?event=release-2025-12-13")
    page.locator("#numbers summary").first.click()
    link = page.locator("#numbers .cite[open] .panel a[href^='/sources?source=']").first
    link.click()
    page.wait_for_selector("#falls", timeout=60_000)
    assert "/sources?source=" in page.url
