"""What keys and fingers find on the desk: the menu, the way to what is chosen and back, one stop for a drawing."""

import pytest
from settled import settle

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Mobile Safari/537.36"
FAR = "release-2025-09-11"

AT = """() => {
    const now = document.activeElement, chosen = document.querySelector('.stMain [data-arrive]');
    return { y: chosen && chosen.getBoundingClientRect().y, focused: now === chosen,
        top: document.querySelector('.stMain').scrollTop };
}"""

STOP = """() => { const now = document.activeElement;
    return [now.tagName, now.className.baseVal ?? now.className,
        now.getAttribute('aria-label') || now.textContent.trim(),
        Boolean(now.closest('.drawing svg')), Boolean(now.closest('.stPlotlyChart'))]; }"""
"""What has the keyboard: its element, classes and name, and whether it stands in a drawing or a chart."""


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
    settle(page)
    found = page.evaluate(AT)
    assert found["focused"]
    assert 0 <= found["y"] < height / 2
    return found


def _panel_in_view(page):
    """Waits for the panel of the chosen event, which lies whole within the window, and has the keyboard."""
    page.wait_for_function(f"() => ({AT})().focused", timeout=60_000)
    settle(page)
    box, tall = page.locator(".chosen-event").bounding_box(), page.viewport_size["height"]
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= tall + 1


# The menu of a phone


def test_a_phone_has_a_menu_with_a_name_that_closes_after_a_choice(at):
    page = at("/", width=390, user_agent=PHONE)
    menu = page.locator(".menu summary")
    assert menu.inner_text() == "Menu"
    assert menu.bounding_box()["height"] >= 44
    menu.click()
    page.locator(".menu-list a", has_text="People").click()
    page.wait_for_selector(".stMain .cards", timeout=60_000)
    settle(page)
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
    look = page.evaluate(
        "() => { const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement);"
        " return [outlineStyle, outlineWidth]; }"
    )
    line, width = look[0], float(look[1].removesuffix("px"))
    assert line == "solid"
    assert width >= 2


def test_the_first_stop_leads_past_the_menu(at):
    page = at("/people")
    links = [stop[2] for stop in _stops(page, 3) if stop[0] == "A"]  # the page itself is a stop, since it scrolls
    assert links == ["Skip to content", "Overview"]
    page.keyboard.press("Shift+Tab")
    assert page.locator(".skip").bounding_box()["height"] >= 24
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert page.url.endswith("/people")


def test_the_menu_stays_in_view_and_hides_nothing_that_has_the_keyboard(at):
    page = at("/about")
    page.mouse.move(600, 600)
    page.mouse.wheel(0, 2500)
    page.wait_for_function("() => document.querySelector('.stMain').scrollTop > 0")
    settle(page)
    assert 0 <= page.locator(".menu").bounding_box()["y"] < 5


# What is chosen, and the way back


@pytest.mark.parametrize("width", [390, 1280])
def test_a_chosen_event_comes_into_view_with_the_keyboard_and_back_returns(width, at):
    page = at("/timeline", width=width)
    box = page.locator("[class*=st-key-control-event] input")
    box.scroll_into_view_if_needed()
    page.evaluate("document.querySelector('.stMain').scrollTop += 120")
    settle(page)
    before = page.evaluate(AT)["top"]
    assert before > 0
    box.fill("52 pardoned")
    page.keyboard.press("Enter")
    page.wait_for_selector(".chosen-event", timeout=60_000)
    _panel_in_view(page)
    assert f"event={FAR}" in page.url
    page.go_back()
    page.wait_for_selector(".chosen-event", state="detached", timeout=60_000)
    settle(page)
    assert "event=" not in page.url
    assert abs(page.evaluate(AT)["top"] - before) < 60


