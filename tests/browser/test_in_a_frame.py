"""The desk inside a page of another origin: `?embed=true`, where FREED_FRAME_ANCESTORS lets that page show it."""

import pytest
import serve

HOST = "<!doctype html><html lang=en><title>article</title><link rel=icon href=data:,>{policy}{frame}"
STRICT = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; frame-src {desk}; img-src data:">'


@pytest.fixture(scope="module")
def framed_desk(tmp_path_factory):
    """A desk that any page of this machine may show in a frame."""
    env = {"FREED_EMBEDS": "none", "FREED_FRAME_ANCESTORS": "*"}
    with serve.Server(tmp_path_factory.mktemp("framed") / "log", env=env) as server:
        yield server


@pytest.fixture
def article(browser, host, framed_desk):
    """Opens the desk in a frame of an article under a strict policy; what goes wrong there fails the test."""
    made, wrong = [], []

    def open_(address, *, scripts=True, **options):
        context = browser.new_context(viewport={"width": 900, "height": 900}, java_script_enabled=scripts, **options)
        made.append(context)
        page = context.new_page()
        page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: wrong.append(str(e)))
        page.on("request", lambda r: wrong.append(r.url) if not r.url.startswith(ours) else None)
        frame = f'<iframe src="{framed_desk.address}{address}" width=800 height=800 title=desk></iframe>'
        there = host(HOST.format(policy=STRICT.format(desk=framed_desk.address), frame=frame))
        ours = (framed_desk.address, there, "data:", "blob:")
        page.goto(there)
        return page

    yield open_
    for context in made:
        assert context.cookies() == []
        context.close()
    assert wrong == []


def _frame(page):
    return page.frame_locator("iframe")


def _no_menu(frame):
    assert not frame.locator(".menu").locator("visible=true").count()
    assert not frame.locator(".masthead").locator("visible=true").count()
    assert not frame.locator("footer").locator("visible=true").count()


def test_before_the_app_is_there_it_has_no_menu_and_one_line_that_leads_to_the_full_desk(article, framed_desk):
    frame = _frame(article("/timeline?embed=true&kind=pardon", scripts=False))
    _no_menu(frame)
    assert frame.locator("h1").is_visible()
    line = frame.locator(".framed")
    assert "Freed from Belarus" in line.inner_text()
    assert line.locator("a").get_attribute("href") == "/timeline?kind=pardon"
    assert line.locator("a").get_attribute("target") == "_blank"


def test_links_and_forms_of_the_first_paint_stay_in_the_frame(article):
    frame = _frame(article("/people?embed=true&embed_options=dark_theme", scripts=False))
    assert "embed=true&embed_options=dark_theme" in frame.locator(".card h3 a").first.get_attribute("href")
    fields = frame.locator("form input[type=hidden]").evaluate_all("all => all.map(each => each.name + each.value)")
    assert {"embedtrue", "embed_optionsdark_theme"} <= set(fields)
    assert frame.locator("html").evaluate("each => getComputedStyle(each).colorScheme") == "dark"


def test_the_app_in_the_frame_has_no_menu_and_keeps_to_it_from_page_to_page(article):
    page = article("/timeline?embed=true")
    inside = page.frames[1]
    inside.locator(".start button").click()
    inside.wait_for_selector(".stApp[data-test-script-state=notRunning] .framed", timeout=60_000)
    _no_menu(_frame(page))
    assert inside.locator(".framed a").get_attribute("href") == "/timeline"
    inside.evaluate("document.querySelector('.menu a[href=\"/people\"]').click()")
    inside.wait_for_selector(".stMain .cards", timeout=60_000)
    assert "embed=true" in inside.url
    _no_menu(_frame(page))


def test_without_the_parameter_the_page_is_whole(article):
    frame = _frame(article("/timeline", scripts=False))
    assert frame.locator(".menu").locator("visible=true").count()
    assert not frame.locator(".framed").count()
