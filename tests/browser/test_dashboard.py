"""The dashboard in a real browser: chosen without scripts, by keys and by touch, on paper, and in a foreign page."""

import json

import axe
import pytest

from components.charts import timeline
from components.charts.timeline.choice_layout import choices
from components.embeds.page import LONGEST, WIDTHS, tallest

PAGE = "live/dashboard.html"
CHOSEN = "release-2025-12-13"
STRICT = "default-src 'none'; frame-src {site}; img-src data:"
SEEN = "[...document.querySelectorAll('.one')].filter(each => each.checkVisibility()).length"


@pytest.fixture(scope="module")
def place(ledger):
    """Where the chosen release stands among the choices."""
    return 1 + [mark.event_id for mark in choices(timeline.marks(ledger))].index(CHOSEN)


def _shows(page, place):
    """The one section that is seen is that of 13 December, with its lines, its figures and its people."""
    assert page.evaluate(SEEN) == 1
    section = page.locator(f".one-{place}")
    assert "13 December 2025" in section.inner_text()
    assert section.locator("svg path").first.is_visible()
    said = {row.split("\t")[0] for row in section.locator("dl").all_inner_texts()}
    words = " ".join(said)
    assert "Taken to Lithuania" in words
    assert "Taken to Ukraine" in words
    figures = [each.inner_text() for each in section.locator("dd b").all()]
    assert {"9", "114"} <= set(figures)
    section.locator("summary", has_text="named here").click()
    assert section.get_by_text("Ales Bialiatski", exact=True).is_visible()


def test_keys_alone_choose_a_release_without_scripts(embed, place):
    page = embed(PAGE, java_script_enabled=False)
    page.keyboard.press("Tab")
    for _ in range(place):
        page.keyboard.press("ArrowRight")
    _shows(page, place)


def test_touch_alone_chooses_a_release_without_scripts_and_all_again(embed, place):
    page = embed(PAGE, width=390, java_script_enabled=False, has_touch=True)
    page.locator(f"label:has([value={CHOSEN}])").tap()
    _shows(page, place)
    page.locator("label.all").tap()
    assert page.locator(".whole").is_visible()
    assert page.evaluate(SEEN) == 1


def test_the_chosen_day_stands_at_its_circle(embed):
    page = embed(PAGE, java_script_enabled=False)
    assert not page.locator(".lane .day:visible").count()
    page.locator(f"[value={CHOSEN}]").check(force=True)
    assert page.locator(".lane .day:visible").inner_text() == "13 Dec 2025"


def test_the_choice_stands_in_the_address_and_an_address_chooses(embed, place):
    page = embed(f"{PAGE}?release={CHOSEN}")
    _shows(page, place)
    page.locator("label.all input").check(force=True)
    page.wait_for_url(lambda url: "release" not in url)
    page.locator("[value=release-2025-09-11]").check(force=True)
    page.wait_for_url(lambda url: url.endswith("?release=release-2025-09-11"))
    page.goto(page.url.replace("release-2025-09-11", "no-such-release"))
    assert page.locator(".whole").is_visible()


def test_a_mouse_is_told_what_a_circle_is(embed):
    page = embed(PAGE)
    page.locator(f"label:has([value={CHOSEN}])").hover()
    assert "123 freed" in page.locator("#tip").inner_text()


def test_a_press_on_how_many_sources_there_are_shows_whose_and_leads_to_them(embed, place):
    page = embed(f"{PAGE}?release={CHOSEN}")
    folded = page.locator(f".one-{place} .number details")
    folded.locator("summary").click()
    name = folded.locator("a").first
    number = name.get_attribute("href")
    name.click()
    assert page.locator(f"{number} a").first.is_visible()
    assert page.locator(f"{number} a").first.get_attribute("href").startswith("http")


