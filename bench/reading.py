"""Benchmarks reading without the app, on a phone and slow 4G: the time until a filter or a search is answered."""

import contextlib
import re
import time

from bench import lighthouse, servers, visit
from bench.measure import once, spread
from bench.wire import Wire

QUESTIONS = {
    "people: a filter": ("/people", "[name=year][value='2025']", "2025"),
    "people: a name": ("/people", "[name=q]", "Kalesnikava"),
    "timeline: a period": ("/timeline", "[name=from]", "2026-01"),
    "routes: a release": ("/routes", "[name=release]", "release-2025-12-13"),
    "claims: words": ("/claims", "[name=q]", "potash"),
}
"""The questions by name: a page, the selector of a field, and the value that is chosen or typed there."""

PAGES = ("/", "/timeline", "/routes", "/people", "/claims", "/releases", "/sources", "/data", "/about", "/embed")
DESK = (*PAGES, "/people?view=lifelines", "/search?q=potash", "/changes", "/cite", "/report")
"""The addresses that Lighthouse visits: every page of the desk."""

CHOOSE = "(field, value) => { field.checked = true; field.value = value; field.form.requestSubmit(); }"
LAST = "() => performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime"


def run(quick: bool = False) -> dict:
    """Ask each question several times, each time with an empty browser cache; then weigh every page."""
    rounds = 1 if quick else 5
    with contextlib.ExitStack() as stack:
        pages, app = (stack.enter_context(each()) for each in (servers.desk, servers.app_at_once))
        chrome = stack.enter_context(visit.browser())
        wire, before = (stack.enter_context(Wire(each.port)) for each in (pages, app))
        for page in PAGES:
            visit.visits(chrome, wire, visit.Page(page, usable="true"), slow=False)
        pages.settle()
        answered = {name: _question(chrome, wire, rounds, *each) for name, each in QUESTIONS.items()}
        return {
            "answered": answered,
            "with_the_app": _with_the_app(chrome, before, rounds),
            "pages": {page: _weighed(chrome, wire, page) for page in PAGES},
            "lighthouse": lighthouse.desk(f"http://{servers.HOST}:{pages.port}", DESK, 1 if quick else 9),
        }


def _question(chrome, wire, rounds: int, page: str, field: str, value: str) -> dict:
    """Seconds from the first content of a page to the first content of its answer, asked for at once."""
    seen = []
    for _ in range(rounds + 1):
        with contextlib.closing(chrome.new_context(**visit.PHONE)) as context:
            seen.append(_answered(context, wire, page, field, value))
    result = {"time": spread(seen[1:], "s")}  # the first reader waits until the page is made
    print(f"  {page} {field} {value}: {result['time']['median']:.2f} s", flush=True)
    return result


def _answered(context, wire, page: str, field: str, value: str) -> float:
    tab = context.new_page()
    visit.slowed(context.new_cdp_session(tab))
    tab.goto(f"http://{servers.HOST}:{wire.port}{page}", wait_until="commit")
    tab.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length", polling=20)
    first = tab.evaluate(LAST)
    chosen = tab.locator(f".form {field}").first
    chosen.evaluate(CHOOSE, value)
    tab.wait_for_url(re.compile(r"\?"), wait_until="commit")
    tab.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length", polling=20)
    return (tab.evaluate(LAST) - first) / 1000


def _with_the_app(chrome, app, rounds: int) -> dict:
    """Seconds from first content until the app of a page that starts it at once could answer anything."""
    with Wire(app.port) as wire:
        visit.visits(chrome, wire, visit.Page("/people"), slow=False)
        seen = [visit.visits(chrome, wire, visit.Page("/people"))[0] for _ in range(min(rounds, 3))]
    time = spread([each.usable - each.content for each in seen], "s")
    print(f"  the app at once: {time['median']:.2f} s", flush=True)
    return {"time": time}


def _weighed(chrome, wire, page: str) -> dict:
    """What a page weighs for a reader who has been nowhere yet."""
    began = time.perf_counter()
    cold = visit.visits(chrome, wire, visit.Page(page, usable="true"))[0]
    print(f"  {page:10} {cold.bytes / 1000:5.1f} kB, {cold.requests} requests, {time.perf_counter() - began:.0f} s")
    return {
        "first_content": once(cold.content, "s"),
        "wire": once(cold.bytes / 1000, "kB"),
        "requests": once(cold.requests, "requests"),
    }
