"""Runs Lighthouse, as a phone on a slow connection, on embeds, on a page of one word, and on pages of the desk."""

import json
import subprocess
import sys

from bench import visit
from bench.measure import spread
from bench.servers import ROOT
from tests.browser import npm

PLACE = ROOT / "tests" / "browser"
PAGES = (
    "timeline",
    "routes",
    "person/ales-bialiatski",
    "story/release-2025-12-13",
    "figure/release-2025-12-13",
)
SPEED, FULL = "performance", ("accessibility", "best-practices")


def run(embeds: str, floor: str, quick: bool = False) -> dict:
    """Scores from 0 to 100 of pages of the embeds and, for comparison, of the page at `floor`."""
    addresses = {"floor": floor} | {page: f"{embeds}/live/{page}.html" for page in PAGES}
    scores = _scored(addresses, 1 if quick else 3, (SPEED,))
    return {"floor": scores.pop("floor"), "pages": scores}


def desk(address: str, pages: tuple[str, ...], rounds: int) -> dict:
    """Scores from 0 to 100 of pages of the desk: performance, accessibility and best practices."""
    return _scored({page: address + page for page in pages}, rounds, (SPEED, *FULL))


def _scored(addresses: dict[str, str], rounds: int, parts: tuple[str, ...]) -> dict:
    """The spread of some scores over so many rounds, by name of the page."""
    npm.install()
    seen = [_scores(addresses) for _ in range(rounds)]
    spreads = {
        name: {part.replace("-", "_"): spread([each[name][part] for each in seen], "points") for part in parts}
        for name in addresses
    }
    middle = (f"{name} {each[SPEED]['median']:.0f}" for name, each in spreads.items())
    print("  lighthouse:", ", ".join(middle), flush=True)
    return spreads


def _scores(addresses: dict[str, str]) -> dict[str, dict[str, float]]:
    """One round; a report that Lighthouse could not make is asked for again."""
    missing, reports = dict(addresses), {}
    for _ in range(3):
        command = [_node(), "lighthouse.mjs", visit.chromium(), *missing.values()]
        done = subprocess.run(command, cwd=PLACE, capture_output=True, text=True, check=True)
        complete = [each for each in map(json.loads, done.stdout.splitlines()) if not each["error"]]
        reports |= {each["address"]: each["scores"] for each in complete}
        missing = {name: address for name, address in addresses.items() if address not in reports}
        if not missing:
            return {
                name: {part: 100 * score for part, score in reports[address].items()}
                for name, address in addresses.items()
            }
    raise RuntimeError(f"Lighthouse made no report of {', '.join(missing)}")


def _node() -> str:
    command = [sys.executable, "tests/browser/find_tool.py", "node"]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
