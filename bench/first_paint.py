"""Benchmarks pages of the desk against their stock peers: first content, usable time, bytes, requests on slow 4G."""

import contextlib

from bench import servers, visit
from bench.measure import spread
from bench.wire import Wire

PAGES = ("overview", "timeline", "routes", "people", "claims", "about")
ON_LAPTOP = ("timeline",)
"""Pages also measured at 1280 px with a desktop browser: the desk sends no chart library to phones."""

TOO_LONG = 30
"""Seconds of a visit, above which a page is visited only once."""


def run(quick: bool = False) -> dict:
    """Visit page by page and in turns, each cold and then warm."""
    pages, rounds = (PAGES[-1:], 1) if quick else (PAGES, 2)
    with contextlib.ExitStack() as stack:
        desk, stock = (stack.enter_context(each()) for each in (servers.app_at_once, servers.stock))
        chrome = stack.enter_context(visit.browser())
        sides = {each.name: stack.enter_context(Wire(each.port)) for each in (desk, stock)}
        _warm_up(chrome, sides, pages)
        desk.settle()
        stock.settle()
        results = {page: _compared(chrome, sides, page, rounds, visit.PHONE) for page in pages}
        for page in ON_LAPTOP if not quick else ():
            results[f"{page} (laptop)"] = _compared(chrome, sides, page, 1, visit.LAPTOP)
    return results


def address(page: str) -> visit.Page:
    """The address of a page, which is the same at the desk and in the stock app."""
    return visit.Page("/" if page == "overview" else f"/{page}")


def _warm_up(chrome, sides, pages) -> None:
    """Let both servers import, read and pack what the first reader would wait for."""
    for page in pages:
        for wire in sides.values():
            visit.visits(chrome, wire, address(page), slow=False)


def _compared(chrome, sides, page, rounds, device) -> dict:
    seen = {side: [] for side in sides}
    for _ in range(rounds):
        for side, wire in sides.items():
            if not seen[side] or seen[side][0][0].usable < TOO_LONG:
                seen[side].append(visit.visits(chrome, wire, address(page), device=device))
                _tell(page, side, seen[side][-1])
    return {side: summary(pairs) for side, pairs in seen.items()}


def summary(pairs) -> dict:
    """The measurements of the visits of one page, cold and warm."""
    return {name: _summary([pair[at] for pair in pairs]) for at, name in enumerate(("cold", "warm"))}


def _summary(seen) -> dict:
    return {
        "first_content": spread([each.content for each in seen], "s"),
        "usable": spread([each.usable for each in seen], "s"),
        "wire": spread([each.bytes / 1000 for each in seen], "kB"),
        "requests": spread([each.requests for each in seen], "requests"),
    }


def _tell(page, side, pair) -> None:
    cold, warm = pair
    print(
        f"  {page:10} {side:5} cold {cold.content:6.2f} s, usable {cold.usable:6.2f} s, {cold.bytes / 1e6:5.2f} MB, "
        f"{cold.requests} requests; warm {warm.content:5.2f} s, usable {warm.usable:5.2f} s, {warm.bytes / 1e3:.0f} kB",
        flush=True,
    )
