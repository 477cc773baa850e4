"""On paper, too, what does not hold is struck through, and words beside it say why."""

import pytest

PAGES = (
    ("/people?person=valiantsin-stefanovic", "13 December 2025"),
    ("/releases?event=release-2025-12-13", "ine foreign citizens sent to Lithuania, Minsk said"),
)
LOOK = """() => [...document.querySelectorAll("del")].filter(each => each.checkVisibility()).map(each => ({
    words: each.textContent,
    line: getComputedStyle(each).textDecorationLine,
    said: each.nextElementSibling?.textContent,
    seen: each.nextElementSibling?.checkVisibility(),
}))"""


@pytest.mark.parametrize("scripts", [True, False], ids=["app", "first paint"])
@pytest.mark.parametrize(("address", "wrong"), PAGES)
def test_a_printed_page_strikes_what_does_not_hold_and_says_why(desk, browser, address, wrong, scripts):
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(f"http://127.0.0.1:{desk.port}{address}")
    page.wait_for_selector("del", state="attached")
    struck = [each for each in page.evaluate(LOOK) if each["words"].strip()]
    assert page.locator("h1").first.is_visible()
    assert any(wrong in each["words"] for each in struck)
    for each in struck:
        assert each["line"] == "line-through"
        assert each["said"] in ("shown to be wrong", "no longer so")
        assert each["seen"]
    context.close()
