"""The app starts when a reader asks for it, on every page, and by nothing else; what the reader was doing goes on."""

import pytest
from settled import settle

from components.content.pages import pages
from tests.serve import Server

ADDRESSES = (
    "/",
    *(f"/{name}" for name in list(pages())[1:]),
    "/timeline?event=release-2025-12-13",
    "/routes?release=release-2025-12-13",
    "/people?person=ales-bialiatski",
    "/people?view=lifelines",
)
HERE = "() => !document.getElementById('first-paint') && document.querySelector('.stMain .fb h1')"
IDLE = 1500
"""Milliseconds in which an app that starts by idleness would have started."""


class Visit:
    """A page as a reader meets it, with all that it asks for and complains about."""

    def __init__(self, page, address, *, before=""):
        self.page, self.context = page, page.context
        self.asked, self.errors, self.sockets = [], [], []
        self.ears = {
            "request": lambda request: self.asked.append(request.url),
            "websocket": lambda socket: self.sockets.append(socket.url),
            "console": lambda said: self.errors.append(said.text) if said.type == "error" else None,
            "pageerror": lambda error: self.errors.append(str(error)),
        }
        for event, ear in self.ears.items():
            page.on(event, ear)
        if before:
            page.add_init_script(before)
        page.goto(address, wait_until="load")
        page.evaluate("document.fonts.ready")

    def leave(self):
        """Hear no more of the page."""
        for event, ear in self.ears.items():
            self.page.remove_listener(event, ear)

    @property
    def started(self):
        return bool(self.sockets or [each for each in self.asked if "/static/js/" in each])

    def press(self):
        self.page.get_by_role("button", name="Interactive view").click()
        return self.taken_over()

    def taken_over(self):
        self.page.wait_for_function(HERE, timeout=60_000)
        settle(self.page)
        return self.page


@pytest.fixture
def visit(browser, reading):
    """Opens a page in a window that nobody has used."""
    made = []

    def open_(address, *, width=1280, before="", **options):
        made.append(browser.new_context(viewport={"width": width, "height": 900}, **options))
        return Visit(made[-1].new_page(), reading.address + address, before=before)

    yield open_
    for each in made:
        each.close()


@pytest.fixture
def revisit(tabs, reading):
    """Opens a page in a window that may have shown another, which takes less."""
    made = []

    def open_(address, *, width=1280):
        options = {"viewport": {"width": width, "height": 900}}
        made.append((Visit(tabs.take(**options), reading.address + address), options))
        return made[-1][0]

    yield open_
    for each, options in made:
        each.leave()
        tabs.give(each.page, **options)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_that_nobody_presses_asks_for_six_things_at_most_and_never_for_the_app(address, visit):
    reader = visit(address)
    reader.page.wait_for_timeout(IDLE)
    assert not reader.started
    assert len(reader.asked) <= 6, reader.asked
    assert reader.errors == []


def test_a_pointer_that_passes_over_a_chart_starts_nothing_and_one_that_rests_on_it_does(revisit):
    reader = revisit("/timeline")
    chart = reader.page.locator("#first-paint .sized figure:visible").bounding_box()
    inside = chart["y"] + 40
    reader.page.mouse.move(640, inside)
    reader.page.mouse.move(640, 300)
    reader.page.wait_for_timeout(IDLE)
    assert not reader.started
    assert inside < 900
    reader.page.mouse.move(640, inside, steps=3)
    page = reader.taken_over()
    assert abs(page.locator(".stPlotlyChart").bounding_box()["y"] - chart["y"]) <= 1


def test_a_finger_that_scrolls_starts_nothing(visit):
    reader = visit("/timeline", width=390, has_touch=True, is_mobile=True)
    line = reader.context.new_cdp_session(reader.page)
    for kind, y in (("touchStart", 800), *(("touchMove", y) for y in range(780, 100, -40))):
        line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": 200, "y": y}]})
    reader.page.wait_for_timeout(IDLE)  # the finger rests on the chart
    line.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    reader.page.wait_for_timeout(IDLE)
    assert reader.page.evaluate("scrollY") > 100
    assert not reader.started


def test_who_saves_data_has_to_press(visit):
    saves = "Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) })"
    reader = visit("/timeline", before=saves)
    reader.page.mouse.move(640, 700, steps=3)
    reader.page.wait_for_timeout(IDLE)
    assert not reader.started
    assert reader.press().locator(".stPlotlyChart .main-svg").count()


def test_a_press_on_zoom_starts_the_app_and_then_zooms(revisit):
    reader = revisit("/timeline")
    reader.page.locator("#first-paint [data-zoom=in]").click()
    page = reader.taken_over()
    whole = page.evaluate("document.querySelector('.js-plotly-plot').layout.xaxis.maxallowed")
    page.wait_for_function(
        "end => document.querySelector('.js-plotly-plot')._fullLayout.xaxis.range[1] < end", arg=whole
    )
    page.wait_for_function(
        """() => { const {range, minallowed, maxallowed} = document.querySelector('.js-plotly-plot')._fullLayout.xaxis;
        return new Date(range[1]) - new Date(range[0]) < 0.8 * (new Date(maxallowed) - new Date(minallowed)); }"""
    )


def test_a_press_on_play_starts_the_app_and_then_plays(revisit):
    reader = revisit("/routes?release=release-2025-12-13")
    reader.page.locator("#first-paint").get_by_role("button", name="Play").click()
    page = reader.taken_over()
    page.wait_for_url("**/routes?*step=*")


