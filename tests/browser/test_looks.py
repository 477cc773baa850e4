"""Colours that the reader's system forces, and rows of buttons that look the same before and in the app."""

import pytest
from settled import settle

COLOUR = """([selector, name]) => {
    const found = [...document.querySelectorAll(selector)];
    return [...new Set(found.map(each => getComputedStyle(each)[name]))];
}"""
SYSTEM = """name => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = name;
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
}"""
DRAWN = "() => document.querySelectorAll('.stPlotlyChart .bg').length"
MENU = "#first-paint > .menu, .st-key-canvas-menu"


def _colours(page, selector, name):
    return page.evaluate(COLOUR, [selector, name])


@pytest.mark.parametrize("path", ["/routes", "/timeline"])
def test_where_the_system_forces_colours_the_menu_and_charts_take_them(path, readers, desk):
    page = readers(server=desk.address, forced_colors="active", dark=True).open(path)
    page.wait_for_function(DRAWN)
    ground, ink = page.evaluate(SYSTEM, "Canvas"), page.evaluate(SYSTEM, "CanvasText")
    assert _colours(page, MENU, "backgroundColor") == [ground]
    assert ground in _colours(page, MENU, "borderImageSource")[0]
    assert _colours(page, ".stPlotlyChart :is(.bg, .shapelayer path)", "fill") == [ground]
    assert _colours(page, ".stPlotlyChart :is(text, tspan)", "fill") == [ink]


def test_the_menu_and_the_map_of_a_first_paint_take_forced_colours(readers, reading):
    page = readers(server=reading.address, forced_colors="active", dark=True).page
    page.goto(f"{reading.address}/routes")
    ground, ink = page.evaluate(SYSTEM, "Canvas"), page.evaluate(SYSTEM, "CanvasText")
    assert _colours(page, MENU, "backgroundColor") == [ground]
    assert set(_colours(page, ".drawing svg text", "fill")) == {ink}
    assert [_variable(page, name) for name in ("water", "land", "paper")] == ["Canvas"] * 3


def _variable(page, name):
    return page.evaluate("name => getComputedStyle(document.documentElement).getPropertyValue('--' + name)", name)


LOOK = """selector => [...document.querySelectorAll(selector)].map(e => {
    const look = getComputedStyle(e), words = getComputedStyle(e.querySelector("p") ?? e);
    const { width, height } = e.getBoundingClientRect();
    return [look.borderTopColor, look.borderTopWidth, look.borderTopLeftRadius, look.backgroundColor, words.color,
        words.fontSize, Math.round(width), Math.round(height)].join(" ");
})"""


def test_files_and_the_link_to_the_embed_look_the_same_before_and_in_the_app(readers, reading):
    page = readers(server=reading.address).page
    page.goto(f"{reading.address}/timeline")
    before = page.evaluate(LOOK, "#first-paint .files:first-of-type a")
    page.locator("#first-paint .start button").click()
    page.wait_for_selector(".stPageLink a")
    settle(page)
    after = page.evaluate(LOOK, ".stMain :is(.stDownloadButton button, .stPageLink a)")
    assert len(before) > 2
    assert after == before