def test_a_link_to_an_event_arrives_at_its_story_and_back_at_the_link(at):
    page = at("/")
    link = page.locator(".fb li > a[href^='/releases?event=']").first
    link.scroll_into_view_if_needed()
    settle(page)
    before, address = page.evaluate(AT)["top"], link.get_attribute("href")
    link.click()
    page.wait_for_selector(".story", timeout=60_000)
    _chosen_in_view(page)
    page.go_back()
    page.wait_for_selector(".overview", timeout=60_000)
    settle(page)
    assert abs(page.evaluate(AT)["top"] - before) < 20
    assert page.evaluate("() => document.activeElement.getAttribute('href')") == address


def test_a_deep_link_to_an_event_begins_at_its_story(at):
    page = at("/releases?event=release-2025-12-13")
    _chosen_in_view(page)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_deep_link_to_a_chosen_mark_shows_its_panel_in_view_with_the_way_to_its_page(width, at):
    page = at("/timeline?event=release-2025-12-13", width=width)
    _panel_in_view(page)
    page.keyboard.press("Tab")
    page.locator(".chosen-event .ways a").first.click()
    page.wait_for_selector(".story h1:has-text('123 freed')", timeout=60_000)
    _chosen_in_view(page)


def test_a_person_from_far_down_a_list_is_seen_from_the_top_and_back_returns(at):
    page = at("/people")
    link = page.locator(".card h3 a").nth(20)
    link.scroll_into_view_if_needed()
    settle(page)
    before = page.evaluate(AT)["top"]
    assert before > 500
    link.click()
    page.wait_for_selector(".profile", timeout=60_000)
    _chosen_in_view(page)
    page.go_back()
    page.wait_for_selector(".cards", timeout=60_000)
    settle(page)
    assert abs(page.evaluate(AT)["top"] - before) < 20


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
    settle(page)
    page.wait_for_function("() => location.search.includes('from=2026-02')", timeout=30_000)
    assert said == "Feb 2026"
    assert page.locator(".stSlider input").first.get_attribute("aria-valuetext") == "Feb 2026"
    assert page.evaluate("() => document.activeElement.type") == "range"


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
    page.get_by_label("Search", exact=True).focus()
    page.keyboard.press(key)
    assert page.get_by_label("Search", exact=True).input_value() == key


def test_sources_close_at_escape_and_at_a_press_outside(at):
    page = at("/")
    mark = page.locator(".overview .cite > summary").nth(1)
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


STEP = "() => new URLSearchParams(location.search).get('step')"


def _played(page, at):
    """Plays until a step that is not the one at which it was pressed."""
    page.locator("label", has_text="Play").click()
    page.wait_for_function(f"() => ({STEP})() >= {at}", timeout=60_000)


def test_steps_that_play_are_one_entry_of_the_history_and_back_ends_the_playing(at):
    page = at("/routes?release=release-2025-12-13&step=1")
    play, before = page.locator("label:has-text('Play') input"), page.evaluate("history.length")
    page.get_by_role("button", name="Next", exact=True).click()
    page.wait_for_function(f"() => ({STEP})() === '2'")
    assert page.evaluate("history.length") == before + 1
    _played(page, at=4)
    assert page.evaluate("history.length") == before + 2
    page.go_back()
    page.wait_for_function("() => !document.querySelector('.st-key-control-step-playing input').checked")
    settle(page)
    page.wait_for_timeout(4000)
    assert page.evaluate(STEP) == "2"
    assert play.get_attribute("aria-checked") != "true"
    _played(page, at=3)
    play.locator("xpath=ancestor::label").click()
    page.wait_for_timeout(2000)  # a step that was on its way when the playing was stopped
    stopped = int(page.evaluate(STEP))
    assert page.evaluate("history.length") == before + 2
    page.get_by_role("button", name="Next", exact=True).click()
    page.wait_for_function(f"() => ({STEP})() === '{stopped + 1}'")
    assert page.evaluate("history.length") == before + 3
    page.go_back()
    page.wait_for_function(f"() => ({STEP})() === '{stopped}'")
    page.go_back()
    page.wait_for_function(f"() => ({STEP})() === '2'")
