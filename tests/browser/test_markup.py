"""Every page of the site is valid by the Nu HTML checker, the one behind validator.w3.org."""

import json
import subprocess
from dataclasses import dataclass

import pytest

EXCUSED = {
    # Its list of CSS properties ends before SVG 2, which has this one (13.8); a test below asks the browser for it.
    "CSS: “paint-order”: Property “paint-order” doesn't exist.",
    # JSON-LD is a data block, which HTML does not run and no policy blocks; a test below listens for violations.
    "Inline script violates Content Security Policy (meta tag): blocked by “script-src” directive "
    "(missing “‘unsafe-inline’” or nonce/hash).",
    # Advice, and true of a page that stays as it is: the script shows the tip, which repeats a name, and hides it.
    "Attribute “aria-hidden” is unnecessary for elements that have attribute “hidden”.",
}
"""What the checker says without need, word for word."""

PLANTED = """<!doctype html>
<html lang="en"><title>planted</title>
<p>The line below holds what it may not.</p>
<div><span><div>a block in a line</div></span></div>
"""


@dataclass(frozen=True)
class Message:
    """What the checker says, and of what place."""

    file: str
    line: int
    column: int
    words: str
    extract: str

    @classmethod
    def of(cls, said):
        return cls(
            said["url"].removeprefix("file:"),
            said.get("lastLine", 0),
            said.get("firstColumn", said.get("lastColumn", 0)),
            said["message"],
            said.get("extract", ""),
        )

    def __str__(self):
        return f"{self.file}:{self.line}:{self.column}: {self.words}\n    {self.extract!r}"


@pytest.fixture(scope="module")
def pages(published):
    """Every page of the site; the folder of its version holds the same."""
    return [published / "index.html", *sorted((published / "live").rglob("*.html"))]


@pytest.fixture(scope="module")
def messages(java, modules, pages, tmp_path_factory):
    """What the checker says of all pages and, last, of one with a mistake, in one run."""
    planted = tmp_path_factory.mktemp("planted") / "planted.html"
    planted.write_text(PLANTED, encoding="utf-8")
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [java, "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", *pages, planted]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return [Message.of(said) for said in json.loads(done.stdout)["messages"]]


def test_every_page_is_valid(messages, pages):
    assert len(pages) > 200
    wrong = [str(each) for each in messages if "planted" not in each.file and each.words not in EXCUSED]
    assert not wrong, "\n".join([f"{len(wrong)} messages", *wrong[:40]])


def test_a_planted_mistake_is_found_in_its_line(messages):
    found = [each for each in messages if each.file.endswith("/planted.html")]
    assert any(each.line == 4 and "“div” not allowed" in each.words for each in found), found


def test_no_excuse_outlives_its_need(messages):
    assert {each.words for each in messages} >= EXCUSED


def test_what_is_excused_is_no_mistake(embed):
    page = embed("live/routes.html", before="addEventListener('securitypolicyviolation', () => { window.blocked = 1 })")
    assert page.evaluate("CSS.supports('paint-order', 'stroke')")
    assert page.evaluate("document.querySelector('script[type=\"application/ld+json\"]') !== null")
    assert page.evaluate("window.blocked === undefined")
