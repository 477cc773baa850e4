"""The pictures of the embeds are those that are kept, and a change that a reader would see is found."""

import sys

import pytest

from tests.pictures.camera import camera
from tests.pictures.measure import Difference
from tests.pictures.report import OUT, ROOT, findings, report
from tests.pictures.shots import SHOTS, Shot

RENEW = "Where the page should look so now: make pictures RENEW=1, look at what is new, and commit it."
PART = """const drawing = [...document.querySelectorAll("figure > div")].find(each => each.checkVisibility());
const middle = (name, wanted = () => true) => {
    const all = [...drawing.querySelectorAll(name)].filter(each => each.checkVisibility() && wanted(each));
    return all[Math.floor(all.length / 2)];
};"""
WORDS = "each => each.textContent.length > 4"
CHANGES = {
    "a label stands two pixels further": f'middle("text", {WORDS}).style.translate = "2px"',
    "a label is left out": f'middle("text", {WORDS}).remove()',
    "a mark is left out": 'middle("[data-mark]").remove()',
    "a mark has another colour": """const mark = middle("[data-mark]");
        for (const each of [mark, ...mark.querySelectorAll("*")])
            Object.assign(each.style, { fill: "#c0392b", stroke: "#c0392b" });""",
    "a digit is another": """const words = middle("text", each => /[0-9]/.test(each.textContent));
        words.textContent = words.textContent.replace(/[0-9]/, digit => (+digit + 1) % 10);""",
}

SPOILT = (
    Shot("timeline", 1000, "dark"),
    Shot("timeline", 320, "light"),
    Shot("routes", 320, "light"),
    Shot("lifelines", 320, "dark"),
    Shot("custody", 1000, "light"),
)

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the kept pictures have letters as Linux draws them; other systems draw their own"
)


@pytest.fixture(scope="module")
def lens(browser, published):
    with camera(browser.browser_type, published) as made:
        yield made


@pytest.fixture(scope="module")
def found(lens):
    """What was found about every picture; the report is written by then."""
    each = findings(lens, SHOTS)
    report(each)
    return {one.shot: one.told for one in each}


@pytest.mark.parametrize("shot", SHOTS, ids=str)
def test_a_page_looks_as_it_did(shot, found):
    page = (OUT / "index.html").relative_to(ROOT)
    assert not found[shot], f"{shot}: {found[shot]}. Before, after and difference: {page}. {RENEW}"


@pytest.mark.parametrize("shot", SPOILT, ids=str)
def test_a_change_that_a_reader_would_see_is_found(shot, lens):
    before = lens.take(shot)
    assert Difference(before, lens.take(shot)).told == ""
    missed = [name for name, change in CHANGES.items() if not Difference(before, lens.take(shot, _script(change))).told]
    assert missed == []


def _script(change):
    return f"() => {{ {PART} {change} }}"
