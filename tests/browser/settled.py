"""When the app of a page has come to rest."""

QUIET = 250
"""Milliseconds in which nothing has changed or scrolled on a page that rests."""

WATCH = """() => {
    const watch = window.stillness ??= { since: 0 };
    const moved = () => { watch.since = performance.now(); };
    if (!watch.since) {
        const all = { subtree: true, childList: true, attributes: true, characterData: true };
        new MutationObserver(moved).observe(document, all);
        addEventListener("scroll", moved, { capture: true, passive: true });
    }
    moved();
}"""

RESTS = """quiet => {
    const app = document.querySelector(".stApp"), watch = window.stillness;
    const busy = "#first-paint, [data-testid=stStatusWidget], .stMain .fb-canvas:not([data-drawn])";
    const ran = app && app.dataset.testScriptState === "notRunning" && !document.querySelector(busy)
        && document.fonts.status === "loaded";
    if (!ran) watch.since = performance.now();
    return ran && performance.now() - watch.since > quiet;
}"""


def settle(page, quiet=QUIET):
    """Wait until the app has run and drawn, and nothing has changed or scrolled for a while."""
    page.evaluate(WATCH)
    page.wait_for_function(RESTS, arg=quiet, timeout=60_000)
