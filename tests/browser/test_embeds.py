"""The embeds in a real browser, inside pages of other origins, by touch and keyboard, with and without scripts."""

import functools
import http.server
import json
import threading

import pytest

from components.embeds.page import LONGEST, WIDTHS, tallest
from data import load_dataset

PAGES = (
    "timeline",
    "routes",
    "routes/release-2025-12-13",
    "lifelines",
    "custody",
    "person/ales-bialiatski",
    "story/release-2025-12-13",
    "figure/release-2025-12-13",
    "who/release-2025-12-13",
)
HOST = """<!doctype html><title>host</title><script>const got = []; addEventListener("message", (e) => got.push(e.data))
</script><iframe id=f src="%s" width=600 height=400 title=embed
onload="this.contentWindow.postMessage('[iFrameSizer]f1:8:false', '*')"></iframe>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def _serve(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, server.server_address[1]


@pytest.fixture(scope="module")
def site(static):
    return static


@pytest.fixture
def visit(tabs, site):
    """A page in a window of a reader's own; what goes wrong in it fails the test."""
    made, wrong = [], []
    ears = {
        "console": lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None,
        "pageerror": lambda e: wrong.append(str(e)),
        "request": lambda r: None if r.url.startswith((site, "data:")) else wrong.append(r.url),
    }

    def open_(address, *, width=1000, **options):
        options["viewport"] = {"width": width, "height": 800}
        page = tabs.take(**options)
        made.append((page, options))
        for event, ear in ears.items():
            page.on(event, ear)
        page.goto(f"{site}/{address}")
        if options.get("java_script_enabled", True) and page.locator("figure [data-mark]").count():
            # the script looks after the marks when they have been drawn
            page.locator("figure [tabindex]").first.wait_for(state="attached")
        return page

    yield open_
    for page, options in made:
        for event, ear in ears.items():
            page.remove_listener(event, ear)
        tabs.give(page, **options)
    assert wrong == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [280, 390, 760, 1200])
