"""A site is published anew while readers ask for it: no request fails, and none gets a part of two builds."""

import gzip
import hashlib
import json
import random
import subprocess
import sys
import threading
import time
from http.client import HTTPException

import pytest
from farm import ROOT, ask, made_up, until

from components.embeds.files import BEST
from tests.sites import copied_site

LOADERS, TURNS = 3, 2
HOST = """<!doctype html><title>An article</title><script>
  window.said = [];
  addEventListener("message", (e) => said.push(JSON.stringify(e.data)));
</script><iframe src="ADDRESS" width="640" height="900"></iframe>"""
"""An article with an embed in it, whose script is told how high the embed is."""


class Readers:
    """Threads that ask for pages, packed and not, and note what came."""

    def __init__(self, port, pages):
        self.port, self.pages, self.over = port, sorted(pages), threading.Event()
        self.seen, self.failed = [], []
        self.crew = [threading.Thread(target=self._read, args=(each,)) for each in range(LOADERS)]

    def __enter__(self):
        for each in self.crew:
            each.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for each in self.crew:
            each.join(30)

    def _read(self, lane):
        chance = random.Random(lane)
        while not self.over.is_set():
            name = chance.choice(self.pages)
            try:
                status, headers, body = ask(self.port, f"/embed/{name}", accept_encoding=chance.choice(("", "gzip")))
            except (OSError, HTTPException) as error:
                self.failed.append((name, repr(error)))
                continue
            if status == 200:
                plain = gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body
                self.seen.append((name, hashlib.sha256(plain).hexdigest()))
            else:
                self.failed.append((name, status))
            time.sleep(0.01)  # the build needs a processor too


@pytest.fixture
def site(small_tables, folder):
    """A site of the small world, built as whoever publishes it does, to which a test may publish."""
    return copied_site(folder / "built", tables=small_tables, effort=BEST)


def _publish(site, tables, turn):
    """Change one claim, and publish as whoever changes it does."""
    count = "political_prisoners_in_custody"
    tables.edit("claims", "value", str(1400 + turn), lambda row: row["property"] == count and row["value"].isdigit())
    command = [sys.executable, "-m", "components.embeds", str(site), "--base-url", "https://freed.example"]
    subprocess.run([*command, "--tables", str(tables.path)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _pages(site):
    """Every page of every version by its address, with its hash; a version has kept the manifest of its day."""
    found = {}
    for listed in site.glob("*/manifest.json"):
        for page in json.loads(listed.read_text(encoding="utf-8"))["pages"].values():
            found[page["file"].replace("live", listed.parent.name, 1)] = page["sha256"]
    return found


def test_a_site_that_is_turned_under_load_fails_no_request(put_up, site, tables):
    host = put_up([], "--embeds", str(site))
    first = _pages(site)
    states = [first]
    with Readers(host.port, first) as readers:
        for turn in range(TURNS):
            _publish(site, tables, turn)
            states.append(_pages(site))
            asked = len(readers.seen)
            until(lambda asked=asked: len(readers.seen) > asked + 200, 60, "nobody reads on")
    assert not readers.failed, readers.failed[:3]
    right = {(name, digest) for state in states for name, digest in state.items()}
    assert not [each for each in readers.seen if each not in right]
    changed = {name for name in first if name.startswith("live/") and first[name] != states[-1][name]}
    assert changed
    for name in changed:
        body = ask(host.port, f"/{name}")[2]
        assert hashlib.sha256(body).hexdigest() == states[-1][name]
    frozen = {name: digest for name, digest in first.items() if not name.startswith("live/")}
    assert frozen.items() <= states[-1].items()
    versions = [{name.partition("/")[0] for name in state} for state in (first, states[-1])]
    assert len(versions[1] - versions[0]) == TURNS


def test_a_page_works_in_a_frame_of_another_site_under_the_policy_of_this_one(put_up, published, browser):
    host = put_up([], "--embeds", str(published))
    page = browser.new_page()
    wrong = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    address = f"http://127.0.0.1:{host.port}/embed/live/timeline.html"
    _, article = made_up(200, HOST.replace("ADDRESS", address).encode())
    page.goto(f"http://{article}/")
    page.wait_for_function("() => window.said.some((e) => e.includes('datawrapper-height'))", timeout=20_000)
    frame = page.frame(url=address)
    assert frame.locator("figure svg [tabindex='0']").count() > 0
    assert not wrong
    page.close()
