"""Benchmarks the embeds against other embeds of articles: bytes, requests, first content, build and throughput.

TimelineJS and Vega-Lite show the same events, Leaflet the same routes on the same outlines, the desk both.
"""

import contextlib
import json
from pathlib import Path

from bench import leaflet, lighthouse, peers, publishing, servers, traffic, visit
from bench.files import Files
from bench.first_paint import address, summary
from bench.nginx import Nginx
from bench.wire import Wire
from data import load_dataset

ANSWERS = "document.querySelector('figure svg [tabindex=\"0\"]')"
"""True when the script has run, so that the marks of the drawing take touch and keyboard."""

DRAWN = ("timeline", "routes", "lifelines", "custody")
KINDS = ("person", "story", "figure", "who", "lifelines", "custody")
"""The other embeds; of each kind the heaviest is visited."""

LINES = 'document.querySelectorAll("path.leaflet-interactive").length > 5'
PEERS = peers.PAGES | {"leaflet": visit.Page("/leaflet", ".leaflet-tooltip", LINES)}
ON_DESK = ("timeline", "routes")
EMPTY = visit.Page("/empty", "p", "true")
"""A page with one word, as the floor: nothing can be there sooner on this connection and machine."""


def run(quick: bool = False) -> dict:
    """Measure the build, then visits side by side, then throughput."""
    peers.install()
    published, build = publishing.run(quick)
    with Nginx(published) as nginx:
        results = _visited(nginx, published, 1 if quick else 3)
        results |= {"build": build, "served": {"nginx": traffic.of_files(nginx, quick)}}
        results["measured with"] = [nginx.version(), traffic.version()]
    results["served"] |= traffic.of_streamlit(quick)
    return results | _best(results["peers"])


def embed(path: str, folder: str = "live") -> visit.Page:
    """The page of an embed; one with a drawing counts as usable when its marks take input."""
    drawn = path.partition("/")[0] in DRAWN
    headline, usable = ("figure svg text", ANSWERS) if drawn else ("h1", "document.readyState === 'complete'")
    return visit.Page(f"/embed/{folder}/{path}.html", headline, usable)


def _visited(nginx, published: Path, rounds: int) -> dict:
    """Visits in turns, and one of the heaviest embed of each other kind."""
    with contextlib.ExitStack() as stack:
        desk = stack.enter_context(servers.app_at_once())
        files = stack.enter_context(Files(peers.MODULES, _pages()))
        chrome = stack.enter_context(visit.browser())
        wires = {each: stack.enter_context(Wire(each.port)) for each in (nginx, files, desk)}
        sides = {("ours", name): (wires[nginx], embed(name)) for name in ON_DESK}
        sides["ours", "timeline_of_a_version"] = (wires[nginx], embed("timeline", _version(published)))
        sides |= {("peers", name): (wires[files], page) for name, page in PEERS.items()}
        sides["floor", "page_of_one_word"] = (wires[files], EMPTY)
        sides |= {("desk", name): (wires[desk], address(name)) for name in ON_DESK}
        for wire, page in sides.values():
            visit.visits(chrome, wire, page, slow=False)  # what is read, made or packed once is ready now
        desk.settle()
        results = _in_turns(chrome, sides, rounds)
        for kind, path in _heaviest(published).items():
            pair = visit.visits(chrome, wires[nginx], embed(path))
            results.setdefault("others", {})[kind] = _printed(path, [pair])
        results["lighthouse"] = lighthouse.run(_root(nginx), f"{_root(files)}{EMPTY.address}", quick=rounds == 1)
    return results


def _root(server) -> str:
    return f"http://{servers.HOST}:{server.port}"


def _in_turns(chrome, sides, rounds: int) -> dict:
    seen = {side: [] for side in sides}
    for _ in range(rounds):
        for side, (wire, page) in sides.items():
            seen[side].append(visit.visits(chrome, wire, page))
    results = {}
    for (group, name), pairs in seen.items():
        results.setdefault(group, {})[name] = _printed(f"{group} {name}", pairs)
    return results


def _printed(name: str, pairs) -> dict:
    cold = pairs[0][0]
    line = f"{cold.bytes / 1000:7.1f} kB, {cold.requests} requests, {cold.content:.2f} s, usable {cold.usable:.2f} s"
    print(f"  {name:30} {line}", flush=True)
    return summary(pairs)


def _pages() -> dict[str, str]:
    """The pages of the peers by their addresses."""
    dataset = load_dataset()
    events = list(dataset.events.values())
    head, body = leaflet.body(dataset)
    htmls = {"timelinejs": peers.knight(events), "vega_lite": peers.vega(events)}
    htmls["leaflet"] = peers.HTML.format(head=head, body=body)
    empty = {EMPTY.address: peers.HTML.format(head="", body="<p>Word</p>")}
    return empty | {page.address: htmls[name] for name, page in PEERS.items()}


def _version(published: Path) -> str:
    """The name of the version that is live; the page of a version asks once whether there is a newer one."""
    return json.loads((published / "live" / "version.json").read_text(encoding="utf-8"))["version"]


def _heaviest(published: Path) -> dict[str, str]:
    """Of each other kind of embed the path of the one that is sent with the most bytes."""
    listed = json.loads((published / "live" / "manifest.json").read_text(encoding="utf-8"))["pages"]
    sizes = {path: page.get("br", page["gz"]) for path, page in listed.items()}
    kinds = {kind: [path for path in sizes if path.partition("/")[0] == kind] for kind in KINDS}
    return {kind: max(paths, key=sizes.__getitem__) for kind, paths in kinds.items()}


def _best(peers_results: dict) -> dict:
    """The peer that sends the fewest bytes, and the one whose content comes first."""
    wire = min(peers_results, key=lambda name: peers_results[name]["cold"]["wire"]["median"])
    first = min(peers_results, key=lambda name: peers_results[name]["cold"]["first_content"]["median"])
    return {
        "lightest_peer": {"wire": peers_results[wire]["cold"]["wire"]},
        "fastest_peer": {"first_content": peers_results[first]["cold"]["first_content"]},
        "lightest and fastest peer": [wire, first],
    }
