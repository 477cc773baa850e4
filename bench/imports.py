"""Benchmarks the imports before the first paint: which modules, and how long they take."""

import json
import re
import subprocess
import sys
import time

from bench.measure import once, spread
from bench.servers import ROOT

HEAVY = ("plotly", "geopandas", "shapely", "pandas", "pyarrow", "pyproj")
"""Libraries that must not be imported before the first paint."""

PAINT = """
import sys, json
import streamlit
before = set(sys.modules)
import server
server.services.paint.page("overview", b"", "")
ours = set(sys.modules) - before
heavy = sorted(name for name in ours if name.partition(".")[0] in sys.argv[1:])
print(json.dumps({"modules": len(sys.modules), "ours": len(ours), "heavy": heavy}))
"""
"""Imports the server and makes the landing page's first paint, without what the server warms up besides.

Streamlit itself imports a part of Plotly where it is installed; `heavy` is what comes on top of that.
"""

LINE = re.compile(r"import time:\s*(\d+) \|\s*(\d+) \| (\s*)(\S+)")


def run(quick: bool = False) -> dict:
    """Measure the time until the first paint, and the slowest modules."""
    times = 1 if quick else 5
    whole, alone = ([_timed(code) for _ in range(times)] for code in (PAINT, "import streamlit"))
    what = painted()
    print(f"  first paint made after {min(whole):.2f} s, {what['modules']} modules, heavy: {what['heavy'] or 'none'}")
    return {
        "first_paint": spread(whole, "s"),
        "streamlit_alone": spread(alone, "s"),
        "modules": once(what["modules"], "modules"),
        "ours": once(what["ours"], "modules"),
        "heavy": what["heavy"],
        "slowest": slowest(),
    }


def painted() -> dict:
    """How many modules are imported before the first paint, and which of the heavy libraries are among them."""
    done = subprocess.run(_command(PAINT, *HEAVY), cwd=ROOT, check=True, capture_output=True, text=True, timeout=60)
    return json.loads(done.stdout.splitlines()[-1])


def slowest(count: int = 12) -> list[tuple[str, float]]:
    """The libraries that take longest to import, each with its own modules, in milliseconds."""
    command = [sys.executable, "-X", "importtime", "-c", PAINT]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=60)
    spent: dict[str, int] = {}
    for own, _with_others, _depth, name in LINE.findall(done.stderr):
        top = name.partition(".")[0]
        spent[top] = spent.get(top, 0) + int(own)
    return [(name, round(us / 1000, 1)) for name, us in sorted(spent.items(), key=lambda pair: -pair[1])[:count]]


def _timed(code: str) -> float:
    began = time.perf_counter()
    subprocess.run(_command(code), cwd=ROOT, check=True, capture_output=True, timeout=60)
    return time.perf_counter() - began


def _command(code: str, *words: str) -> list[str]:
    return [sys.executable, "-c", code, *words]
