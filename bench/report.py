"""Writes the results: RESULTS.md and results.json of a whole run; other runs are written to build/bench/."""

import json
import math
import os
import platform
import subprocess
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench import peers
from bench.budgets import Verdict
from bench.measure import in_words, is_measure
from bench.servers import LOGS

HERE = Path(__file__).parent
LIBRARIES = ("streamlit", "starlette", "uvicorn", "websockets", "plotly", "pandas", "pydantic", "numpy", "playwright")
TITLES = {
    "first_paint": "First content and usable, slow 4G",
    "peers": "The timeline against TimelineJS and Vega-Lite, slow 4G",
    "embeds": "Embeds against TimelineJS, Vega-Lite and Leaflet on slow 4G; their build; how many are served",
    "dashboard": "The dashboard against Leaflet with the slider of TimelineJS, slow 4G; a choice in it",
    "rerun": "A rerun over the websocket, warm",
    "sessions": "Many sessions at once",
    "front": "nginx before two processes",
    "soak": "A soak: thirty minutes of arrivals and departures, compressed into two",
    "growth": "Growth",
    "reading": "Reading without the app, a phone on slow 4G",
    "unseen": "A page that nobody has asked for before",
    "api": "Questions to a table",
    "search": "Search",
    "imports": "Imports before the first paint",
    "faults": "What goes wrong",
}
NOTES = {
    "first_paint": "1.6 Mbit/s, 150 ms, processor four times slower, a phone of 390 px unless it says laptop. First "
    "content: the page's own headline has been drawn. Usable: the app has drawn the page, charts and tables included. "
    "Bytes as they pass a proxy before the server, headers and websocket included. Stock has the same words, charts, "
    "cards and tables, and neither controls nor the panels of citations. A stock page that takes more than thirty "
    "seconds is visited once.",
    "peers": "The same events, brotli, one static server. First content of TimelineJS is its first headline; it is "
    "given no font, since its own come from a foreign host.",
    "embeds": "Conditions as above. Ours come from nginx with the recipe of deploy/, the peers from a static server "
    "with brotli. First content: words of the drawing itself are there (of an embed without one, and of the desk, the "
    "heading); usable: its marks answer. Leaflet has the same lines, places and light outlines, no tiles, lakes or "
    "rivers; no peer has the table and the sources that stand in ours. `timeline_of_a_version` is the page that stays "
    "as it is; `page_of_one_word` is as soon as anything can be. Of each other kind of embed the one with the most "
    "bytes. `build`: a process of its own each, from nothing, after the value of one claim has changed, after nothing "
    "has changed; `processor` is what it used of all cores. `served`: requests a second for one packed page, the "
    "program that asks on the same cores; for Streamlit, runs of the timeline's page over the websocket alone, without "
    "the hundred files that a browser fetches besides.",
    "dashboard": "Conditions as above, all three from the static server with brotli. Leaflet shows the lines of the "
    "release that the slider of TimelineJS stands on, which has its figures; it has no sources, people or table. "
    "`choice`: milliseconds of work from one release to the next, by keys, at a processor four times slower.",
    "rerun": "From sending the message to the last message of the run; what is sent is before compression.",
    "sessions": "All connect at the same moment, from one process on the same machine; each has the whole page run. A "
    "server is fresh for each crowd, and warmed by one reader. Who is not served within 60 s has failed; `all served` "
    "then says 60 s, which is less than it would take, and stock is spared larger crowds.",
    "front": "The recipe of deploy/, two processes, all on this machine. `kept`: pages that nginx has kept, 32 "
    "connections, each request from a reader of its own. `arrivals`: ten thousand readers in a minute, each from an "
    "address of its own, who fetch a page with its files; one in twenty starts the app and stays ten seconds. "
    "`steady`: 400 sessions with a rerun every ten seconds.",
    "soak": "Memory is that of the process, in MB; the curve has a value every few seconds.",
    "growth": "Tables written for it; every name says that it is made up. `page_of_cards` is one run of the whole page "
    "of people with these tables, warm, in Streamlit's test runner; `cards` is the HTML of 24 cards alone; `select` "
    "filters and sorts; memory is the most that the measuring process has held so far.",
    "reading": "From the first content of a page to the first content of the answer to a question that is asked at "
    "once; `with the app`: from first content until the app could answer, where a page starts it at once, as all did "
    "before. `pages`: what a page weighs for who has been nowhere yet, headers included. `lighthouse`: its scores, a "
    "phone on a slow line.",
    "unseen": "Processor time of one process, packing included, after it has drawn ahead what a server draws ahead "
    "after its start. `from_nothing` is the timeline as the first page of the process, `kept` one that is kept.",
    "api": "`kept`: one answer, 32 connections of a program on the same machine. `new`: questions that nobody has "
    "asked, one after another on one connection.",
    "search": "`tests/search/cases.csv`, the shares in percent. `spelling`: attested spellings, each held out of the "
    "index in whatever letters, whose person comes first to third; `mutation`: each name by eight recipes for slips; "
    "`false_finds`: of 60 names that are only near one on record, those told as finds. `answer` and `p95`: processor "
    "time of an answer among 100 000 made-up names, typed right, with a slip, or begun.",
    "imports": "In a fresh interpreter: import the server, and make the landing page as it is sent.",
    "faults": "From the start of a connection to its answer of 403; from a row being written to `/readyz` telling it.",
}


