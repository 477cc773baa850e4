"""What only a browser shows: presses, deep links, widths, appearances, the keyboard, requests and accessibility."""

import pytest
from reader import Reader

ADDRESSES = (
    "/",
    "/timeline?event=release-2025-12-13",
    "/routes?release=release-2025-12-13",
    "/people?q=Kolesnikova",
    "/search?q=Kolesnikova",
    "/people?person=ales-bialiatski",
    "/people?view=lifelines",
    "/claims?subject=release-2025-12-13&property=freed_total",
    "/about",
)


COLD = ("/", "/people?q=Kolesnikova", "/claims?subject=release-2025-12-13&property=freed_total")
"""A page that opens the app, one of a filter and one of a search: a process finds the pages once, all in one way."""


@pytest.mark.parametrize("cold", COLD)
def test_a_cold_deep_link_opens_its_page_with_the_menu(cold, fresh_server, readers):
    page = readers(server=fresh_server).open(cold)
    assert page.locator("text=Timeline").first.is_visible()
    assert "Freed from Belarus" in page.title()


@pytest.fixture(scope="module", params=ADDRESSES)
def visit(request, tabs, server):
    """A page that is opened once for all tests that only look at it."""
    person = Reader(tabs, server)
    person.open(request.param)
    yield person
    person.leave()


def test_no_foreign_host_no_cookie_no_console_error(visit):
    assert visit.foreign == []
    assert visit.errors == []
    assert visit.context.cookies() == []


def test_nothing_is_wider_than_the_window(visit):
    wide = visit.page.evaluate(
        """() => [...document.querySelectorAll('.fb *')].filter(e => {
            if (e.closest('.table-wrap, svg, .visually-hidden, details:not([open]) > :not(summary)')) return false;
            return e.getBoundingClientRect().right > innerWidth + 1;
        }).map(e => e.outerHTML.slice(0, 120))"""
    )
    assert wide == []


def test_pressing_a_mark_shows_who_says_so(reader):
    page = reader.open("/")
    mark = page.locator(".overview .cite > summary").nth(1)
    mark.click()
    panel = page.locator(".overview .cite[open] .panel")
    assert panel.locator("a[href^=http]").count() >= 1


def test_a_mark_opens_by_keyboard_and_by_touch(readers):
    page = readers().open("/")
    mark = page.locator(".overview .cite > summary").nth(1)
    mark.focus()
    page.keyboard.press("Enter")
    assert page.locator(".overview .cite[open]").count() == 1
    phone = readers(width=390, has_touch=True).open("/")
    phone.locator(".overview .cite > summary").nth(1).tap()
    assert phone.locator(".overview .cite[open]").count() == 1


def test_pressing_a_release_in_the_chart_opens_its_story(reader):
    page = reader.open("/timeline")
    page.wait_for_selector(".js-plotly-plot .scatterlayer .point", state="attached", timeout=60_000)
    box = page.evaluate(
        """() => { const plot = document.querySelector('.js-plotly-plot');
            const full = plot._fullData, calc = plot.calcdata, layout = plot._fullLayout;
            const axis = (name) => layout[name.replace(/^([xy])/, '$1axis')];
            for (let i = 0; i < full.length; i++) for (let j = 0; j < calc[i].length; j++) {
                if ([].concat((full[i].customdata || [])[j])[0] !== 'release-2026-03-19') continue;
                const x = axis(full[i].xaxis), y = axis(full[i].yaxis), box = plot.getBoundingClientRect();
                return [box.x + x._offset + x.c2p(calc[i][j].x), box.y + y._offset + y.c2p(calc[i][j].y)];
            } }"""
    )
    page.mouse.click(*box)
    page.wait_for_selector(".chosen-event h2:has-text('250 freed')", timeout=30_000)
    assert "event=release-2026-03-19" in page.url


