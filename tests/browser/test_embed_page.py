"""The embed page: what is chosen is shown as readers will see it, and what is copied is that very frame."""

import html
import re

import axe
import pytest

from tests.serve import Server, embeds_built
from tests.sites import served_from

HOST = """<!doctype html><html lang="en"><title>An article</title><link rel="icon" href="data:,">
<main><h1>An article</h1>{}</main>"""
# The widest that the page has ever been, frame by frame.
WIDEST = """window.widest = 0;
(function look() {
  window.widest = Math.max(window.widest, document.querySelector('.stMain')?.scrollWidth ?? 0);
  requestAnimationFrame(look);
})()"""


@pytest.fixture(scope="module")
def served_desk(tmp_path_factory, small_tables):
    """A server of the small world with its embeds."""
    folder = tmp_path_factory.mktemp("served")
    env = served_from(small_tables, folder / "embeds") | {"FREED_APP": "always"}
    with Server(folder / "log", env=env) as process:
        embeds_built(process)
        yield process


SHOWN = "n => !document.getElementById('first-paint') && document.querySelectorAll('.preview iframe').length === n"


@pytest.fixture
def opened(tabs, served_desk):
    """Opens the embed page in a window of its own; what a browser complains about fails the test."""
    made, wrong = [], []
    ears = {
        "console": lambda m: wrong.append(m.text) if m.type == "error" else None,
        "pageerror": lambda e: wrong.append(str(e)),
    }

    def open_(query="", **options):
        options["viewport"] = {"width": options.pop("width", 1280), "height": 900}
        page = tabs.take(**options)
        made.append((page, options))
        for event, ear in ears.items():
            page.on(event, ear)
        page.goto(f"{served_desk.address}/embed{query}")
        page.wait_for_function(SHOWN, arg=3, timeout=60_000)
        return page

    yield open_
    for page, options in made:
        for event, ear in ears.items():
            page.remove_listener(event, ear)
        tabs.give(page, **options)
    assert wrong == []


def _code(page):
    return page.locator("[data-testid=stCode] code").first.inner_text()


def test_the_view_is_seen_in_three_widths_inside_an_article(opened):
    page = opened("?view=person&person=maria-kalesnikava")
    for width, frame in zip((320, 640, 960), page.locator(".preview iframe").all(), strict=True):
        frame.scroll_into_view_if_needed()
        inside = frame.content_frame
        assert "Maria Kalesnikava" in inside.locator("h1").inner_text()
        assert abs(frame.bounding_box()["width"] - (width - 2)) <= 2


def test_a_frame_of_the_preview_becomes_as_high_as_its_page(opened):
    page = opened("?view=figure&figure=release-2025-12-13")
    frame = page.locator(".preview iframe").first
    frame.scroll_into_view_if_needed()
    frame.content_frame.locator("summary").first.click()
    page.wait_for_timeout(800)
    inside = frame.content_frame.locator("body").evaluate("b => Math.ceil(b.getBoundingClientRect().height)")
    assert abs(frame.bounding_box()["height"] - inside) <= 2


def test_the_code_carries_the_choices_and_the_address_of_the_page_too(opened):
    page = opened("?view=timeline&kind=pardon&from=2025-01&theme=dark&width=320&state=frozen")
    code = html.unescape(_code(page))
    assert re.search(r'src="http://[^"]+/embed/[0-9a-f]{12}/timeline\.html\?kind=pardon&from=2025-01&theme=dark"', code)
    assert "max-width:320px" in code
    page.get_by_text("Element", exact=True).first.click()
    page.locator("[data-testid=stCode] code", has_text="<freed-embed>").wait_for(timeout=15_000)
    assert "form=element" in page.url


def test_a_view_leads_to_its_own_code(browser, served_desk):
    page = browser.new_page()
    page.goto(f"{served_desk.address}/timeline?kind=pardon")
    page.wait_for_function("() => !document.getElementById('first-paint')", timeout=60_000)
    page.get_by_role("link", name="Embed this view").click()
    page.wait_for_selector(".preview iframe", timeout=30_000)
    assert "kind=pardon" in page.url
    assert "timeline.html?kind=pardon" in html.unescape(_code(page))
    page.close()


