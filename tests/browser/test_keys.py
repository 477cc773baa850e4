"""What keys, fingers and ears find on the desk: the menu, the way to what is chosen and back, filters said aloud."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = (
    "/",
    "/timeline",
    "/timeline?event=release-2025-12-13",
    "/routes",
    "/routes?release=release-2025-12-13",
    "/people",
    "/people?person=ales-bialiatski",
    "/people?view=lifelines",
    "/claims?subject=release-2025-12-13",
    "/embed",
    "/about",
)
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Mobile Safari/537.36"
FAR = "release-2025-09-11"

AT = """() => {
    const now = document.activeElement, chosen = document.querySelector('.stMain [data-arrive]');
    return { y: chosen && chosen.getBoundingClientRect().y, focused: now === chosen,
        top: document.querySelector('.stMain').scrollTop };
}"""

STOP = """() => { const now = document.activeElement;
    return [now.tagName, now.className.baseVal ?? now.className, now.getAttribute('aria-label') || now.textContent.trim(),
        Boolean(now.closest('.drawing svg')), Boolean(now.closest('.stPlotlyChart'))]; }"""
"""What has the keyboard: its element, classes and name, and whether it stands in a drawing or a chart."""

SMALL = """() => [...document.querySelectorAll('a, button, summary, input[type=range], [role=button]')].filter(each => {
    const range = each.matches('input[type=range]'), box = (range ? each.parentElement.parentElement : each).getBoundingClientRect();
    if (!each.checkVisibility({visibilityProperty: true}) || box.width < 2 || box.height >= 24 && box.width >= 24) return false;
    return !each.closest('svg, p, li, dd, h1, h2, h3, .stMarkdown');
}).map(each => each.outerHTML.slice(0, 100))"""
"""What can be pressed and is smaller than 24 pixels; links in a sentence and marks of a drawing have rules of their own."""

WRONG_PLACE = """() => [...document.querySelectorAll(':is(span, small, p, b, i, em, del, a, h1, h2, h3, h4) details')]
    .map(each => each.parentElement.outerHTML.slice(0, 120))"""


@pytest.fixture
def at(readers, desk):
    """Opens an address of the whole desk for a reader of its own."""

    def open_(address, **options):
        page = readers(server=desk.address, **options).open(address)
        page.wait_for_function("() => !document.getElementById('first-paint')", timeout=60_000)
        return page

    return open_


def _still(page):
    """Wait until the app has run and drawn, and nothing scrolls any more."""
    page.wait_for_timeout(400)
    page.wait_for_selector(".stApp[data-test-script-state=notRunning]", timeout=60_000)
    page.wait_for_function("() => !document.querySelector('.stMain .fb-canvas:not([data-drawn])')")
    page.wait_for_timeout(700)


def _stops(page, most=160):
    """What the Tab key reaches, in its order, from the top of the page to its end."""
    page.evaluate("() => { document.activeElement.blur(); document.querySelector('.stMain').scrollTop = 0; }")
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop[0] == "BODY":
            break
        found.append(stop)
    return found


def _chosen_in_view(page, height=900):
    page.wait_for_function(f"() => ({AT})().focused", timeout=60_000)
    _still(page)
    found = page.evaluate(AT)
    assert found["focused"]
    assert 0 <= found["y"] < height / 2
    return found


# The menu of a phone


def test_a_phone_has_a_menu_with_a_name_that_closes_after_a_choice(at):
    page = at("/", width=390, user_agent=PHONE)
    menu = page.locator(".menu summary")
    assert menu.inner_text() == "Menu"
    assert menu.bounding_box()["height"] >= 44
    menu.click()
    page.locator(".menu-list a", has_text="People").click()
    page.wait_for_selector(".stMain .cards", timeout=60_000)
    _still(page)
    assert page.locator(".menu-drop[open]").count() == 0
    assert page.locator("[data-testid=stSidebar], [data-testid=stExpandSidebarButton]").count() == 0
    assert page.locator(".menu-list a[aria-current=page]").text_content() == "People"
    assert page.evaluate("() => document.activeElement.tagName") == "H1"


def test_the_menu_of_a_phone_closes_at_escape_and_at_a_press_outside(at):
    page = at("/timeline", width=390, user_agent=PHONE)
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".menu-drop[open]").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.locator(".menu-drop[open]").count() == 0
    assert page.evaluate("() => document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.mouse.click(200, 850)
    assert page.locator(".menu-drop[open]").count() == 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_keyboard_is_seen_in_the_menu(dark, at):
    page = at("/timeline", dark=dark)
    page.locator(".menu-row a", has_text="Routes").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    style = "() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)]; }"
    line, width = page.evaluate(style)
    assert line == "solid"
    assert width >= 2


def test_the_menu_stays_in_view_and_hides_nothing_that_has_the_keyboard(at):
    page = at("/about")
    page.mouse.move(600, 600)
    page.mouse.wheel(0, 2500)
    page.wait_for_timeout(500)
    assert 0 <= page.locator(".menu").bounding_box()["y"] < 5


# What is chosen, and the way back


@pytest.mark.parametrize("width", [390, 1280])
def test_a_chosen_event_comes_into_view_with_the_keyboard_and_back_returns(width, at):
    page = at("/timeline", width=width)
    box = page.locator("[class*=st-key-control-event] input")
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    before = page.evaluate(AT)["top"]
    assert before > 0
    box.fill("52 pardoned")
    page.keyboard.press("Enter")
    page.wait_for_selector(".story", timeout=60_000)
    _chosen_in_view(page)
    assert f"event={FAR}" in page.url
    page.go_back()
    page.wait_for_selector(".story", state="detached", timeout=60_000)
    _still(page)
    assert "event=" not in page.url
    assert abs(page.evaluate(AT)["top"] - before) < 60


def test_a_link_to_an_event_arrives_at_its_story_and_back_at_the_link(at):
    page = at("/")
    link = page.locator(".fb li > a[href^='/timeline?event=']").first
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    before, address = page.evaluate(AT)["top"], link.get_attribute("href")
    link.click()
    page.wait_for_selector(".story", timeout=60_000)
    _chosen_in_view(page)
    page.go_back()
    page.wait_for_selector(".overview", timeout=60_000)
    _still(page)
    assert abs(page.evaluate(AT)["top"] - before) < 20
    assert page.evaluate("() => document.activeElement.getAttribute('href')") == address


def test_a_deep_link_to_an_event_begins_at_its_story(at):
    page = at("/timeline?event=release-2025-12-13")
    _chosen_in_view(page)


def test_a_person_from_far_down_a_list_is_seen_from_the_top_and_back_returns(at):
    page = at("/people")
    link = page.locator(".card h3 a").nth(20)
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    before = page.evaluate(AT)["top"]
    assert before > 500
    link.click()
    page.wait_for_selector(".profile", timeout=60_000)
    _chosen_in_view(page)
    page.go_back()
    page.wait_for_selector(".cards", timeout=60_000)
    _still(page)
    assert abs(page.evaluate(AT)["top"] - before) < 20


# Ears


def test_the_result_of_a_filter_is_said_aloud(at):
    page = at("/timeline")
    region = page.locator("body > [role=status]")
    assert region.text_content() == ""
    page.get_by_role("button", name="Pardon", exact=True).click()
    page.wait_for_function("() => document.querySelector('body > [role=status]').textContent", timeout=60_000)
    assert region.text_content() == page.locator("h1").text_content()
    assert "Pardon" in region.text_content()


def test_that_nothing_fits_is_said_aloud(at):
    page = at("/people")
    page.get_by_label("Search").fill("Zzzzqqq")
    page.keyboard.press("Enter")
    page.wait_for_function("() => /fits|0 people/.test(document.querySelector('body > [role=status]').textContent)")


@pytest.mark.parametrize("address", PAGES)
def test_no_heading_is_skipped_and_no_part_opens_inside_a_sentence(address, at):
    page = at(address)
    levels = page.evaluate(
        "() => [...document.querySelectorAll('.stMain :is(h1, h2, h3, h4)')].map(e => +e.tagName[1])"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(then <= now + 1 for now, then in zip(levels, levels[1:], strict=False)), levels
    assert page.evaluate(WRONG_PLACE) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_the_first_event_is_read_before_the_counts_of_custody(width, at):
    page = at("/" if width == 1280 else "/timeline", width=width)
    order = page.evaluate(
        """() => [...document.querySelectorAll('svg.timeline title')].filter(each => each.closest('svg').checkVisibility())
            .map(each => Boolean(each.closest('[data-mark]')))"""
    )
    assert len(order) > 80
    assert order[0] is True
    assert order == sorted(order, reverse=True)


# Keys


def test_a_drawing_is_one_stop_of_the_tab_key_and_arrows_lead_through_it(at):
    page = at("/")
    stops = _stops(page)
    assert len(stops) < 90
    drawn = [stop for stop in stops if stop[3]]
    assert len(drawn) == page.locator(".drawing svg:visible:has(a)").count()
    mark = page.locator(".drawing:visible svg.timeline a[tabindex='0']")
    mark.focus()
    page.keyboard.press("ArrowRight")
    second = page.evaluate(STOP)[2]
    page.keyboard.press("End")
    assert page.evaluate(STOP)[2] != second
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(STOP)[2] == second
    page.keyboard.press("Enter")
    page.wait_for_selector(".story", timeout=60_000)


@pytest.mark.parametrize("address", ["/timeline", "/routes", "/people?view=lifelines"])
def test_a_chart_puts_no_tools_and_no_nameless_parts_before_the_content(address, at):
    page = at(address)
    page.wait_for_selector(".js-plotly-plot .main-svg", timeout=60_000)
    assert not [stop for stop in _stops(page, 40) if stop[4]]
    assert page.locator(".stPlotlyChart").get_attribute("aria-label")
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    heard = {node["nodeId"]: node for node in nodes if not node["ignored"]}
    chart = next(n for n in heard.values() if n["role"]["value"] == "figure" and n["name"]["value"][:5] != "")

    def inside(node):
        for child in node.get("childIds", []):
            if child in heard:
                yield heard[child]
                yield from inside(heard[child])

    assert not [n for n in inside(chart) if n["role"]["value"] not in ("generic", "none")]


def test_nineteen_quick_presses_move_an_end_of_the_period_by_nineteen_months(at):
    page = at("/timeline")
    start = page.locator(".stSlider input").first
    assert start.get_attribute("aria-valuetext") == "Jul 2024"
    start.focus()
    for _ in range(19):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(40)
    said = page.evaluate("() => document.activeElement.getAttribute('aria-valuetext')")
    _still(page)
    page.wait_for_function("() => location.search.includes('from=2026-02')", timeout=30_000)
    assert said == "Feb 2026"
    assert page.locator(".stSlider input").first.get_attribute("aria-valuetext") == "Feb 2026"
    assert page.evaluate("() => document.activeElement.type") == "range"


@pytest.mark.parametrize(("address", "names"), [("/timeline", ["Period — start", "Period — end"]), ("/routes", None)])
def test_a_slider_is_named_once(address, names, at):
    page = at(address)
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    found = [node["name"]["value"] for node in nodes if node["role"]["value"] == "slider"]
    assert found == (names or ["Shown up to step"])


@pytest.mark.parametrize("key", ["r", "c"])
def test_a_single_letter_does_nothing_but_is_written_where_one_writes(key, at):
    page = at("/people")
    page.evaluate("() => document.activeElement.blur()")
    page.evaluate(
        """() => { window.runs = 0; new MutationObserver(() => window.runs++).observe(
            document.querySelector('.stApp'), { attributeFilter: ['data-test-script-state'] }); }"""
    )
    page.keyboard.press(key)
    page.wait_for_timeout(600)
    assert page.evaluate("window.runs") == 0
    assert page.locator("[role=dialog]").count() == 0
    page.get_by_label("Search").focus()
    page.keyboard.press(key)
    assert page.get_by_label("Search").input_value() == key


def test_sources_close_at_escape_and_at_a_press_outside(at):
    page = at("/")
    mark = page.locator(".figures .cite > summary").nth(1)
    mark.focus()
    page.keyboard.press("Enter")
    assert page.locator(".cite[open]").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.locator(".cite[open]").count() == 0
    assert "Show sources" in page.evaluate(STOP)[2]
    mark.click()
    assert page.locator(".cite[open]").count() == 1
    page.locator("h1").click()
    assert page.locator(".cite[open]").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["/", "/timeline", "/routes", "/people", "/claims", "/embed", "/about"])
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
    assert any(re.match("<button", each) for each in page.evaluate(SMALL))
