"""The finding of every desk page fits into two lines of a usual screen."""

import pytest

PAGES = (
    "",
    "timeline",
    "timeline?kind=release",
    "timeline?kind=statement",
    "timeline?event=release-2025-12-13",
    "releases",
    "releases?event=release-2025-12-13",
    "releases?event=release-2025-12-13&with=release-2025-09-11",
    "routes",
    "routes?release=release-2025-09-11",
    "routes?release=release-2025-12-13",
    "people",
    "people?view=lifelines",
    "people?person=ales-bialiatski",
    "claims",
    "embed",
    "about",
)

LINES = """() => {
  const words = document.createRange();
  words.selectNodeContents(document.querySelector("h1"));
  return new Set([...words.getClientRects()].map(box => Math.round(box.top))).size;
}"""


def test_the_finding_of_every_page_takes_two_lines_at_most(browser, desk):
    page = browser.new_page(viewport={"width": 1280, "height": 800}, java_script_enabled=False)
    lines = {}
    for name in PAGES:
        page.goto(f"{desk.address}/{name}")
        lines[name] = page.evaluate(LINES)
    page.close()
    assert {name: count for name, count in lines.items() if count not in (1, 2)} == {}


PHONE = {"width": 390, "height": 844}

ENDS = """() => Object.fromEntries(["finding", "now", "drawn", "where", "fates", "disputed"].map(name => {
  const box = document.querySelector(`.overview .${name}`).getBoundingClientRect();
  return [name, [box.top + scrollY, box.bottom + scrollY]];
}))"""


def test_a_phone_tells_what_happened_and_what_is_new_on_one_screen_and_all_on_one_and_a_half(browser, desk):
    page = browser.new_page(viewport=PHONE, java_script_enabled=False)
    page.goto(desk.address)
    page.evaluate("document.fonts.ready")
    places = page.evaluate(ENDS)
    page.close()
    top = places["finding"][0]
    assert places["now"][1] < PHONE["height"]
    assert places["disputed"][1] - top <= 1.5 * PHONE["height"]
    assert [*places] == sorted(places, key=lambda name: places[name])


@pytest.mark.parametrize(("words", "lines"), [("Freed", 1), ("Freed <b>from</b><br>Belarus", 2), ("A<br>B<br>C", 3)])
def test_lines_are_counted(words, lines, browser):
    page = browser.new_page()
    page.set_content(f"<h1>{words}</h1>")
    assert page.evaluate(LINES) == lines
    page.close()
