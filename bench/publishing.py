"""Benchmarks the build of the embeds by its usual command: from nothing, after one change, and without changes."""

import csv
import io
import re
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

from bench.measure import spread
from bench.servers import LOGS, ROOT
from data import TABLES

PLACE = LOGS / "embeds"
DESK = "https://freed.example"
SERIES = "political_prisoners_in_custody"
"""The property of the claim that is changed: a count in custody is in two charts and their pictures."""


def run(quick: bool = False) -> tuple[Path, dict]:
    """Build the site several times; returns its folder and the measurements."""
    once, again = (1, 1) if quick else (2, 5)
    whole = [_from_nothing() for _ in range(once)]
    nothing = [_build(expected="nothing has changed") for _ in range(again)]
    one = [_after_a_change() for _ in range(again)]
    results = {
        "from_nothing": _spreads(whole),
        "one_claim_changed": _spreads(one),
        "nothing_changed": _spreads(nothing),
    }
    medians = (f"{name} {each['time']['median']:.1f} s" for name, each in results.items())
    print("  build:", ", ".join(medians), flush=True)
    return PLACE / "site", results


def _spreads(pairs) -> dict:
    """Seconds that passed, and seconds of the processors."""
    passed, used = zip(*pairs, strict=True)
    return {"time": spread(passed, "s"), "processor": spread(used, "s")}


def _from_nothing() -> tuple[float, float]:
    shutil.rmtree(PLACE, ignore_errors=True)
    shutil.copytree(TABLES, PLACE / "tables")
    return _build(expected="pages, ")


def _after_a_change() -> tuple[float, float]:
    """Change the value of one claim, and build again into the same place."""
    claims = PLACE / "tables" / "claims.csv"
    rows = list(csv.DictReader(io.StringIO(claims.read_text(encoding="utf-8"))))
    row = next(row for row in rows if row["property"] == SERIES and row["value"].isdigit())
    row["value"] = str(int(row["value"]) - 1)
    with claims.open("w", encoding="utf-8", newline="") as out:
        lines = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        lines.writeheader()
        lines.writerows(rows)
    return _build(expected=r"pages, [1-9]\d? of them new")


def _build(expected: str) -> tuple[float, float]:
    """Build the site in a process of its own; the seconds that passed, and those of the processors that it used."""
    command = [sys.executable, "-m", "components.embeds", str(PLACE / "site"), "--tables", str(PLACE / "tables")]
    began, used = time.perf_counter(), _used()
    done = subprocess.run([*command, "--base-url", DESK], cwd=ROOT, capture_output=True, text=True, check=False)
    took = time.perf_counter() - began, _used() - used
    if done.returncode or not re.search(expected, done.stdout):
        raise RuntimeError(f"the build did not do what it should: {done.stdout}{done.stderr}")
    return took


def _used() -> float:
    """Seconds of processor time of all processes that have been waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
