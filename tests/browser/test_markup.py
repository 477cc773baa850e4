"""Every static page, and every page of the desk as it is read, is valid by the Nu HTML checker of validator.w3.org."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from components.content import pages as desk
from data.store import Store
from serving.first_paint import FirstPaint

EXCUSED = {
    # Its list of CSS properties ends before SVG 2, which has this one (13.8); a test below asks the browser for it.
    "CSS: “paint-order”: Property “paint-order” doesn't exist.",
    # JSON-LD is a data block, which HTML does not run and no policy blocks; a test below listens for violations.
    "Inline script violates Content Security Policy (meta tag): blocked by “script-src” directive "
    "(missing “‘unsafe-inline’” or nonce/hash).",
    # Advice, and true of a page that stays as it is: the script shows the tip, which repeats a name, and hides it.
    "Attribute “aria-hidden” is unnecessary for elements that have attribute “hidden”.",
    # It holds to SVG 1.1; since CSS Fonts 4 a weight is any number.
    "Bad value “650” for attribute “font-weight” on element “text”.",
    "Bad value “650” for attribute “font-weight” on element “tspan”.",
    # CSS that it does not know yet; where a browser does not either, nothing is lost but the room of a field.
    "CSS: “field-sizing”: Property “field-sizing” doesn't exist.",
    "CSS: “container-type”: Property “container-type” doesn't exist.",
    "CSS: Unrecognized at-rule “@container”",
    # A table laid out as blocks on a phone is no table to browsers any more unless its parts say what they are.
    *(
        f"The “role” attribute must not be used on a “{name}” element which has a “table” ancestor with no “role” "
        "attribute, or with a “role” attribute whose value is “table”, “grid”, or “treegrid”."
        for name in ("tr", "th", "td")
    ),
}
"""What the checker says without need, word for word."""

PLANTED = """<!doctype html>
<html lang="en"><title>planted</title>
<p>The line below holds what it may not.</p>
<div><span><div>a block in a line</div></span></div>
"""


ASKED = (
    ("timeline", b"event=release-2025-12-13"),
    ("releases", b"event=release-2025-12-13"),
    ("releases", b"event=release-2025-12-13&with=release-2025-09-11"),
    ("routes", b"release=release-2025-12-13&step=2"),
    ("people", b"person=ales-bialiatski"),
    ("people", b"view=lifelines"),
    ("people", b"q=Zzzzqqq"),
    ("people", b"embed=true"),
    ("claims", b"claim=c0004"),
    ("claims", b"subject=release-2025-09-11&view=compare"),
    ("search", b"q=Kalesnikava"),
    ("cite", b"number=923&of=everyone"),
    ("report", b"subject=release-2025-12-13&property=to_lithuania"),
)
"""Pages of the desk by what an address may ask of them, besides each page as it is."""


@dataclass(frozen=True)
class Message:
    """What the checker says, and of what place."""

    file: str
    line: int
    column: int
    words: str
    extract: str
    wrong: bool = True
    """Whether it is an error, and no advice."""

    @classmethod
    def of(cls, said):
        return cls(
            said["url"].removeprefix("file:"),
            said.get("lastLine", 0),
            said.get("firstColumn", said.get("lastColumn", 0)),
            said["message"],
            said.get("extract", ""),
            said["type"] == "error",
        )

    def __str__(self):
        return f"{self.file}:{self.line}:{self.column}: {self.words}\n    {self.extract!r}"


@pytest.fixture(scope="module")
def pages(published):
    """Every page of the site; the folder of its version holds the same."""
    return [published / "index.html", *sorted((published / "live").rglob("*.html"))]


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Every page of the desk as it comes to a reader, before the app and without it."""
    folder, paint = tmp_path_factory.mktemp("read"), FirstPaint(Store(), site="https://freed.example")
    for number, asked in enumerate((*((name, b"") for name in desk.pages()), *ASKED)):
        place = folder / f"{number}-{asked[0]}.html"
        place.write_bytes(paint.page(*asked, "https://freed.example").plain)
    return sorted(folder.glob("*.html"))


@pytest.fixture(scope="module")
def messages(java, modules, pages, read, tmp_path_factory):
    """What the checker says of all pages and, last, of one with a mistake, in one run."""
    planted = tmp_path_factory.mktemp("planted") / "planted.html"
    planted.write_text(PLANTED, encoding="utf-8")
    pages = [*pages, *read]
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = [java, "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", *pages, planted]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return [Message.of(said) for said in json.loads(done.stdout)["messages"]]


def test_every_page_is_valid(messages, pages, read):
    assert len(pages) > 200
    assert len(read) == len(desk.pages()) + len(ASKED)
    advised = {each.name for each in read}  # the file around them is Streamlit's, and not ours to improve
    told = (each for each in messages if "planted" not in each.file and each.words not in EXCUSED)
    wrong = [str(each) for each in told if each.wrong or Path(each.file).name not in advised]
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
