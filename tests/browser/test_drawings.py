"""Every drawing as it stands in an article and on the desk, measured at the widths of phones, columns and screens.

No letter is smaller than 11 pixels, and no label is written over another, cut by its frame or window, or put on the
ground of another country.
"""

from base64 import b64encode
from pathlib import Path

import htpy as h
import pytest
from markupsafe import Markup

from components.charts import custody, lifelines, route_map, timeline
from components.html.figure_html import drawing
from components.text import text_for
from components.theme import css
from data import load_dataset

WIDTHS = (280, 320, 390, 640, 752, 960, 1200)
"""Pixels of a window or a frame."""

DATASET, TEXT = load_dataset(), text_for("en")
LEAST = 11
GROUND = load_dataset().ground
COUNTRIES = {each.name.lower(): each.iso for each in GROUND.countries()}
RELEASES = tuple(each.event_id for each in route_map.choices(DATASET))
TYPEFACES = Path(__file__).parents[2] / "static" / "fonts"

MEASURED = """([least, countries]) => {
  const scaled = label => {
    const matrix = label.getScreenCTM();
    return parseFloat(getComputedStyle(label).fontSize) * Math.hypot(matrix.a, matrix.b);
  };
  // what capitals fill of a line: a box has room above and below them, and a pixel beside them
  const ink = label => {
    const box = label.getBoundingClientRect(), size = scaled(label), upright = label.closest("[transform*=rotate]");
    const spare = ((upright ? box.width : box.height) - size * .72) / 2;
    const [x, y] = upright ? [spare, 1] : [1, spare];
    return { left: box.left + x, right: box.right - x, top: box.top + y, bottom: box.bottom - y };
  };
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const inside = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
  const screen = { left: 0, right: document.documentElement.clientWidth, top: -Infinity, bottom: Infinity };
  const faults = [], labels = [];
  for (const svg of document.querySelectorAll("svg[viewBox][role]")) {
    if (!svg.checkVisibility() || !svg.clientWidth) continue;
    const frame = svg.getBoundingClientRect(), lands = [...svg.querySelectorAll("[data-country]")];
    const own = each => [...each.childNodes].some(node => node.nodeType == 3 && node.data.trim());
    const here = [...svg.querySelectorAll("text, tspan")].filter(each => own(each) && each.checkVisibility())
      .map(each => ({ words: each.textContent.trim(), box: ink(each), size: scaled(each) }));
    for (const [at, { words, box, size }] of here.entries()) {
      labels.push(words);
      if (size < least - .005) faults.push(`small: ${words} (${size.toFixed(2)})`);
      if (!inside(box, frame) || !inside(box, screen)) faults.push(`cut: ${words}`);
      for (const other of here.slice(at + 1)) if (meet(box, other.box)) faults.push(`over: ${words} | ${other.words}`);
      const iso = countries[words.toLowerCase()];
      for (const land of lands.filter(each => iso && each.dataset.country != iso)) {
        const back = land.getScreenCTM().inverse(), middle = (box.top + box.bottom) / 2;
        const spots = [0, .25, .5, .75, 1].map(share => box.left + (box.right - box.left) * share);
        if (spots.some(x => land.isPointInFill(new DOMPoint(x, middle).matrixTransform(back))))
          faults.push(`on the ground of ${land.dataset.country}: ${words}`);
      }
    }
  }
  return [labels, faults];
}"""
"""Every label of the drawings in view, and what is wrong with them."""


def _measured(page):
    """What is wrong at each width, and the labels of each."""
    faults, labels = {}, {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        labels[width], wrong = page.evaluate(MEASURED, [LEAST, COUNTRIES])
        assert len(labels[width]) > 5
        if wrong:
            faults[width] = wrong
    return faults, labels


def _typeface():
    """The typeface that the desk brings along."""
    rules = []
    for name, letters in (("latin", "U+0000-00FF, U+2000-22FF"), ("latin-ext", "U+0100-02FF")):
        file = b64encode((TYPEFACES / f"ibm-plex-sans-{name}-wght-normal.woff2").read_bytes()).decode()
        source = f"src: url(data:font/woff2;base64,{file}); unicode-range: {letters}"
        rules.append(f"@font-face {{ font-family: Plex; font-weight: 100 700; {source} }}")
    return Markup("".join(rules))


def _on_the_desk():
    """Every drawing with its two compositions, as a page of the desk holds them."""

    def both(chart, *selection):
        marks = chart.marks(DATASET, *selection)
        return drawing("", chart.svg(marks, TEXT), chart.svg(marks, TEXT, narrow=True))

    yield "timeline", both(timeline)
    small = timeline.marks(DATASET, timeline.Selection(small=True))
    yield "timeline of the overview", drawing("", timeline.svg(small, TEXT), timeline.flat(small, TEXT))
    yield "custody", both(custody)
    yield "lifelines", both(lifelines)
    yield "routes", both(route_map)
    for release in RELEASES:
        yield release, both(route_map, route_map.Selection(release))


def test_in_an_article_no_label_of_a_drawing_is_small_covered_cut_or_on_foreign_ground(embed, static):
    page, found = embed("live/timeline.html"), {}
    for name in ("timeline", "custody", "lifelines", "routes", *(f"routes/{release}" for release in RELEASES)):
        page.goto(f"{static}/live/{name}.html")
        faults, labels = _measured(page)
        found |= {name: faults} if faults else {}
        if name == "routes":
            for place in ("lithuania", "vilnius", "minsk"):
                assert all(place in map(str.lower, labels[width]) for width in WIDTHS), place
    assert found == {}


def test_on_the_desk_no_label_of_a_drawing_is_small_covered_cut_or_on_foreign_ground(browser):
    page, found = browser.new_page(), {}
    rules = Markup(f"{_typeface()}{css()} body {{ margin: 0; padding: 0 8px }}")
    for name, drawn in _on_the_desk():
        page.set_content(str(h.fragment[h.style[rules], h.div(".fb")[drawn]]))
        page.evaluate("document.fonts.ready")
        faults, _ = _measured(page)
        found |= {name: faults} if faults else {}
    page.close()
    assert found == {}


@pytest.mark.parametrize(
    ("label", "fault"),
    [
        ("<text x='2' y='20' font-size='10'>Brest</text>", "small: Brest (10.00)"),
        ("<text x='-9' y='20'>Brest</text>", "cut: Brest"),
        ("<text x='2' y='20'>Brest</text><text x='20' y='24'>Minsk</text>", "over: Brest | Minsk"),
        ("<text x='2' y='20'>Poland</text>", "on the ground of BY: Poland"),
    ],
)
def test_what_is_wrong_with_a_label_is_found(label, fault, browser):
    page = browser.new_page()
    land = "<path data-country='BY' d='M0 0H200V100H0Z' fill='none' />"
    page.set_content(
        f"<svg role='group' width='200' height='100' viewBox='0 0 200 100' font-size='14'>{land}{label}</svg>"
    )
    assert page.evaluate(MEASURED, [LEAST, COUNTRIES])[1] == [fault]
    page.close()