def write(results: dict, verdicts: list[Verdict], seconds: float, *, whole: bool) -> Path:
    """Write both files; returns their folder."""
    folder = HERE if whole else LOGS
    folder.mkdir(parents=True, exist_ok=True)
    about = machine() | {"date": datetime.now(UTC).isoformat(timespec="minutes"), "minutes": round(seconds / 60, 1)}
    judged = [asdict(each) for each in verdicts]
    whole_text = {"machine": about, "budgets": judged, "results": _plain(results)}
    (folder / "results.json").write_text(json.dumps(whole_text, indent=1) + "\n", encoding="utf-8")
    (folder / "RESULTS.md").write_text("\n".join(_text(results, verdicts, about)) + "\n", encoding="utf-8")
    return folder


def machine() -> dict[str, object]:
    """The machine, the versions and the commit of a run."""
    cpu = next((x.partition(": ")[2] for x in _read("/proc/cpuinfo").splitlines() if x.startswith("model name")), "")
    memory = int(_read("/proc/meminfo").split()[1]) // 1024
    return {
        "processor": f"{cpu or platform.machine()}, {os.cpu_count()} cores",
        "memory": f"{memory} MB",
        "load before": round(os.getloadavg()[2], 2),
        "system": platform.platform(),
        "python": platform.python_version(),
        "commit": _commit(),
        "versions": {name: version(name) for name in LIBRARIES} | peers.versions(),
    }


def _commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True, check=False
    )
    return done.stdout.strip()


def _read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def _text(results: dict, verdicts: list[Verdict], about: dict):
    broken = sum(each.holds is False for each in verdicts)
    held = sum(each.holds is True for each in verdicts)
    yield "# Results\n"
    yield f"Measured side by side in one run of `make bench`, {about['date']}, {about['minutes']} minutes, at commit "
    yield f"{about['commit'] or 'unknown'}. {held} of {held + broken} budgets hold, {broken} do not. Medians; in "
    yield "brackets the least and the greatest.\n"
    yield f"{about['processor']}; {about['memory']}; {about['system']}; Python {about['python']}; load before, fifteen "
    yield f"minutes: {about['load before']}. " + ", ".join(f"{k} {v}" for k, v in about["versions"].items()) + ".\n"
    yield "## Budgets\n\n| | promise | measured | limit |\n|---|---|---|---|"
    for each in sorted(verdicts, key=lambda each: (each.holds is not False,)):
        mark = {True: "holds", False: "**does not hold**", None: "not measured"}[each.holds]
        yield f"| {mark} | {each.says}{f': {each.about}' if each.about else ''} | {each.measured} | {each.limit} |"
    for part, measured in results.items():
        yield f"\n## {TITLES[part]}\n\n{NOTES[part]}\n"
        yield from _tables(measured)


def _tables(measured: dict):
    """Each group of measurements as a row, those with the same columns in one table."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for path, group in _groups(measured):
        names = tuple(name for name, node in group.items() if is_measure(node))
        cells = " | ".join(in_words(group[name]) for name in names)
        rows.setdefault(names, []).append(f"| {', '.join(path) or 'all'} | {cells} |")
    for names, lines in rows.items():
        yield f"| | {' | '.join(name.replace('_', ' ') for name in names)} |\n|{'---|' * (len(names) + 1)}"
        yield "\n".join(lines) + "\n"
    for name, value in measured.items():
        if isinstance(value, list):
            yield f"{name}: {', '.join(' '.join(map(str, v)) if isinstance(v, tuple) else str(v) for v in value)}\n"


def _groups(node: dict, path: tuple[str, ...] = ()):
    """Every group that holds measurements, with its path."""
    if any(is_measure(each) for each in node.values()):
        yield path, node
    for name, below in node.items():
        if isinstance(below, dict) and not is_measure(below):
            yield from _groups(below, (*path, name))


def _plain(node: object) -> object:
    """The same without numbers that JSON does not know."""
    if isinstance(node, dict):
        return {name: _plain(below) for name, below in node.items()}
    if isinstance(node, list | tuple):
        return [_plain(each) for each in node]
    return None if isinstance(node, float) and not math.isfinite(node) else node
