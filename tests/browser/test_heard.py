"""What ears and rules find on every page of the desk: results said aloud, headings, names, sizes, no violation."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = (
    "/",
    "/timeline",
    "/timeline?event=release-2025-12-13",
    "/releases",
    "/releases?event=release-2025-12-13",
    "/releases?event=release-2025-12-13&with=release-2025-09-11",
    "/routes",
    "/routes?release=release-2025-12-13",
    "/people",
    "/people?person=ales-bialiatski",
    "/people?view=lifelines",
    "/claims?subject=release-2025-12-13",
    "/claims?standing=disputed",
    "/claims?claim=c0004",
    "/claims?subject=release-2025-09-11&view=compare",
    "/embed",
    "/about",
    "/search?q=Kalesnikava",
)
SMALL = """() => [...document.querySelectorAll('a, button, summary, input[type=range], [role=button]')].filter(each => {
    const thumb = each.matches('input[type=range]') ? each.parentElement.parentElement : each;
    const {width, height} = thumb.getBoundingClientRect();
    if (!each.checkVisibility({visibilityProperty: true}) || width < 2 || Math.min(width, height) >= 24) return false;
    return !each.closest('svg, p, li, dd, h1, h2, h3, .stMarkdown');
}).map(each => each.outerHTML.slice(0, 100))"""
"""What can be pressed and is smaller than 24 pixels; links in a sentence and marks of a drawing are not meant."""

WRONG_PLACE = """() => [...document.querySelectorAll(':is(span, small, p, b, i, em, del, a, h1, h2, h3, h4) details')]
    .map(each => each.parentElement.outerHTML.slice(0, 120))"""


def test_the_result_of_a_filter_is_said_aloud(at):
    page = at("/timeline")
    region = page.locator("body > [role=status]")
    assert region.text_content() == ""
    page.get_by_role("button", name="Pardon", exact=True).click()
    page.wait_for_function("() => document.querySelector('body > [role=status]').textContent", timeout=60_000)
    assert region.text_content() == page.locator("h1").text_content()
    assert "pardons" in region.text_content()


def test_that_nothing_fits_is_said_aloud(at):
    page = at("/people")
    page.get_by_label("Search", exact=True).fill("Zzzzqqq")
    page.keyboard.press("Enter")
    page.wait_for_function("() => /fits|0 people/.test(document.querySelector('body > [role=status]').textContent)")


@pytest.mark.parametrize("address", PAGES)
def test_no_heading_is_skipped_and_no_part_opens_inside_a_sentence(address, at):
    page = at(address)
    levels = page.evaluate("() => [...document.querySelectorAll('.stMain :is(h1,h2,h3,h4)')].map(e => +e.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(then <= now + 1 for now, then in pairwise(levels)), levels
    assert page.evaluate(WRONG_PLACE) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_the_first_event_is_read_before_the_counts_of_custody(width, at):
    page = at("/" if width == 1280 else "/timeline", width=width)
    order = page.evaluate(
        """() => [...document.querySelectorAll('svg.timeline title')].filter(e => e.closest('svg').checkVisibility())
            .map(e => Boolean(e.closest('[data-mark]')))"""
    )
    assert len(order) > 80
    assert order[0] is True
    assert order == sorted(order, reverse=True)


@pytest.mark.parametrize(("address", "names"), [("/timeline", ["Period — start", "Period — end"]), ("/routes", None)])
def test_a_slider_is_named_once(address, names, at):
    page = at(address)
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    found = [node["name"]["value"] for node in nodes if node["role"]["value"] == "slider"]
    assert found == (names or ["Shown up to step"])


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "address", ["/", "/timeline", "/routes", "/releases", "/people", "/claims", "/embed", "/about", "/search"]
)
def test_what_can_be_pressed_is_at_least_24_pixels_large(address, width, at):
    page = at(address, width=width)
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_violation_on_any_page(dark, width, readers, desk):
    person = readers(server=desk.address, dark=dark, width=width, bypass_csp=True)
    wrong = {}
    for address in PAGES:
        page = person.open(address)
        found = Axe().run(
            page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        )
        wrong |= {f"{address} {each['id']}": each["nodes"][0]["html"][:150] for each in found.response["violations"]}
    assert wrong == {}


def test_what_is_small_or_misplaced_is_found(at):
    page = at("/about", bypass_csp=True)
    page.evaluate(
        """() => document.querySelector('.stMain .fb').insertAdjacentHTML('beforeend',
            '<span><details><summary>x</summary></details></span><button style="width:20px;height:20px">x</button>')"""
    )
    assert len(page.evaluate(WRONG_PLACE)) == 1
    assert any(each.startswith("<button") for each in page.evaluate(SMALL))
