"""Benchmarks the desk's timeline against TimelineJS and Vega-Lite with the same events, from a static server."""

import contextlib
import json
import subprocess
from pathlib import Path

from bench import servers, visit
from bench.files import Files
from bench.first_paint import address, summary
from bench.wire import Wire
from data import load_dataset

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
KNIGHT = "/@knight-lab/timelinejs/dist"

PAGES = {
    "timelinejs": visit.Page("/timelinejs", ".tl-headline", 'document.querySelectorAll(".tl-timemarker").length > 5'),
    "vega_lite": visit.Page("/vega", "#vis svg", 'document.querySelectorAll("#vis .mark-symbol path").length > 5'),
}
"""The pages of the peers, each with a selector of its first content and a test of whether it can be used."""

HTML = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Timeline</title>'
    '<meta name="viewport" content="width=device-width">{head}</head><body>{body}</body></html>'
)


def run(quick: bool = False) -> dict:
    """Visit the desk, TimelineJS and Vega-Lite in turns."""
    install()
    seen = {name: [] for name in ("desk", *PAGES)}
    events = list(load_dataset().events.values())
    with contextlib.ExitStack() as stack:
        desk = stack.enter_context(servers.app_at_once())
        files = stack.enter_context(Files(MODULES, {"/timelinejs": knight(events), "/vega": vega(events)}))
        chrome = stack.enter_context(visit.browser())
        to_desk, to_files = (stack.enter_context(Wire(each.port)) for each in (desk, files))
        visit.visits(chrome, to_desk, address("timeline"), slow=False)
        for page in PAGES.values():
            visit.visits(chrome, to_files, page, slow=False)  # each file is packed when it is first asked for
        desk.settle()
        for _ in range(1 if quick else 3):
            seen["desk"].append(visit.visits(chrome, to_desk, address("timeline")))
            for name, page in PAGES.items():
                seen[name].append(visit.visits(chrome, to_files, page))
    return {name: summary(pairs) for name, pairs in seen.items()}


def install() -> None:
    """Install the peers with npm, in the versions of the lock file, if they are missing."""
    if not all((MODULES / name).exists() for name in versions()):
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        subprocess.run(command, cwd=HERE, check=True, timeout=300)


def versions() -> dict[str, str]:
    """The versions of the peers by package."""
    listed = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    return listed["dependencies"]


def knight(events) -> str:
    """The HTML of a page with TimelineJS, without fonts, as they would come from a foreign host."""
    slides = [
        {
            "start_date": {"year": e.date.earliest.year, "month": e.date.earliest.month, "day": e.date.earliest.day},
            "text": {"headline": e.headline, "text": e.summary},
        }
        for e in events
    ]
    data = json.dumps({"events": slides}).replace("</", "<\\/")
    head = f'<link rel="stylesheet" href="{KNIGHT}/css/timeline.css"><script src="{KNIGHT}/js/timeline.js"></script>'
    start = f'new TL.Timeline("t", {data}, {{font: null, script_path: "{KNIGHT}/js/"}});'
    return HTML.format(head=head, body=f'<div id="t" style="height:600px"></div><script>{start}</script>')


def vega(events) -> str:
    """The HTML of a page with Vega-Lite: a point for each event by day and kind, with its headline."""
    rows = [
        {"day": str(e.date.earliest), "kind": str(e.kind), "headline": e.headline, "text": e.summary} for e in events
    ]
    spec = {
        "data": {"values": rows},
        "width": "container",
        "height": 400,
        "mark": {"type": "point", "filled": True, "size": 90},
        "encoding": {
            "x": {"field": "day", "type": "temporal"},
            "y": {"field": "kind", "type": "nominal"},
            "color": {"field": "kind", "type": "nominal"},
            "tooltip": [{"field": "headline"}, {"field": "text"}],
        },
    }
    files = ("vega/build/vega.min.js", "vega-lite/build/vega-lite.min.js", "vega-embed/build/vega-embed.min.js")
    head = "".join(f'<script src="/{name}"></script>' for name in files)
    data = json.dumps(spec).replace("</", "<\\/")
    start = f'vegaEmbed("#vis", {data}, {{renderer: "svg", actions: false}});'
    return HTML.format(head=head, body=f'<div id="vis" style="width:100%"></div><script>{start}</script>')