@pytest.mark.parametrize("form", ["plain", "growing", "element"])
def test_what_is_copied_works_in_a_page_of_another_origin(form, browser, opened, tmp_path, host):
    page = opened(f"?view=figure&figure=release-2025-12-13&form={form}")
    article = browser.new_page()
    wrong = []
    article.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    article.goto(host(HOST.format(_code(page))))
    frame = article.locator("iframe")
    frame.content_frame.locator("h1").wait_for(timeout=10_000)
    before = frame.bounding_box()["height"]
    frame.content_frame.locator("summary").first.click()
    article.wait_for_timeout(800)
    assert (frame.bounding_box()["height"] > before) is (form != "plain")
    assert wrong == []
    article.close()


def test_the_element_makes_its_own_frame_and_takes_none_of_another_site(browser, served_desk, host):
    there = served_desk.address
    article = browser.new_page()
    article.goto(
        host(
            HOST.format(
                f'<freed-embed src="{there}/embed/live/figure/release-2025-12-13.html" title="123 freed"></freed-embed>'
                f'<freed-embed id="bad" src="https://elsewhere.example/" title="x"></freed-embed>'
                f'<script src="{there}/embed/embed.js" async></script>'
            )
        )
    )
    frame = article.locator("freed-embed iframe").first
    frame.content_frame.locator("h1").wait_for(timeout=10_000)
    assert frame.get_attribute("title") == "123 freed"
    assert not article.locator("#bad iframe").get_attribute("src")
    article.close()


@pytest.mark.parametrize("name", ["PNG", "SVG"])
def test_the_picture_of_the_chosen_view_is_drawn_when_it_is_asked_for(name, opened):
    page = opened("?view=timeline&kind=pardon")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"Download as {name}").click()
    body = waiting.value.path().read_bytes()
    assert body.startswith(b"\x89PNG" if name == "PNG" else b"<svg")
    assert waiting.value.suggested_filename == f"freed-from-belarus-timeline.{name.lower()}"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_no_violation(dark, width, opened):
    page = opened("?view=story&story=release-2025-12-13", width=width, color_scheme="dark" if dark else "light",
                  bypass_csp=True)  # fmt: skip
    assert axe.violations(page, axe.WCAG) == {}


def test_nothing_is_wider_than_a_phone_not_even_for_a_frame(browser, served_desk):
    context = browser.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.add_init_script(WIDEST)
    page.goto(f"{served_desk.address}/embed?view=timeline")
    page.wait_for_function(SHOWN, arg=3, timeout=60_000)
    page.locator("[data-testid=stSliderThumbValue]").last.wait_for()
    page.evaluate("new Promise(done => setTimeout(done, 500))")
    assert 0 < page.evaluate("widest") <= 390
    context.close()


def test_a_piece_that_has_gone_is_sent_whole(browser, desk):
    context = browser.new_context()
    context.route("**/piece/**", lambda route: route.fulfill(status=404, body="gone"))
    page = context.new_page()
    page.goto(f"{desk.address}/people")
    page.wait_for_function(
        "() => !document.getElementById('first-paint') && document.querySelector('.stMain .cards')", timeout=60_000
    )
    assert page.locator(".stMain .card").count() == 24
    context.close()


GAPS = """() => {
    const box = selector => document.querySelector(selector).getBoundingClientRect();
    return [box('.preview').top - box('.controls .files').bottom, box('.part-hosts').top - box('.article').bottom];
}"""


@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_the_view_is_seen_in_an_article_with_no_gap_around_it(width, browser, served_desk):
    with browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{served_desk.address}/embed?view=custody")
        frame = page.locator(".article iframe")
        frame.scroll_into_view_if_needed()
        assert page.frame_locator(".article iframe").locator("h1").is_visible()
        assert frame.get_attribute("title")
        assert frame.get_attribute("loading") == "lazy"
        assert all(0 <= gap < 60 for gap in page.evaluate(GAPS))
        assert page.evaluate("document.documentElement.scrollWidth") <= width
