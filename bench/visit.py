"""Visits pages in Chromium on a slow connection, and reads the times that the browser measures."""

import contextlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.servers import HOST, ROOT

FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",  # nothing leaves this machine
)
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
SLOWER_CPU = 4
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/156.0.0.0 Mobile Safari/537.36",
}
LAPTOP = {"viewport": {"width": 1280, "height": 900}}
SCRIPT = Path(__file__).with_name("visit.js")
PATIENCE = 120


@dataclass(frozen=True)
class Page:
    """A page to visit: its address, the selector of its headline, and a script that says whether it can be used."""

    address: str
    headline: str = "h1"
    usable: str = "streamlit()"


@dataclass(frozen=True)
class Visit:
    """The result of a visit: seconds to the first content and until usable, bytes received, and requests."""

    content: float
    usable: float
    bytes: int
    requests: int


def chromium() -> str:
    """The path of Chromium, found as the browser tests find it."""
    if path := shutil.which(os.environ.get("CHROMIUM") or "chromium"):
        return path
    command = [sys.executable, "tests/browser/find_chromium.py"]
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


@contextlib.contextmanager
def browser():
    """A headless Chromium that can reach this machine only."""
    with sync_playwright() as play:
        chrome = play.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        try:
            yield chrome
        finally:
            chrome.close()


def visits(chrome, wire, page: Page, *, device=None, slow=True) -> tuple[Visit, Visit]:
    """A visit with an empty browser cache, and a second one with the cache of the first."""
    context = chrome.new_context(**(device or PHONE))
    try:
        return visit(context, wire, page, slow=slow), visit(context, wire, page, slow=slow)
    finally:
        context.close()


def visit(context, wire, page: Page, *, slow=True) -> Visit:
    """Open a page in a new tab, wait until it can be used and the network is idle, and return its times."""
    tab = context.new_page()
    requests, cached = _watched(context.new_cdp_session(tab), slow)
    script = SCRIPT.read_text(encoding="utf-8")
    tab.add_init_script(script.replace("HEADLINE", page.headline).replace("USABLE", page.usable))
    wire.reset()
    try:
        tab.goto(f"http://{HOST}:{wire.port}{page.address}", wait_until="commit", timeout=PATIENCE * 1000)
        tab.wait_for_function("() => window.__bench?.usable > 0", timeout=PATIENCE * 1000, polling=100)
        _quiet(tab, wire)
        clock = tab.evaluate(CLOCK)
    finally:
        tab.close()
    first = max(clock["content"], clock["paint"])
    usable = max(clock["usable"], first)
    return Visit(first / 1000, usable / 1000, wire.down, len(requests) - len(cached))


def _watched(line, slow: bool) -> tuple[list, list]:
    """Slow the line and the processor down, and note each request and each that was answered from what was kept."""
    requests, cached = [], []
    line.send("Network.enable")
    line.on("Network.requestWillBeSent", lambda e: requests.append(e) if _counts(e["request"]["url"]) else None)
    line.on("Network.requestServedFromCache", lambda _: cached.append(1))
    line.on("Network.responseReceived", lambda e: cached.append(1) if e["response"].get("fromDiskCache") else None)
    if slow:
        slowed(line)
    return requests, cached


def slowed(line) -> None:
    """Throttle a tab to slow 4G and a processor four times slower."""
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})


CLOCK = """() => ({ ...window.__bench,
  paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0 })"""


def _quiet(tab, wire) -> None:
    """Wait until the network is idle."""
    for _ in range(30):
        before = wire.down
        tab.wait_for_timeout(700)
        if wire.down - before < 200:
            return


def _counts(url: str) -> bool:
    return not url.startswith(("data:", "blob:", "about:"))
