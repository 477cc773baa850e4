"""Every page of the desk, read and then taken over by the app, in every look: opened once for all that look at it."""

from itertools import pairwise

import axe
import pytest
from planted_words import PLANTED, WORD
from settled import QUIET, settle
from sheets import Sheets, faults

from components.content.pages import pages

FREED, BEFORE = "release-2025-12-13", "release-2025-09-11"
ADDRESSES = (
    "/",
    *(f"/{name}" for name in list(pages())[1:]),
    f"/timeline?event={FREED}",
    f"/routes?release={FREED}",
    f"/releases?event={FREED}",
    f"/releases?event={FREED}&with={BEFORE}",
    "/people?q=Kolesnikova",
    "/people?person=ales-bialiatski",
    "/people?view=lifelines",
    f"/claims?subject={FREED}",
    f"/claims?subject={FREED}&property=freed_total",
    "/claims?standing=disputed",
    "/claims?claim=c0004",
    f"/claims?subject={BEFORE}&view=compare",
    "/search?q=Kalesnikava",
)
PRINTED = (
    "/",
    "/timeline",
    f"/releases?event={FREED}",
    f"/routes?release={FREED}",
    "/releases",
    "/people?q=Kolesnikova",
    "/people?view=lifelines",
    "/people?person=ales-bialiatski",
    f"/claims?subject={FREED}&property=freed_total",
    "/about",
    "/embed",
)
PRESSED = ("/", "/timeline", "/routes", "/releases", "/people", "/claims", "/embed", "/about", "/search")
"""Where nothing that is pressed stands in the lines of a table."""

FILES = "/data"
"""A table of numbers, the heads of which stay in one line."""

LOOKS = {390: "slow", 1280: "broken"}
"""How wide a page is, and how the socket of its app is."""

LATE = 300
"""Milliseconds by which a message of a slow socket comes late."""

SOCKETS = """(([kind, late]) => {
    const Socket = window.WebSocket, later = (heard) => (event) => setTimeout(heard, late, event);
    let whole = kind === "slow";
    window.WebSocket = class extends Socket {
        constructor(...asked) {
            super(...asked);
            if (!whole) super.addEventListener("open", () => this.close());
            whole = true;
        }
        set onmessage(heard) { super.onmessage = later(heard); }
        addEventListener(name, heard, ...more) {
            super.addEventListener(name, name === "message" ? later(heard) : heard, ...more);
        }
    };
})"""
"""A socket each of whose messages comes late, or which breaks as it opens and comes again."""

