"""A fresh server and a real browser: what only they can show."""

import functools
import http.server
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import find_tool
import npm
import pytest
from packed import served
from playwright.sync_api import sync_playwright
from reader import Reader
from tabs import Tabs

from tests.serve import Server

ROOT = Path(__file__).parent.parent.parent
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def serve(port, **settings):
    """Start the desk on a port, with settings in its environment, and wait until it answers."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    env = os.environ | settings
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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
def desk(tmp_path_factory):
    """One server of the whole desk, without embeds, whose pages start the app at once: for tests of the app."""
    with Server(tmp_path_factory.mktemp("desk") / "log", env={"FREED_APP": "always"}) as process:
        yield process


@pytest.fixture(scope="session")
def reading(tmp_path_factory):
    """One server of the whole desk, without embeds, as readers meet it: the app starts when it is asked for."""
    with Server(tmp_path_factory.mktemp("reading") / "log") as process:
        yield process


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=os.environ.get("CHROMIUM") or None, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def tabs(browser):
    """The windows that readers hand on to each other."""
    all_tabs = Tabs(browser)
    yield all_tabs
    all_tabs.close()


@pytest.fixture
def reader(readers):
    """A reader at a desk of usual size."""
    return readers()


@pytest.fixture
def readers(tabs, request):
    """As many readers as a test wants, each with a device of their own."""
    made = []

    def make(**options):
        there = options.pop("server", "") or request.getfixturevalue("server")
        made.append(Reader(tabs, there, **options))
        return made[-1]

    yield make
    for person in made:
        person.leave()


@pytest.fixture
def at(readers, desk):
    """Opens an address of the whole desk for a reader of its own."""

    def open_(address, **options):
        return readers(server=desk.address, **options).open(address)

    return open_


@pytest.fixture(scope="session")
def static(published):
    """The address at which the static pages are served as a web server serves them."""
    with served(published) as address:
        yield address


@pytest.fixture
def embed(browser, tabs, static):
    """Opens a static page in a window of its own; `before` is run there before anything of the page."""
    made, taken = [], []

    def open_(address, *, width=1000, before="", **options):
        options["viewport"] = {"width": width, "height": 800}
        if before:
            made.append(browser.new_context(**options))
            page = made[-1].new_page()
            page.add_init_script(before)
        else:
            page = tabs.take(**options)
            taken.append((page, options))
        page.goto(f"{static}/{address}")
        return page

    yield open_
    for context in made:
        context.close()
    for page, options in taken:
        tabs.give(page, **options)


def _tool(name):
    path = find_tool.find(name)
    assert path, f"no {name}; `tests/browser/find_tool.py {name}` says what can be done"
    return path


@pytest.fixture(scope="session")
def java():
    """Where Java is."""
    return _tool("java")


@pytest.fixture(scope="session")
def node():
    """Where Node.js is."""
    return _tool("node")


@pytest.fixture(scope="session")
def modules(node):
    """The folder of what npm installs for these tests."""
    return npm.install()


@pytest.fixture
def host(tmp_path):
    """Serves an article from an origin of its own; gives its address."""
    handler = functools.partial(Quiet, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def put(html):
        (tmp_path / "article.html").write_text(html, encoding="utf-8")
        return f"http://127.0.0.1:{server.server_address[1]}/article.html"

    yield put
    server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, *_):
        """Nothing."""
