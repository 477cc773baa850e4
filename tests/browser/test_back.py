"""Back and forward among pages that are read: the browser keeps each whole in its memory, and shows it at once."""

import os

import pytest
from conftest import FLAGS

from components.content.pages import pages

ADDRESSES = tuple(f"/{name}" for name in list(pages())[1:])
NOTED = """addEventListener("pageshow", ({ persisted }) => {
    const [{ notRestoredReasons }] = performance.getEntriesByType("navigation");
    window.shown = [persisted, notRestoredReasons?.reasons?.map(({ reason }) => reason) ?? []];
});"""
"""Notes whether a page came out of the browser's memory, and why not."""


@pytest.fixture(scope="module")
def keeping(browser):
    """A browser that keeps pages in its memory, as readers' do; those of tests do not unless told."""
    kind = browser.browser_type
    path = os.environ.get("CHROMIUM") or None
    chromium = kind.launch(executable_path=path, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"])
    yield chromium
    chromium.close()


@pytest.fixture(scope="module")
def tab(keeping, reading):
    """A window of that browser; `come` opens a page of the desk in it."""
    page = keeping.new_page()
    page.add_init_script(NOTED)
    page.come = lambda address: page.goto(reading.address + address)
    yield page
    page.close()


def _moved(page, by):
    """Goes through the history, and gives whether what is shown then was kept, and if not, why."""
    page.evaluate("window.shown = null")
    page.evaluate(f"setTimeout(() => history.go({by}))")
    page.wait_for_function("() => window.shown")
    return page.evaluate("window.shown")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_comes_back_out_of_the_memory_of_the_browser(address, tab):
    tab.come("/")
    tab.come(address)
    tab.come("/")
    assert _moved(tab, -1) == [True, []]
    assert tab.url.endswith(address)
    assert _moved(tab, 1) == [True, []]
