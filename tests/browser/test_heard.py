"""What ears are told by the app: results said aloud, the order of what is read, the names of sliders."""

import pytest


def test_the_result_of_a_filter_is_said_aloud(at):
    page = at("/timeline")
    region = page.locator("body > [role=status]")
    assert region.text_content() == ""
    page.get_by_role("button", name="Pardon", exact=True).click()
    page.wait_for_function("() => document.querySelector('body > [role=status]').textContent", timeout=60_000)
    assert region.text_content() == page.locator("h1").text_content()
    assert "pardons" in region.text_content()


def test_that_nothing_fits_is_said_aloud(at):
    page = at("/people")
    page.get_by_label("Search", exact=True).fill("Zzzzqqq")
    page.keyboard.press("Enter")
    page.wait_for_function("() => /fits|0 people/.test(document.querySelector('body > [role=status]').textContent)")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_first_event_is_read_before_the_counts_of_custody(width, at):
    page = at("/" if width == 1280 else "/timeline", width=width)
    order = page.evaluate(
        """() => [...document.querySelectorAll('svg.timeline title')].filter(e => e.closest('svg').checkVisibility())
            .map(e => Boolean(e.closest('[data-mark]')))"""
    )
    assert len(order) > 80
    assert order[0] is True
    assert order == sorted(order, reverse=True)


@pytest.mark.parametrize(("address", "names"), [("/timeline", ["Period — start", "Period — end"]), ("/routes", None)])
def test_a_slider_is_named_once(address, names, at):
    page = at(address)
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    found = [node["name"]["value"] for node in nodes if node["role"]["value"] == "slider"]
    assert found == (names or ["Shown up to step"])
