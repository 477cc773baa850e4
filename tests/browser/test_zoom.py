"""A chart or a drawing is enlarged and made whole again by controls that are seen, named, and reached by keyboard."""

import pytest

VIEWS = (("timeline", "Whole period"), ("routes", "Whole map"))
SPAN = """() => {
  const { range } = document.querySelector(".stMain .js-plotly-plot")._fullLayout.xaxis;
  return Math.abs(new Date(range[1]) - new Date(range[0]));
}"""
WIDTH = "() => document.querySelector('.stMain figure.drawing:not(.only-wide) svg').getBoundingClientRect().width"


def _controls(page):
    return page.get_by_role("group", name="Size of the drawing").get_by_role("button")


@pytest.mark.parametrize(("view", "whole"), VIEWS)
def test_a_chart_is_zoomed_from_the_keyboard(view, whole, at):
    page = at(f"/{view}", width=1280)
    controls = _controls(page)
    assert controls.all_inner_texts() == ["Zoom in", "Zoom out", whole]
    before = page.evaluate(SPAN)
    controls.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"before => ({SPAN})() < before * .6", arg=before)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function(f"before => ({SPAN})() > before * .8", arg=before)
    controls.first.press("Enter")
    controls.last.press("Enter")
    page.wait_for_function(f"before => Math.abs(({SPAN})() / before - 1) < .01", arg=before)
    assert page.locator(".modebar-btn:visible").count() == 0


@pytest.mark.parametrize(("view", "whole"), VIEWS)
def test_a_drawing_on_a_phone_is_enlarged_in_its_own_frame(view, whole, at):
    page = at(f"/{view}", width=390, is_mobile=True, has_touch=True)
    controls = _controls(page)
    boxes = [each.bounding_box() for each in controls.all()]
    assert all(min(box["width"], box["height"]) >= 24 for box in boxes)
    before = page.evaluate(WIDTH)
    controls.first.tap()
    assert page.evaluate(WIDTH) == pytest.approx(1.5 * before, rel=0.02)
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
    controls.filter(has_text=whole).tap()
    assert page.evaluate(WIDTH) == pytest.approx(before, rel=0.02)
