"""When the app of a page has come to rest."""


def settle(page):
    """Wait until the app has run and drawn, and nothing scrolls any more."""
    page.wait_for_timeout(400)
    page.wait_for_selector(".stApp[data-test-script-state=notRunning]", timeout=60_000)
    page.wait_for_function("() => !document.querySelector('.stMain .fb-canvas:not([data-drawn])')")
    page.wait_for_timeout(700)
