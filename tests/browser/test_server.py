"""What only a browser shows of the server: the first paint, how the app takes over, and that the policy is kept."""

import os
from pathlib import Path

import axe
import pytest
from settled import settle

from components.content.pages import pages

ADDRESSES = (
    "/",
    *(f"/{name}" for name in list(pages())[1:]),
    "/timeline?event=release-2025-12-13",
    "/releases?event=release-2025-12-13",
    "/people?person=ales-bialiatski",
    "/people?view=lifelines",
)
AT_ONCE = ("/", "/timeline?event=release-2025-12-13", "/people?person=ales-bialiatski", "/about")
"""Pages that are looked at where the app starts by itself; `test_every_page.py` has all where it is asked for."""

TAKEN_OVER = "() => !document.getElementById('first-paint') && document.querySelector('.stMain .fb h1')"
PLACES = """() => Object.fromEntries(['.masthead', 'h1', '.lede', '.figures', '.drawing', '.cards'].map(name => {
    const chart = name === '.drawing' ? ', .stPlotlyChart' : '';
    const shown = [...document.querySelectorAll('.fb ' + name + chart)].find(each => each.getClientRects().length);
    return [name, shown ? Math.round(shown.getBoundingClientRect().y) : null];
}))"""

WATCH = """new MutationObserver(() => {
    const paint = document.getElementById('first-paint');
    if (paint && document.fonts.status === 'loaded') window.places = places();
}).observe(document, { childList: true, subtree: true, attributes: true });
"""


class Visit:
    """One page opened by one reader, with everything that a browser complains about."""

    def __init__(self, browser, desk, *, width=1280, **options):
        self.context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        self.page = self.context.new_page()
        self.desk = desk
        self.errors, self.failed, self.foreign = [], [], []
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.errors.append(str(e)))
        self.page.on("response", lambda r: self.failed.append(r.url) if r.status >= 400 else None)
        self.page.on("request", lambda r: None if self._own(r.url) else self.foreign.append(r.url))

    def _own(self, url):
        return url.startswith((self.desk.address, "data:", "blob:"))

    def open(self, address):
        for noted in (self.errors, self.failed, self.foreign):
            noted.clear()
        self.page.goto(self.desk.address + address, wait_until="commit")
        self.page.wait_for_selector("h1")
        return self.page

    def use(self, address):
        page = self.open(address)
        page.wait_for_function(TAKEN_OVER, timeout=60_000)
        settle(page)
        return page


@pytest.fixture
def visits(browser, desk):
    made = []

    def visit(**options):
        made.append(Visit(browser, desk, **options))
        return made[-1]

    yield visit
    for each in made:
        each.context.close()


@pytest.fixture(scope="module")
def windows(browser, desk):
    """A window of a laptop and one of a phone, for one page after another; each notes where things stand."""
    made = {width: Visit(browser, desk, width=width) for width in (1280, 390)}
    for visit in made.values():
        visit.page.add_init_script(WATCH + f"const places = {PLACES};")
    yield made
    for visit in made.values():
        visit.context.close()


@pytest.fixture(scope="module", params=AT_ONCE)
def taken_over(request, windows):
    """A page that the app has taken over, on a laptop and, but for deep links, on a phone, and what stood where."""
    made = [windows[width] for width in ((1280,) if "?" in request.param else (1280, 390))]
    for visit in made:
        visit.use(request.param)
    return made


def test_the_policy_is_kept_nothing_foreign_is_asked_and_nothing_stored(taken_over):
    for visit in taken_over:
        assert visit.errors == []
        assert visit.failed == []
        assert visit.foreign == []
        assert visit.context.cookies() == []
        assert visit.page.locator("#first-paint").count() == 0
        assert visit.page.locator("h1").count() == 1


@pytest.fixture(scope="module")
def plain(browser, desk):
    """A window without scripts, for one page after another."""
    visit = Visit(browser, desk, java_script_enabled=False)
    yield visit
    visit.context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_can_be_read_without_scripts(address, plain):
    page = plain.open(address)
    assert page.locator("h1").is_visible()
    assert len(page.locator("main").inner_text()) > 300
    page.locator("nav a", has_text="About").first.click()
    assert page.url.endswith("/about")


def test_what_is_read_stays_where_it_is_when_the_app_takes_over(taken_over):
    for visit in taken_over:
        before, after = visit.page.evaluate("window.places"), visit.page.evaluate(PLACES)
        # What is in view is what is read.
        seen = {name: y for name, y in before.items() if y and 0 < y < 900 and after[name]}
        moved = {name: (y, after[name]) for name, y in seen.items() if abs(y - after[name]) > 4}
        assert not moved, visit.page.viewport_size


