"""Pages before the app, and without it: forms, links, keys, Back, paper; with scripts and with none."""

import re

import axe
import pytest

from components.content.pages import pages

NAMES = list(pages())[1:]
ADDRESSES = ("/", *(f"/{name}" for name in NAMES), "/people?person=ales-bialiatski", "/people?view=lifelines")
SCRIPTS = {"with scripts": True, "without": False}


@pytest.fixture(params=SCRIPTS.values(), ids=SCRIPTS)
def either(request, browser, reading):
    """A window with scripts, or without; `come` opens a page in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=request.param)
    page = context.new_page()
    page.come = lambda address: page.goto(reading.address + address)
    yield page
    context.close()


@pytest.fixture
def page(browser, reading):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.come = lambda address: page.goto(reading.address + address)
    yield page
    context.close()


def test_a_name_is_found_and_the_list_is_put_into_another_order_at_clean_addresses(either):
    either.come("/people")
    either.locator(".form [name=q]").fill("Kolesnikova")
    either.get_by_role("button", name="Show").click()
    either.wait_for_url(re.compile(r"/people\?q=Kolesnikova$"))
    assert either.locator(".card h3").all_inner_texts() == ["Maria Kalesnikava"]
    either.locator(".form [name=q]").fill("")
    either.locator("[name=sort]").select_option(label="Longest in custody first")
    either.get_by_role("button", name="Show").click()
    either.wait_for_url(re.compile(r"/people\?sort=longest$"))
    either.get_by_role("link", name="Page after").click()
    either.wait_for_url(re.compile(r"/people\?sort=longest&page=2$"))
    assert either.locator(".card").count() == 24


def test_several_kinds_and_a_period_are_one_address(either):
    either.come("/timeline")
    for kind in ("Pardon", "Release"):
        either.locator(".marks label", has_text=kind).first.click()
    either.locator("[name=from]").select_option(label="Jan 2026")
    either.get_by_role("button", name="Show").first.click()
    either.wait_for_url(re.compile(r"/timeline\?kind=(pardon,release|release,pardon)&from=2026-01$"))
    assert either.locator(".marks input:checked").count() == 2


def test_the_steps_of_a_release_are_links_and_play_is_offered_where_the_app_can_be_had(either):
    either.come("/routes")
    either.locator("[name=release]").select_option("release-2025-12-13")
    either.get_by_role("button", name="Show").click()
    either.wait_for_url(re.compile(r"/routes\?release=release-2025-12-13$"))
    scripts = either.evaluate("document.documentElement.classList.contains('painted')")
    either.get_by_role("link", name="Back", exact=True).click()
    either.wait_for_url(re.compile(r"release=release-2025-12-13&step=8$"))
    assert either.get_by_role("button", name="Play").is_visible() is scripts
    assert either.get_by_role("button", name="Interactive view").is_visible() is scripts
    assert either.get_by_role("button", name="Zoom in").is_visible() is scripts


@pytest.mark.parametrize("address", ["/people", "/nothing"])
def test_the_first_press_of_tab_offers_a_way_past_the_menu(address, either):
    either.come(address)
    either.keyboard.press("Tab")
    link = either.locator(":focus")
    assert link.inner_text() == "Skip to content"
    box = link.bounding_box()
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["height"] >= 24
    either.keyboard.press("Enter")
    either.keyboard.press("Tab")
    assert either.locator("#content :focus").count() == 1
    assert either.locator(".skip").bounding_box()["width"] <= 1


def test_the_sources_of_a_figure_open_and_a_view_is_downloaded(either):
    either.come("/people?q=Bialiatski")
    either.locator(".card summary").first.click()
    assert either.locator(".card .panel").first.is_visible()
    with either.expect_download() as file:
        either.get_by_role("link", name="Download the claims as CSV").click()
    assert re.fullmatch(r".+-people-claims-filtered-\d{4}-\d\d-\d\d\.csv", file.value.suggested_filename)


@pytest.fixture(scope="module", params=ADDRESSES)
def read(request, tabs, reading):
    """A page that is opened once for all tests that only look at it."""
    window = {"viewport": {"width": 1280, "height": 900}}
    page = tabs.take(**window)
    page.goto(reading.address + request.param)
    yield page
    tabs.give(page, **window)


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_no_violation_in_a_page_as_it_is_read(width, read):
    read.set_viewport_size({"width": width, "height": 900})
    for colours, rules in (("light", None), ("dark", axe.OF_COLOUR)):
        read.emulate_media(color_scheme=colours)
        assert axe.violations(read, rules) == {}, colours


def test_no_page_is_wider_than_a_phone(read):
    read.set_viewport_size({"width": 320, "height": 800})
    assert read.evaluate("document.documentElement.scrollWidth") <= 320


def test_arrows_lead_from_mark_to_mark_and_escape_closes_what_is_open(page):
    page.come("/timeline")
    marks = page.locator("#first-paint .sized .only-wide svg a")
    marks.first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.wait_for_timeout(300)
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.getAttribute('href')") == marks.last.get_attribute("href")
    page.come("/people")
    page.locator(".card summary").first.click()
    page.keyboard.press("Shift")
    page.wait_for_timeout(300)
    page.keyboard.press("Escape")
    assert page.locator("details[open]").count() == 0


def test_back_returns_to_the_page_as_it_was_left(page):
    page.come("/people")
    page.evaluate("document.fonts.ready.then(() => scrollTo(0, 900))")
    page.wait_for_function("scrollY === 900")
    page.evaluate("window.same = true")
    page.locator(".card h3 a").nth(9).evaluate("each => each.click()")
    page.wait_for_selector(".profile")
    page.go_back()
    page.wait_for_selector(".cards")
    page.wait_for_function("scrollY === 900")
    page.go_forward()
    page.wait_for_selector(".profile")


def test_a_page_may_wait_in_the_memory_of_the_browser_and_its_form_then_says_what_it_shows(page):
    page.come("/people")
    page.evaluate("window.same = true")
    page.locator("[name=sort]").select_option("freed")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/people?sort=freed")
    page.go_back()
    page.wait_for_url(re.compile(r"/people$"))
    assert page.locator("[name=sort]").input_value() == ""
    page.reload()
    assert page.locator("[name=sort]").input_value() == ""


def test_a_page_that_is_printed_has_its_notes_and_no_controls(page):
    page.come("/people?person=ales-bialiatski")
    page.wait_for_timeout(1200)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".printed-notes li").count() > 5
    for hidden in (".start", ".controls", ".menu", ".files"):
        assert not page.locator(f"#first-paint {hidden}").first.is_visible(), hidden
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".printed-notes").count() == 0


def test_on_a_phone_cards_are_laid_out_when_they_come_near_and_an_opened_one_is_not_cut(readers, reading):
    page = readers(server=reading.address, width=390).page
    page.goto(f"{reading.address}/people")
    styles = "() => [...document.querySelectorAll('.card')].map(card => getComputedStyle(card).contentVisibility)"
    assert set(page.evaluate(styles)) == {"auto"}
    page.locator(".card details summary").first.click()
    assert page.evaluate(styles).count("visible") == 1
    page.emulate_media(media="print")
    assert set(page.evaluate(styles)) == {"visible"}
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 800})
    assert set(page.evaluate(styles)) == {"visible"}
