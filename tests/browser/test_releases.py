"""The page of a release in a browser: from the overview to a figure's sources in two presses, wide and narrow."""

import pytest

DECEMBER = "/releases?event=release-2025-12-13"


@pytest.mark.parametrize("width", [390, 1280])
def test_from_the_overview_two_presses_lead_to_the_sources_of_a_destination(width, at):
    page = at("/", width=width)
    page.locator(f".outstanding a[href='{DECEMBER}']").first.click()
    page.wait_for_selector("#numbers", timeout=60_000)
    page.locator("#numbers summary[aria-label^='Taken to Lithuania']").click()
    panel = page.locator("#numbers .cite[open] .panel")
    assert panel.is_visible()
    assert "US embassy in Vilnius" in panel.text_content()
    assert panel.locator("a[href^=http]").count() >= 5


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["/releases", DECEMBER, f"{DECEMBER}&with=release-2025-09-11"])
def test_nothing_of_it_is_wider_than_the_window(width, address, at):
    page = at(address, width=width)
    assert page.evaluate("document.querySelector('.stMain').scrollWidth - innerWidth") <= 0


HIDDEN = """() => [...document.querySelectorAll('.releases td, .releases td *')].filter(each =>
    getComputedStyle(each).overflowY !== 'visible' && each.scrollHeight > each.clientHeight + 1
).map(each => each.textContent)"""
"""The words of cells whose end is cut off."""


@pytest.mark.parametrize("width", [390, 1280])
def test_what_was_said_to_be_in_return_is_read_to_its_end(width, at):
    assert at("/releases", width=width).evaluate(HIDDEN) == []


def test_the_table_is_sorted_with_the_keyboard_alone(at):
    page = at("/releases")
    head = page.locator(".releases thead a", has_text="Everyone let go")
    head.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".releases th[aria-sort=descending]:has-text('Everyone let go')", timeout=60_000)
    assert "sort=-people" in page.url
    assert page.locator(".releases tbody tr").first.locator("td").nth(1).text_content() == "250"


def test_without_scripts_the_table_is_filtered_and_a_row_opens_its_page(desk, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk.address}/releases")
    page.get_by_label("Exchange", exact=True).check()
    page.get_by_role("button", name="Show").click()
    assert "kind=swap" in page.url
    assert page.locator(".releases tbody tr").count() == 2
    page.locator(".releases tbody a").first.click()
    assert "event=swap-2026-04-28" in page.url
    assert page.locator("h1").text_content() == "Poczobut freed in an exchange of five for five"
    page.locator("#numbers summary").first.click()
    assert page.locator("#numbers .panel").first.is_visible()
    context.close()


def test_on_a_phone_no_table_of_what_sources_differ_on_scrolls_sideways(at):
    page = at(DECEMBER, width=390)
    boxes = page.locator("#differ .table-wrap")
    assert boxes.count() > 1
    assert set(boxes.evaluate_all("all => all.map(each => each.scrollWidth - each.clientWidth)")) == {0}
