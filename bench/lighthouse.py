"""Lighthouse's score for the speed of embeds, a phone on a slow line, beside a page of one word on the same machine."""

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


def run(embeds: str, floor: str, quick: bool = False) -> dict:
    """Scores from 0 to 100 of pages below the address of the embeds, and of the page to which they are held."""
    npm.install()
    addresses = {"floor": floor} | {page: f"{embeds}/live/{page}.html" for page in PAGES}
    seen = [_scores(addresses) for _ in range(1 if quick else 3)]
    told = {name: {"performance": spread([each[name] for each in seen], "points")} for name in addresses}
    print(
        "  lighthouse:", ", ".join(f"{n} {each['performance']['median']:.0f}" for n, each in told.items()), flush=True
    )
    return {"floor": told.pop("floor"), "pages": told}


def _scores(addresses: dict[str, str]) -> dict[str, float]:
    command = [_node(), "lighthouse.mjs", visit.chromium(), *addresses.values()]
    done = subprocess.run(command, cwd=PLACE, capture_output=True, text=True, check=True)
    reports = {each["address"]: each for each in map(json.loads, done.stdout.splitlines())}
    return {name: 100 * reports[address]["scores"]["performance"] for name, address in addresses.items()}


def _node() -> str:
    command = [sys.executable, "tests/browser/find_tool.py", "node"]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
