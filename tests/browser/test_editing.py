"""The editing desk in a browser: a claim is written by hand, and no other site reaches the desk."""

import csv
import http.client
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import free_port

ROOT = Path(__file__).parent.parent.parent


def _asked(port, path="/", **headers):
    """The status with which the desk answers."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    link.request("GET", path, headers=headers)
    return link.getresponse().status


@pytest.fixture
def editing(tables):
    """The port of an editing desk of the small world."""
    port = free_port()
    command = [sys.executable, "-m", "components.editing", str(tables.path), "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL)
    for _ in range(400):
        try:
            assert _asked(port, "/_stcore/health") == 200
            break
        except OSError:
            assert process.poll() is None
            time.sleep(0.1)
    yield port
    process.terminate()
    process.wait()


def test_a_claim_is_typed_judged_and_written_and_no_other_site_gets_in(editing, tables, browser):
    assert _asked(editing, Host="evil.example") == 403
    assert _asked(editing, Origin="https://evil.example") == 403
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{editing}/")

    def types(label, words):
        field = page.get_by_label(label, exact=False).first
        field.fill(words)
        field.press("Enter")
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()

    def chooses(label, words):
        page.get_by_role("combobox", name=label).first.click()
        page.keyboard.type(words)
        page.get_by_role("option").filter(has_text=words).first.click()
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()

    types("Address of the page, or words of its title", "https://news.example.org/1")
    types("Title of the page, as published", "They are free")
    types("Who published it", "Example News")
    chooses("What it is about", "belarus")
    chooses("Which property", "Political prisoners in custody")
    types("What the page says: the value", "12O")
    page.get_by_text("expected a quantity").first.wait_for()
    types("What the page says: the value", "30")
    types("Where on the page it stands", "lead")
    types("The day of the count", "2024-06-01")
    page.get_by_role("button", name="Write into the tables").click()
    page.get_by_text("Written. For the changelog:").wait_for()
    with tables.file("claims").open(encoding="utf-8", newline="") as lines:
        assert any(row["locator"] == "lead" and row["value"] == "30" for row in csv.DictReader(lines))
    page.close()