def test_nothing_is_wider_than_the_window_and_one_drawing_is_seen(name, width, visit):
    page = visit(f"live/{name}.html", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    seen = page.evaluate("[...document.querySelectorAll('figure > div')].filter(d => d.checkVisibility()).length")
    assert seen == (1 if page.locator("figure").count() else 0)


@pytest.mark.parametrize("name", PAGES)
def test_everything_can_be_read_without_scripts(name, visit):
    page = visit(f"live/{name}.html?kind=pardon", java_script_enabled=False)
    assert page.locator("h1").is_visible()
    assert page.locator(".source").is_visible()
    for summary in page.locator("main > details > summary").all():
        summary.click()
    assert all(part.is_visible() for part in page.locator("main > details > :last-child").all())


def test_the_height_is_told_to_a_host_of_another_origin_in_three_shapes(browser, site, tmp_path):
    (tmp_path / "host.html").write_text(HOST % f"{site}/live/timeline.html?childId=p1", encoding="utf-8")
    server, port = _serve(tmp_path)
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{port}/host.html")
    page.wait_for_function("got.some(m => String(m).startsWith('[iFrameSizer]f1:'))", timeout=10_000)
    got = page.evaluate("got")
    height = page.frames[1].evaluate(WHOLE)
    assert {"datawrapper-height": {"freed": height}, "freed-page": "timeline"} in got
    assert f"pymxPYMxp1xPYMxheightxPYMx{height}" in got
    assert any(str(m).startswith(f"[iFrameSizer]f1:{height}:600:") for m in got)
    page.frames[1].locator("summary").first.click()
    page.wait_for_function("h => got.some(m => m['datawrapper-height']?.freed > h)", arg=height, timeout=10_000)
    page.close()
    server.shutdown()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_height_of_the_plain_code_fits_its_width(name, width, visit, published):
    told = json.loads((published / "live" / "manifest.json").read_text(encoding="utf-8"))["pages"][name]["heights"]
    height = tallest(told, width)
    real = visit(f"live/{name}.html", width=width).evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    assert real <= height or height == LONGEST
    assert height <= real * 1.4 + 40


WHOLE = """() => {
    const root = document.documentElement;  // a low frame shows the drawing first; what is told is the whole
    root.classList.add("whole");
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    root.classList.remove("whole");
    return height;
}"""

AT = (
    "[...[...document.querySelectorAll('figure > div')].find(d => d.checkVisibility()).querySelectorAll('[data-mark]')]"
    ".findIndex(mark => document.activeElement.contains(mark))"
)
"""The number of the mark on which the keyboard stands, in reading order."""


@pytest.mark.parametrize("name", ["timeline", "routes", "lifelines", "custody"])
def test_the_arrows_walk_through_the_marks_in_reading_order(name, visit):
    page = visit(f"live/{name}.html")
    page.keyboard.press("Tab")
    walked = []
    for _ in range(6):
        walked.append(page.evaluate(AT))
        assert page.locator("#tip").is_visible()
        assert page.locator("#tip").inner_text()
        page.keyboard.press("ArrowRight")
    assert walked == list(range(6))
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(AT) == 5
    page.keyboard.press("Escape")
    assert not page.locator("#tip").is_visible()


def test_a_first_touch_tells_and_a_second_one_follows(visit):
    page = visit("live/timeline.html", width=390, has_touch=True)
    mark = page.locator("[data-mark=release-2025-12-13]:visible")
    mark.tap()
    assert "13 December 2025" in page.locator("#tip").inner_text()
    assert page.url.endswith("timeline.html")
    mark.tap()
    page.wait_for_url("**/story/release-2025-12-13.html")


def test_filters_of_the_address_hide_marks_labels_and_rows(visit):
    page = visit("live/timeline.html?kind=pardon&from=2025-01")
    shown = "[...document.querySelectorAll('tbody tr:not(.off)[data-kind]')].map(r => [r.dataset.kind, r.dataset.day])"
    page.locator("summary").first.click()
    rows = page.evaluate(shown)
    assert rows
    assert all(kind == "pardon" and day >= "2025-01" for kind, day in rows)
    assert page.locator(".wide [data-mark]:visible").count() == len(rows)
    assert str(len(rows)) in page.locator("#filtered").inner_text()


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("to=2025-06", "", "2025-06"),
        ("from=2025-02&to=2025-06", "2025-02", "2025-06"),
        ("to=2025-06-21", "", "2025-06-21"),
    ],
)
def test_a_period_of_the_address_ends_where_it_is_asked_to(asked, first, last, visit):
    days = "[...document.querySelectorAll('tbody tr%s[data-kind]')].map(r => r.dataset.day)"
    page = visit(f"live/timeline.html?{asked}")
    shown, hidden = page.evaluate(days % ":not(.off)"), page.evaluate(days % ".off")
    assert shown
    assert all(first <= day and day[: len(last)] <= last for day in shown)
    assert any(day[: len(last)] > last for day in hidden)
    assert all(day[: len(first)] < first or day[: len(last)] > last for day in hidden)


@pytest.mark.parametrize(("asked", "scheme"), [("dark", "dark"), ("light", "light"), ("auto", "light")])
def test_the_theme_of_the_address_holds(asked, scheme, visit):
    paper = {"dark": "rgb(21, 23, 26)", "light": "rgb(251, 250, 247)"}[scheme]
    page = visit(f"live/figure/release-2025-12-13.html?theme={asked}", color_scheme="light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == paper


def test_a_frozen_page_says_that_there_is_a_newer_one(visit, site, browser):
    version = load_dataset().version
    page = visit(f"{version}/timeline.html")
    with page.expect_response("**/live/version.json"):
        page.reload()
    page.evaluate("new Promise(done => setTimeout(done, 100))")
    assert not page.locator("#newer").is_visible()
    context = browser.new_context()
    later = context.new_page()
    context.route("**/live/version.json", lambda r: r.fulfill(json={"version": "0" * 12, "corrections": {}}))
    later.goto(f"{site}/{version}/story/release-2025-12-13.html")
    later.wait_for_selector("#newer:not([hidden])", timeout=10_000)
    counts = {"figure/release-2025-12-13": 9}
    context.route("**/live/version.json", lambda r: r.fulfill(json={"version": "0" * 12, "corrections": counts}))
    later.goto(f"{site}/{version}/figure/release-2025-12-13.html")
    later.wait_for_selector("#corrected:not([hidden])", timeout=10_000)
    context.close()


def test_forced_colours_and_print_show_the_drawing(visit):
    page = visit("live/timeline.html", forced_colors="active")
    assert page.locator(".wide svg").is_visible()
    page.emulate_media(media="print")
    assert page.locator("tbody tr").first.is_visible()