def test_a_link_of_the_desk_changes_the_page_without_loading_it_anew(reader):
    page = reader.open("/")
    page.evaluate("() => { window.kept = true; }")
    page.locator(".fate b a").first.click()
    page.wait_for_selector(".profile, .fb h1:has-text('Bialiatski')", timeout=30_000)
    assert page.evaluate("() => window.kept") is True
    assert "person=ales-bialiatski" in page.url


def test_going_back_returns_to_where_the_reader_was(reader):
    page = reader.open("/people?q=Kolesnikova")
    page.locator(".card h3 a").first.click()
    page.wait_for_selector(".profile", timeout=30_000)
    page.go_back()
    page.wait_for_selector(".cards", timeout=30_000)
    assert "q=Kolesnikova" in page.url


FOCUSED = """() => {
    const now = document.activeElement, control = now.closest('[class*=st-key-control]');
    return control?.className.match(/st-key-control-[a-z-]+/)?.[0] || now.tagName; }"""
"""The control that has the keyboard, or the kind of element."""


def test_every_control_can_be_reached_by_keyboard(reader):
    page = reader.open("/timeline?event=release-2025-12-13")
    seen = set()
    for _ in range(140):
        page.keyboard.press("Tab")
        seen.add(page.evaluate(FOCUSED))
        if {"st-key-control-kind", "st-key-control-event", "SUMMARY"} <= seen:
            break
    assert {"st-key-control-kind", "st-key-control-event", "SUMMARY"} <= seen


def test_a_table_opens_and_downloads_with_its_sources(reader):
    page = reader.open("/timeline")
    page.locator(".as-table > summary").first.click()
    assert page.locator(".as-table[open] table tbody tr").count() > 20
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the claims as CSV", exact=True).first.click()
    text = waiting.value.path().read_text(encoding="utf-8")
    assert "https://" in text
    assert waiting.value.suggested_filename.endswith(".csv")


HIDDEN = """() => {
    const names = [...document.querySelectorAll('.js-plotly-plot .textpoint text')].map(each => {
        const {left, top, right, bottom} = each.getBoundingClientRect();
        // a box is as tall as a line, the letters in it are not
        return {said: each.textContent, left, right, top: top + 2, bottom: bottom - 2};
    });
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const over = names.flatMap((a, i) => names.slice(0, i).filter(b => meet(a, b)).map(b => `${a.said}, ${b.said}`));
    return [names.length, over];
}"""


@pytest.mark.parametrize("release", ["", "?release=release-2025-12-13", "?release=release-2025-09-11"])
@pytest.mark.parametrize("width", [900, 1280])
def test_no_name_on_the_map_hides_another(release, width, readers):
    page = readers(width=width).open(f"/routes{release}")
    page.wait_for_selector(".js-plotly-plot .textpoint", timeout=60_000)
    shown, hidden = page.evaluate(HIDDEN)
    assert shown > 15
    assert hidden == []


def test_a_phone_is_sent_no_chart_library(readers):
    phone = readers(width=390, user_agent="Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Mobile Safari/537.36")
    asked = []
    phone.page.on("request", lambda r: asked.append(r.url))
    page = phone.open("/timeline")
    assert page.locator(".drawing svg [data-mark]").count() > 20
    assert not any("PlotlyChart" in url for url in asked)


def test_play_goes_through_the_steps_by_itself_and_stops_at_the_last(reader, ledger):
    release = "release-2025-04-30"
    page, last = reader.open(f"/routes?release={release}"), len(ledger.legs_of(release))
    page.evaluate("""() => {
        window.steps = [];
        setInterval(() => { if (window.steps.at(-1) !== location.search) window.steps.push(location.search); }, 50);
    }""")
    page.locator("label", has_text="Play").click()
    page.wait_for_function("() => window.steps.some(each => each.includes('step=1'))", timeout=30_000)
    page.wait_for_function("() => !window.steps.at(-1).includes('step=')", timeout=60_000)
    shown = [each.partition("step=")[2] for each in page.evaluate("window.steps")]
    assert shown[-last:] == [*(str(step) for step in range(1, last)), ""]
    assert page.locator("label:has-text('Play') input").get_attribute("aria-checked") != "true"
    assert reader.errors == []
