"""A link to one person or event: its heading comes into view with the first paint, and stays there."""

import pytest

WATCHED = """addEventListener("DOMContentLoaded", () => {
  window.heights = [];
  const look = () => {
    const paint = document.getElementById("first-paint");
    const chosen = (paint || document.querySelector(".stMain"))?.querySelector("[data-arrive]");
    if (chosen) heights.push([Boolean(paint), Math.round(chosen.getBoundingClientRect().top)]);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""
"""Notes in each frame where the heading of what is chosen stands, in the first paint and in the app after it."""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["people?person=ales-bialiatski", "releases?event=release-2025-12-13"])
def test_what_the_address_chooses_stays_in_view_while_the_app_takes_over(address, width, browser, desk):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.add_init_script(WATCHED)
    page.goto(f"{desk.address}/{address}")
    page.wait_for_function("() => heights.filter(([paint]) => !paint).length > 30", timeout=60_000)
    heights = page.evaluate("heights")
    page.close()
    assert heights[0][0]
    seen = [top for _, top in heights]
    arrived = next(at for at, top in enumerate(seen) if 0 <= top < 200)
    assert all(0 <= top < 200 for top in seen[arrived:]), sorted(set(seen[arrived:]))
