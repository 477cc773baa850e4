"""A word of 600 letters, wherever a page has words: it breaks in its place, and no page is wider than its window."""

import pytest
from planted_words import WORD

from components.embeds.page import document
from components.embeds.registry import makers
from components.site import Site
from components.text import text_for
from tests.planted import World


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("script", [True, False])
def test_a_search_for_a_word_of_600_letters_leaves_the_page_as_wide_as_the_window(script, width, browser, desk):
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{desk.address}/people?q={WORD}")
    page.wait_for_selector(".fb .notice, .fb h1")
    assert page.evaluate("[...document.querySelectorAll('*:not(input)')].every(each => each.scrollWidth < 2000)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


@pytest.fixture(scope="module")
def told():
    """The pages of embeds of a world in which names, headlines and values are words of 600 letters."""
    world = World().person("jan", WORD, one_line=WORD).event("first", "2025-09-11", WORD)
    world.claim("first", "freed_total", "52", reason=WORD).claim("first", "freed_total", "51", source_id="agency")
    world.claim("jan", "detained_on", "2020-05-31").claim("jan", "occupation", WORD).tie("jan", "freed_in", "first")
    dataset, text = world.dataset(), text_for("en")
    return {name: document(text, dataset, make(), Site()) for name, make in makers(text, dataset)}


@pytest.mark.parametrize("name", ["story/first", "person/jan", "figure/first", "who/first", "timeline"])
@pytest.mark.parametrize("width", [320, 960])
def test_a_word_of_600_letters_breaks_in_an_embed(name, width, told, browser, tmp_path):
    (tmp_path / "page.html").write_text(told[name], encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert WORD in page.content()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("[...document.querySelectorAll('.scroll')].every((each) => each.scrollWidth < 2000)")
    context.close()