def test_without_has_everything_stands_in_order(static, browser):
    """A browser that does not know the selector shows every section, each with its own map."""
    context = browser.new_context(viewport={"width": 640, "height": 800}, bypass_csp=True)
    page = context.new_page()
    html = "**/dashboard.html"
    page.route(
        html, lambda r: r.fulfill(response=(a := r.fetch()), body=a.text().replace("selector(:has(*))", "(a:b)"))
    )
    page.goto(f"{static}/{PAGE}")
    shown = page.evaluate(SEEN)
    assert shown == page.locator(".one").count() > 20
    days = page.locator(".head > .quiet").all_inner_texts()
    assert days[0].endswith("3 July 2024")
    assert not page.locator(".tied:visible").count()
    context.close()


def test_paper_shows_every_release_in_a_block_of_its_own(embed):
    page = embed(f"{PAGE}?release={CHOSEN}")
    page.emulate_media(media="print")
    assert page.evaluate(SEEN) == page.locator(".one").count() > 20
    kinds = "[...document.querySelectorAll('.one')].map(each => getComputedStyle(each).breakInside)"
    assert set(page.evaluate(kinds)) == {"avoid"}
    assert page.locator(".one figure svg").first.is_visible()


@pytest.mark.parametrize("width", [280, 320, 390, 640, 1000, 1200])
def test_nothing_is_wider_than_the_window_and_every_circle_has_room_for_a_finger(width, embed):
    page = embed(PAGE, width=width)
    for event in ("", CHOSEN, "release-2026-03-19", "pardon-2024-12-28"):
        page.locator(f"[name=release][value='{event}']").check(force=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, event
    sizes = page.evaluate("[...document.querySelectorAll('.lane label')].map(e => e.getBoundingClientRect().toJSON())")
    assert all(min(box["width"], box["height"]) >= 24 for box in sizes)
    assert all(box["left"] >= 0 and box["right"] <= width for box in sizes)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_height_of_the_plain_code_fits_its_width(width, embed, published):
    told = json.loads((published / "live" / "manifest.json").read_text(encoding="utf-8"))["pages"]["dashboard"][
        "heights"
    ]
    height = tallest(told, width)
    real = embed(PAGE, width=width).evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    assert real <= height + 40 or height == LONGEST
    assert height <= real * 1.4 + 40


LOOKS = [
    {"color_scheme": "light", "width": 1200},
    {"color_scheme": "dark", "width": 640},
    {"forced_colors": "active", "width": 390},
]


@pytest.mark.parametrize("looks", LOOKS, ids=["light", "dark", "forced"])
@pytest.mark.parametrize("event", ["", CHOSEN])
def test_axe_finds_no_violation_when_all_is_open(looks, event, embed):
    page = embed(f"{PAGE}?release={event}", bypass_csp=True, **looks)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert axe.violations(page) == {}


def test_circles_are_seen_in_forced_colours(embed):
    page = embed(PAGE, forced_colors="active")
    page.evaluate("document.fonts.ready")
    look = "getComputedStyle(document.querySelector('.lane .release input')).backgroundColor"
    assert page.evaluate(look) == "rgb(0, 0, 0)"


def test_a_foreign_page_under_a_strict_policy_shows_it_and_nothing_is_asked_elsewhere(browser, static, host):
    policy = f'<meta http-equiv="Content-Security-Policy" content="{STRICT.format(site=static)}">'
    inside = f'<iframe src="{static}/{PAGE}?release={CHOSEN}" width=640 height=900 title=embed></iframe>'
    context, wrong, asked = browser.new_context(), [], []
    page = context.new_page()
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("request", lambda r: asked.append(r.url))
    page.goto(host(f"<!doctype html><html lang=en>{policy}<title>article</title><link rel=icon href=data:,>{inside}"))
    frame = page.frames[1]
    assert frame.locator("h2:visible", has_text="123 freed").is_visible()
    frame.locator("[value=release-2025-09-11]").check(force=True)
    assert frame.locator("h2:visible").inner_text().startswith("52 pardoned")
    assert [url for url in asked if not url.startswith("data:")] == [page.url, f"{static}/{PAGE}?release={CHOSEN}"]
    assert wrong == []
    assert context.cookies() == []
    context.close()