def test_what_is_typed_its_focus_and_its_caret_are_handed_over(revisit):
    page = (reader := revisit("/people")).page
    search = page.locator("#first-paint .form [name=q]")
    page.locator("[data-starts]").click()
    search.click()
    page.keyboard.type("Bialiatsk")
    page.evaluate("document.activeElement.setSelectionRange(2, 5)")
    reader.taken_over()
    state = page.evaluate(
        "(({value, selectionStart, selectionEnd}) => [value, selectionStart, selectionEnd])(document.activeElement)"
    )
    assert state == ["Bialiatsk", 2, 5]
    page.keyboard.press("End")
    page.keyboard.type("i")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.stMain .card').length === 1", timeout=60_000)
    assert "q=Bialiatski" in page.url


@pytest.mark.parametrize("address", ["/timeline", "/about"])
def test_a_broken_socket_leaves_the_page_and_says_so_and_a_slow_one_takes_its_time(address, visit):
    reader, page = (made := visit(address)), made.page
    lines, waits = [], [True]

    def late(line):
        if waits:
            line.close()
        else:
            lines.append(line.connect_to_server())

    page.route_web_socket("**/_stcore/stream", late)
    page.get_by_role("button", name="Interactive view").click()
    page.get_by_text("The interactive view is busy").wait_for(timeout=30_000)
    assert page.locator("#first-paint h1").is_visible()
    assert page.locator("[role=dialog]").count() == 0
    waits.clear()
    reader.taken_over()
    assert lines


def test_beyond_the_cap_of_sessions_pages_answer_and_say_that_the_interactive_view_is_busy(browser, tmp_path):
    with Server(tmp_path / "log", env={"FREED_MAX_SESSIONS": "1"}) as server:
        windows = [browser.new_context(viewport={"width": 1280, "height": 900}) for _ in range(2)]
        first, second = (Visit(each.new_page(), server.address + "/people") for each in windows)
        first.press()
        second.page.get_by_role("button", name="Interactive view").click()
        second.page.get_by_text("The interactive view is busy").wait_for()
        assert not second.started
        second.page.locator(".form [name=q]").fill("Bialiatski")
        second.page.get_by_role("button", name="Show").click()
        second.page.wait_for_url("**/people?q=Bialiatski")
        assert second.page.locator(".card h3").all_inner_texts() == ["Ales Bialiatski"]
        first.context.close()
        second.page.wait_for_timeout(500)
        second.press()
        second.context.close()


def test_what_is_chosen_in_a_form_is_what_the_app_shows(revisit):
    page = (reader := revisit("/people")).page
    page.locator("#first-paint [name=sort]").select_option("freed")
    reader.press()
    assert page.url.endswith("/people?sort=freed")
    assert page.locator(".stSelectbox input").first.input_value() == "Last freed first"


def test_what_is_selected_stays_selected(revisit):
    page = (reader := revisit("/about")).page
    page.evaluate("""() => {
        const words = document.querySelector("#first-paint section p").firstChild;
        getSelection().setBaseAndExtent(words, 3, words, 40);
    }""")
    chosen = page.evaluate("getSelection().toString()")
    page.evaluate("document.querySelector('[data-starts]').click()")
    reader.taken_over()
    assert len(chosen) == 37
    assert page.evaluate("getSelection().toString()") == chosen


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_under_the_eye_stays_there_and_what_was_opened_stays_open(width, revisit):
    page = (reader := revisit("/people", width=width)).page
    page.locator("#first-paint .card summary").nth(20).click()
    page.evaluate("scrollTo(0, 1700)")
    page.wait_for_timeout(100)
    cards = """() => [...document.querySelectorAll(".card")].map(each => [each.textContent.slice(0, 40),
        each.getBoundingClientRect().top]).filter(([, top]) => top > 60).slice(0, 1)"""
    [[person, top]] = page.evaluate(cards)
    reader.press()
    [[same, there]] = page.evaluate(cards)
    assert same == person
    assert abs(there - top) <= 1
    assert page.locator(".stMain details.cite[open]").count() == 1


def test_the_keyboard_goes_on_where_it_was(revisit):
    page = (reader := revisit("/people")).page
    link = page.locator("#first-paint .card h3 a").nth(3)
    link.focus()
    address = link.get_attribute("href")
    page.evaluate("document.querySelector('[data-starts]').click()")
    reader.taken_over()
    assert page.evaluate("document.activeElement.getAttribute('href')") == address
    assert page.evaluate("Boolean(document.activeElement.closest('.stMain'))")


@pytest.mark.parametrize("address", ["/people?person=nobody-here", "/releases?event=release-2025-12-14"])
def test_what_an_address_asks_for_and_does_not_exist_is_told_before_the_app_and_after(address, revisit):
    reader = revisit(address)
    said = reader.page.locator("#first-paint .notice.unknown").inner_text()
    place = reader.page.locator("#first-paint h1").bounding_box()["y"]
    page = reader.press()
    assert page.locator(".stMain .notice.unknown").inner_text() == said
    assert abs(page.locator(".stMain h1").bounding_box()["y"] - place) <= 1


TOUCHED = """() => {
    const start = document.querySelector("#first-paint .start button").getBoundingClientRect();
    const all = [...document.querySelectorAll("#first-paint .menu :is(a, summary, input, button)")];
    return all.filter(each => each.checkVisibility()).filter(each => {
        const box = each.getBoundingClientRect();
        return box.right > start.left && box.left < start.right && box.bottom > start.top && box.top < start.bottom;
    }).map(each => each.textContent || each.name);
}"""
"""What of the menu lies under the button that starts the app."""


@pytest.mark.parametrize("width", [320, 390, 640, 768, 1099, 1100, 1199, 1200, 1280, 1600])
def test_what_starts_the_app_lies_over_nothing_of_the_menu(width, revisit):
    page = revisit("/", width=width).page
    assert page.evaluate(TOUCHED) == []
    shown = page.locator("#first-paint .menu :is(.menu-search, .seek)").locator("visible=true")
    assert shown.count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
