"""A fresh server and a real browser: what only they can show."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
OWN = re.compile(r"^(data|blob|about):|^(https?|wss?)://(localhost|127\.0\.0\.1)[:/]")
PROBES = re.compile(r"_stcore/(health|host-config)")
"""On a deep link Streamlit itself looks for its server below the page's path first, and finds it at the root."""


def serve(port):
    """Start the desk on a port and wait until it answers."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(480):
        try:
            urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=1)
            return process
        except OSError:
            time.sleep(0.25)
    process.kill()
    raise RuntimeError("the desk did not start")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def fresh_server():
    """A server that nobody has asked for anything yet."""
    port = free_port()
    process = serve(port)
    yield f"http://localhost:{port}"
    process.kill()
    process.wait()


@pytest.fixture(scope="session")
def server():
    """One server for all tests that do not need a fresh one."""
    port = free_port()
    process = serve(port)
    yield f"http://localhost:{port}"
    process.kill()
    process.wait()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=os.environ.get("CHROMIUM") or None, args=FLAGS)
        yield chromium
        chromium.close()


class Reader:
    """A person with a browser, who notes what went wrong on the way."""

    def __init__(self, browser, server, *, width=1280, dark=False, **options):
        scheme = "dark" if dark else "light"
        self.context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **options)
        self.page = self.context.new_page()
        self.server = server
        self.foreign, self.errors = [], []
        self.page.on("request", lambda r: None if OWN.match(r.url) else self.foreign.append(r.url))
        self.page.on("websocket", lambda w: None if OWN.match(w.url) else self.foreign.append(w.url))
        self.page.on("pageerror", lambda e: self.errors.append(str(e)))
        self.page.on("console", self._note)

    def _note(self, message):
        if message.type == "error" and not PROBES.search(str(message.location)):
            self.errors.append(message.text)

    def open(self, address):
        self.page.goto(self.server + address)
        self.page.wait_for_selector(".fb h1, .fb .profile", timeout=60_000)
        self.page.wait_for_function("() => !document.querySelector('[data-testid=stStatusWidget]')", timeout=60_000)
        self.page.wait_for_timeout(800)
        return self.page


@pytest.fixture
def reader(browser, server):
    """A reader at a desk of usual size."""
    person = Reader(browser, server)
    yield person
    person.context.close()


@pytest.fixture
def readers(browser, server):
    """As many readers as a test wants, each with a device of their own."""
    made = []

    def make(**options):
        made.append(Reader(browser, options.pop("server", server), **options))
        return made[-1]

    yield make
    for person in made:
        person.context.close()