HERE = "() => !document.getElementById('first-paint') && document.querySelector('.stMain .fb :is(h1, .profile)')"
PLACES = """() => Object.fromEntries(['.masthead', 'h1', '.lede', '.figures', '.drawing', '.cards'].map(name => {
    const chart = name === '.drawing' ? ', .stPlotlyChart' : '';
    const shown = [...document.querySelectorAll('.fb ' + name + chart)].find(each => each.getClientRects().length);
    return [name, shown ? shown.getBoundingClientRect().y : null];
}))"""
HEADINGS = """addEventListener("DOMContentLoaded", () => {
  window.headings = new Set();
  const look = () => {
    const heard = each => each.checkVisibility({ visibilityProperty: true });
    headings.add([...document.querySelectorAll("h1")].filter(heard).length);
    if (!window.seen) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""
"""Notes in each frame, until it has been seen, how many headings of the page a screen reader would find."""

WIDE = """() => [...document.querySelectorAll('.fb *')].filter(e => {
    if (e.closest('.table-wrap, svg, .visually-hidden, details:not([open]) > :not(summary)')) return false;
    return e.getBoundingClientRect().right > innerWidth + 1;
}).map(e => e.outerHTML.slice(0, 120))"""
SMALL = """() => [...document.querySelectorAll('a, button, summary, input[type=range], [role=button]')].filter(each => {
    const thumb = each.matches('input[type=range]') ? each.parentElement.parentElement : each;
    const {width, height} = thumb.getBoundingClientRect();
    if (!each.checkVisibility({visibilityProperty: true}) || width < 2 || Math.min(width, height) >= 24) return false;
    return !each.closest('svg, p, li, dd, h1, h2, h3, .stMarkdown');
}).map(each => each.outerHTML.slice(0, 100))"""
"""What can be pressed and is smaller than 24 pixels; links in a sentence and marks of a drawing are not meant."""

CHARTED = """() => {
    const texts = part => [...part.querySelectorAll('text')].map(text => getComputedStyle(text).fill);
    const parts = [...document.querySelectorAll('.stPlotlyChart .main-svg')].filter(each => each.checkVisibility());
    const reds = parts.map(texts).map(all => all.map(each => +each.match(/[0-9]+/)[0]));
    return reds.filter(all => all.length).map(all => Math.max(...all));
}"""
"""The lightest letters of each part of a chart, as the red of their colour."""

WRONG_PLACE = """() => [...document.querySelectorAll(':is(span, small, p, b, i, em, del, a, h1, h2, h3, h4) details')]
    .map(each => each.parentElement.outerHTML.slice(0, 120))"""


class Window:
    """A window in which one page after another is read, and then taken over by the app."""

    def __init__(self, browser, desk, width, socket):
        self.width, self.socket, self.desk = width, socket, desk
        self.context = browser.new_context(viewport={"width": width, "height": 900})
        self.context.add_init_script(f"{HEADINGS};{SOCKETS}(['{socket}', {LATE}])")
        self.page = self.context.new_page()
        self.errors, self.failed, self.foreign, self.sockets = [], [], [], []
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("response", lambda answer: self.failed.append(answer.url) if answer.status >= 400 else None)
        self.page.on("request", lambda asked: None if self._own(asked.url) else self.foreign.append(asked.url))
        self.page.on("websocket", lambda socket: self.sockets.append(socket))

    def _own(self, url):
        return url.startswith((self.desk.address, "data:", "blob:"))

    def visit(self, address):
        """Open a page, note where things stand, and press what starts the app."""
        for noted in (self.errors, self.failed, self.foreign, self.sockets):
            noted.clear()
        self.address = address
        self.page.emulate_media(color_scheme="light")
        self.page.goto(self.desk.address + address, wait_until="load")
        self.page.evaluate("document.fonts.ready")
        self.before = self.page.evaluate(PLACES)
        self.page.get_by_role("button", name="Interactive view").click()
        self.page.wait_for_function(HERE, timeout=60_000)
        settle(self.page)
        self.after = self.page.evaluate(PLACES)
        self.headings = self.page.evaluate("(window.seen = true, [...headings])")

    def darken(self):
        """Turn the system of the reader dark, which runs the app."""
        with self.sockets[-1].expect_event("framesent"):
            self.page.emulate_media(color_scheme="dark")
        settle(self.page, LATE + QUIET)


@pytest.fixture(scope="module")
def windows(browser, reading):
    """A window of each look: scripts, once compiled there, are not compiled again."""
    made = {width: Window(browser, reading, width, socket) for width, socket in LOOKS.items()}
    yield made
    for window in made.values():
        window.context.close()


@pytest.fixture(scope="module", params=ADDRESSES)
def address(request):
    return request.param


@pytest.fixture(scope="module", params=LOOKS)
def visit(request, windows, address):
    """A page that the app has taken over, in the light."""
    windows[request.param].visit(address)
    return windows[request.param]


@pytest.fixture(scope="module")
def dark(visit):
    """The same page after the system has turned dark."""
    visit.darken()
    return visit


def test_a_press_starts_the_app_and_nothing_in_view_moves_by_more_than_a_pixel(visit):
    seen = {name: y for name, y in visit.before.items() if y and 0 < y < 900 and visit.after[name]}
    assert {name: (y, visit.after[name]) for name, y in seen.items() if abs(y - visit.after[name]) > 1} == {}
    assert visit.headings == [1]
    assert visit.page.locator(".skip").count() == visit.page.locator("#content").count() == 1
    assert len(visit.sockets) == (2 if visit.socket == "broken" else 1)


def test_the_policy_is_kept_nothing_foreign_is_asked_and_nothing_stored(visit):
    assert [each for each in visit.errors if "already in CLOSING" not in each] == []  # where the socket broke
    assert visit.failed == []
    assert visit.foreign == []
    assert visit.context.cookies() == []


def test_no_heading_is_skipped_and_no_part_opens_inside_a_sentence(visit):
    levels = visit.page.evaluate("[...document.querySelectorAll('.stMain :is(h1,h2,h3,h4)')].map(e => +e.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(then <= now + 1 for now, then in pairwise(levels)), levels
    assert visit.page.evaluate(WRONG_PLACE) == []


def test_what_can_be_pressed_is_at_least_24_pixels_large_and_nothing_is_wider_than_the_window(visit):
    assert visit.page.evaluate(WIDE) == []
    if visit.address in PRESSED:
        assert visit.page.evaluate(SMALL) == []


def test_axe_finds_no_violation(visit):
    assert axe.violations(visit.page, axe.RULES) == {}


def test_a_word_of_600_letters_breaks_in_every_place_of_a_page(visit):
    if visit.address != FILES:
        places, wide = visit.page.evaluate(PLANTED, WORD)
        assert places > 6
        assert wide == []


def test_it_turns_dark_with_the_system_and_every_colour_has_enough_contrast(dark):
    assert axe.violations(dark.page, axe.OF_COLOUR) == {}  # only these rules can answer otherwise
    texts = dark.page.evaluate(CHARTED)
    assert all(lightest > 180 for lightest in texts), texts


def test_it_prints_on_white_with_its_title_and_without_controls(dark):
    if dark.width == 1280 and dark.address in PRINTED:  # paper is as wide as paper
        assert faults(Sheets(dark.page.pdf(format="A4"))) == []


def test_what_is_small_or_misplaced_is_found(at):
    page = at("/about")
    page.evaluate(
        """() => document.querySelector('.stMain .fb').insertAdjacentHTML('beforeend',
            '<span><details><summary>x</summary></details></span><button style="width:20px;height:20px">x</button>')"""
    )
    assert len(page.evaluate(WRONG_PLACE)) == 1
    assert any(each.startswith("<button") for each in page.evaluate(SMALL))