def test_the_place_and_the_opened_sources_are_kept(visits):
    visit, waiting, opened = visits(width=390), [], []
    # The app comes when something has been opened, and not before.
    visit.context.route("**/static/js/**", lambda route: route.continue_() if opened else waiting.append(route))
    page = visit.open("/")
    page.locator("#first-paint .overview .cite > summary").nth(1).click()
    opened.append(True)
    for route in waiting:
        route.continue_()
    page.wait_for_function(TAKEN_OVER, timeout=60_000)
    assert page.locator(".stMain .overview .cite[open]").count() == 1


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("address", ["/", "/nothing"])
def test_axe_finds_no_violation_in_the_first_paint(address, dark, visits):
    visit = visits(color_scheme="dark" if dark else "light")
    visit.context.route("**/static/js/**", lambda route: route.abort())
    page = visit.open(address)
    assert axe.violations(page, axe.WCAG) == {}


def test_a_link_inside_the_desk_changes_the_view_without_a_new_load(visits):
    visit = visits()
    page = visit.use("/")
    page.evaluate("window.sameLoad = true")
    page.locator(".stMain .fb a[href^='/people?person=']").first.click()
    page.wait_for_selector(".fb .profile")
    assert page.evaluate("window.sameLoad") is True
    assert visit.errors == []


def test_no_markup_of_an_address_is_executed(visits):
    visit = visits()
    dialogs = []
    visit.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for address in (
        "/people?q=<img src=x onerror=alert(1)>",
        "/claims?subject=<svg onload=alert(1)>",
        "/<script>alert(1)</script>",
    ):
        answer = visit.page.goto(visit.desk.address + address)
        if answer.status == 200:  # else there is no app that would come to rest
            settle(visit.page)
        assert "alert(1)" not in visit.page.evaluate("[...document.scripts].map(s => s.textContent).join()"), address
    assert dialogs == []


def test_the_landing_page_is_light(visits, desk):
    """Bytes on the wire, all packed: cold at most 1.1 MB and, with what browsers keep, at most 60 KB again."""
    visit = visits(width=390)
    cold = _weigh(visit, "/")
    warm = _weigh(visit, "/")
    if folder := os.environ.get("WEIGHTS"):
        Path(folder, "weights.txt").write_text(f"{cold} {warm}\n")
    assert cold <= 1_100_000
    assert warm <= 60_000


def _weigh(visit, address):
    """Bytes of all answers of one visit, without the socket."""
    tool, sizes = visit.context.new_cdp_session(visit.page), []
    tool.send("Network.enable")
    tool.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    visit.use(address)
    visit.page.wait_for_load_state("networkidle")
    tool.detach()
    return sum(sizes)


RENAMED = {
    "the mark": ("data-test-script-state", "data-run-state"),
    "its element": ("`stApp`", "`stDesk`"),
}
"""What another Streamlit may call differently in the script of its page."""


@pytest.mark.parametrize("what", RENAMED)
def test_the_first_paint_goes_where_the_mark_of_readiness_is_renamed(what, visits):
    visit = visits()
    renamed = []

    def rename(route):
        script = route.fetch().text()
        renamed.append(RENAMED[what][0] in script)
        route.fulfill(body=script.replace(*RENAMED[what]), content_type="text/javascript")

    visit.context.route("**/static/js/*.js", rename)
    page = visit.open("/about")
    page.wait_for_function(TAKEN_OVER, timeout=60_000)
    assert any(renamed)
    assert page.locator(".stMain h1").is_visible()
    assert visit.failed == []


def test_the_first_paint_goes_in_the_end_where_the_app_never_says_that_it_is_ready(visits):
    visit = visits()
    visit.context.add_init_script(
        """const set = Element.prototype.setAttribute;
        Element.prototype.setAttribute = function (name, value) {
          return set.call(this, name, value === "notRunning" ? "idle" : value);
        };"""
    )
    visit.page.clock.install()
    page = visit.open("/about")
    page.wait_for_selector(".stApp[data-test-script-state=idle] .stMain h1", state="attached", timeout=60_000)
    assert page.locator("#first-paint h1").is_visible()
    page.clock.fast_forward(15_000)
    page.wait_for_function(TAKEN_OVER, timeout=60_000)
    assert page.locator(".stMain h1").is_visible()
    assert visit.desk.said.count("let the first paint go") == 1
