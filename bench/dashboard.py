"""Benchmarks the dashboard against another page with two linked views and against a page of one word."""

import contextlib

from bench import embeds, linked, peers, visit
from bench.files import Files
from bench.first_paint import summary
from bench.measure import spread
from bench.wire import Wire
from components.embeds import dashboard, registry
from components.text import text_for
from data import load_dataset

OURS = visit.Page("/dashboard", "h1", "document.readyState === 'complete'")
PEER = visit.Page("/linked", ".tl-headline", linked.USABLE)
CHOICES = 25
"""How many releases are chosen one after another to measure the work of a choice."""

DRAWN = "new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))"


def run(quick: bool = False) -> dict:
    """Visit the pages in turns, on slow 4G and a processor four times slower; then make choices in the dashboard."""
    peers.install()
    dataset, seen = load_dataset(), {"ours": [], "leaflet_with_timelinejs": [], "page_of_one_word": []}
    text, site = text_for("en"), registry.Site("/", "/embed/")
    page = registry.build_page(text, dataset, dashboard.page(text, dataset), site)
    pages = {OURS.address: page.html.decode(), PEER.address: linked.page(dataset)}
    pages[embeds.EMPTY.address] = peers.HTML.format(head="", body="<p>Word</p>")
    with contextlib.ExitStack() as stack:
        files = stack.enter_context(Files(peers.MODULES, pages))
        chrome = stack.enter_context(visit.browser())
        wire = stack.enter_context(Wire(files.port))
        for each in (OURS, PEER, embeds.EMPTY):
            visit.visits(chrome, wire, each, slow=False)  # each file is packed when it is first asked for
        for _ in range(1 if quick else 5):
            for name, each in zip(seen, (OURS, PEER, embeds.EMPTY), strict=True):
                seen[name].append(visit.visits(chrome, wire, each))
        work = _work(chrome, f"http://{visit.HOST}:{files.port}{OURS.address}")
    return {name: summary(pairs) for name, pairs in seen.items()} | {"choice": {"work": spread(work, "ms")}}


def _work(chrome, address: str) -> list[float]:
    """Milliseconds of main-thread work for each of several choices, on a processor four times slower."""
    context = chrome.new_context(**visit.PHONE)
    tab = context.new_page()
    line = context.new_cdp_session(tab)
    line.send("Performance.enable")
    tab.goto(address)
    line.send("Emulation.setCPUThrottlingRate", {"rate": visit.SLOWER_CPU})
    tab.locator("#release-1").focus()
    spent = []
    for _ in range(CHOICES):
        before = _tasks(line)
        tab.keyboard.press("ArrowRight")
        tab.evaluate(DRAWN)
        spent.append(1000 * (_tasks(line) - before))
    context.close()
    return spent


def _tasks(line) -> float:
    """Seconds of main-thread work of the page until now."""
    measured = {each["name"]: each["value"] for each in line.send("Performance.getMetrics")["metrics"]}
    return measured["TaskDuration"]
