"""Lighthouse gives full marks to the static pages, which ask not to be listed; their speed is told by the bench."""

import json
import os
import shutil
import subprocess
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from packed import served

HERE = Path(__file__).parent
PAGES = (
    "dashboard",
    "timeline",
    "routes",
    "person/ales-bialiatski",
    "story/release-2025-12-13",
    "figure/release-2025-12-13",
)
FULL = ("accessibility", "best-practices")
POOR = """<!doctype html><title>planted</title><body style="color:#999;background:#aaa">too pale
<img src="https://foreign.example/picture.png"></body>"""


@pytest.fixture(scope="module")
def lighthouse(node, modules, browser):
    """Runs Lighthouse on some addresses; gives its reports by address."""
    chosen = os.environ.get("CHROMIUM")
    chromium = shutil.which(chosen) if chosen else browser.browser_type.executable_path

    def run(*addresses):
        command = [node, "lighthouse.mjs", chromium, *addresses]
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
        return {report["address"]: report for report in map(json.loads, done.stdout.splitlines())}

    return run


@pytest.fixture(scope="module")
def reports(lighthouse, static):
    """The report on each page."""
    found = lighthouse(*(f"{static}/live/{name}.html" for name in PAGES))
    return {name: found[f"{static}/live/{name}.html"] for name in PAGES}


def test_what_lighthouse_visits_is_packed_and_has_its_type_and_a_time_to_be_kept(static):
    asked = urllib.request.Request(f"{static}/live/timeline.html", headers={"Accept-Encoding": "gzip, br"})
    with urllib.request.urlopen(asked) as answer:
        told = answer.headers
    assert told["Content-Encoding"] in ("br", "gzip")
    assert told["Content-Type"] == "text/html; charset=utf-8"
    assert told["Cache-Control"].startswith("public, max-age=")
    assert told["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_full_marks(name, reports):
    report = reports[name]
    assert not report["error"]
    assert {part: report["scores"][part] for part in FULL} == dict.fromkeys(FULL, 1), report["failed"]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_of_a_page_moves_while_it_comes(name, reports):
    assert reports[name]["scores"]["performance"] > 0
    assert "cumulative-layout-shift" not in reports[name]["failed"]["performance"]


@pytest.mark.parametrize("name", PAGES)
def test_search_engines_are_told_all_but_that_they_may_list_the_page(name, reports):
    # an embed sends them to the full view by its canonical link and asks not to be listed itself
    assert reports[name]["failed"]["seo"] == ["is-crawlable"]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_one_request(name, reports, static):
    assert reports[name]["requests"] == [f"{static}/live/{name}.html"]


def test_a_poor_page_has_no_full_marks_and_its_foreign_host_is_seen(lighthouse, tmp_path):
    (tmp_path / "poor.html").write_text(POOR, encoding="utf-8")
    with served(tmp_path) as address:
        [report] = lighthouse(f"{address}/poor.html").values()
    assert report["scores"]["accessibility"] < 1
    assert {"color-contrast", "html-has-lang", "image-alt"} <= set(report["failed"]["accessibility"])
    assert "meta-description" in report["failed"]["seo"]
    assert "foreign.example" in {urlsplit(each).hostname for each in report["requests"]}
