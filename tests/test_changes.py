"""What is added touches few files: each change is made in a copy of the house, and shows where readers meet it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Folder

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
HOUSE = ("app.py", "pages", "data", "components", "serving", "locales", "static", ".streamlit")

PAGE = '''"""Thanks: who helped."""

from components.desk import walk
from components.desk.frame import page_context

walk.show(page_context("thanks"))
'''
CONTENT = '''"""The page of thanks."""

import htpy as h

from components.addresses import PageAddress, Params
from components.content.parts import Block, Context, Description, Page, heading


def make(context: Context, _params: Params) -> Page:
    """The page."""
    words = Block("thanks", h.p["To everyone who counts."])
    return Page("Thanks to many", "Who helped", (heading("Thanks", "Thanks to many", "Who helped"), words))


DESCRIPTION = Description(PageAddress("thanks"), 9, lambda text: text.t("Thanks"), make)
'''


@pytest.fixture
def house(tmp_path):
    """A copy of the house, in which a change is made."""
    for name in HOUSE:
        there, copy = ROOT / name, tmp_path / "house" / name
        copy.parent.mkdir(exist_ok=True)
        (shutil.copytree if there.is_dir() else shutil.copy)(there, copy)
    shutil.copytree(ROOT / "tests", tmp_path / "house" / "tests", ignore=shutil.ignore_patterns("browser", "pictures"))
    return tmp_path / "house"


def _says(house, program, **env):
    """What a program prints in the copy."""
    run = [sys.executable, "-c", program]
    done = subprocess.run(run, cwd=house, capture_output=True, text=True, check=False, env=os.environ | env)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _tables(house):
    return Folder(house / "data" / "tables")


def test_a_claim_a_source_and_a_person_are_a_row_each(house):
    tables = _tables(house)
    tables.add("sources", source_id="a-new-page", title="A new page", url="https://example.org/new")
    names = {"name": "Nina Navumava", "name_local": "Ніна Навумава", "name_ru": "", "variants": ""}
    tables.add("people", person_id="nina-navumava", one_line="Teacher", **names)
    tables.add_claim(subject_id="nina-navumava", property="occupation", value="Teacher of sums", source_id="a-new-page")
    program = """
from data import load_dataset
from tests.desk import painted
html = painted(load_dataset(), "people", person="nina-navumava")
print("Nina Navumava" in html, "Teacher of sums" in html, "https://example.org/new" in html)
"""
    assert _says(house, program).split() == ["True", "True", "True"]


def test_a_story_is_one_folder(house):
    mine = house / "mine"
    subprocess.run(["make", "new-story", f"DIR={mine}"], cwd=ROOT, check=True, capture_output=True)
    story = mine / "tables" / "story.toml"
    story.write_text(
        story.read_text(encoding="utf-8").replace('"A new story"', '"Home from the Hills"'), encoding="utf-8"
    )
    program = """
from tests.desk import drawn, open_page
overview, cited = open_page("overview"), open_page("cite")
print(overview.exception, "At least 3 people were freed in 1 release" in drawn(overview))
print(cited.exception, "Home from the Hills" in drawn(cited))
"""
    assert _says(house, program, FREED_STORY=str(mine)).splitlines() == ["ElementList() True"] * 2


def test_a_page_is_two_files(house):
    (house / "pages" / "thanks.py").write_text(PAGE, encoding="utf-8")
    (house / "components" / "content" / "thanks.py").write_text(CONTENT, encoding="utf-8")
    program = """
from data import load_dataset
from components.content.pages import titles
from components.text import text_for
from tests.desk import drawn, open_page, painted
from serving.router import NAMES
print(list(titles(text_for("en")).values())[-1], NAMES["/thanks"])
desk = open_page("thanks")
words = "To everyone who counts."
print(desk.exception, words in drawn(desk), words in painted(load_dataset(), "thanks"))
print('aria-current="page">Thanks</a>' in drawn(desk, "menu"))
"""
    assert _says(house, program).splitlines() == ["Thanks thanks", "ElementList() True True", "True"]


def test_a_chart_is_one_folder_and_is_an_embed_by_itself(house):
    folder = house / "components" / "charts" / "again"
    shutil.copytree(house / "components" / "charts" / "custody", folder)
    door = folder / "__init__.py"
    door.write_text(
        door.read_text(encoding="utf-8")
        .replace('EMBED = "custody"', 'EMBED = "again"')
        .replace('text.t("Number in custody")', 'text.t("Counted again")'),
        encoding="utf-8",
    )
    program = """
from data import load_dataset
from components.content.embed import drawings
from components.embeds.page import document
from components.embeds.registry import makers
from components.site import Site
from components.text import text_for
text, dataset = text_for("en"), load_dataset()
page = dict(makers(text, dataset))["again"]()
html = document(text, dataset, page, Site())
print(drawings(text)["again"], html.count("<svg") > 1, "<table" in html, page.heights[0] > 200)
"""
    assert _says(house, program).split() == ["Counted", "again", "True", "True", "True"]


def test_a_property_is_one_row(house):
    tables = _tables(house)
    rows = tables.rows("properties")
    like = next(row for row in rows if row["property"] == "occupation")
    tables.write(
        "properties",
        [*rows, like | {"property": "nickname", "label": "Nickname", "description": "What friends call somebody"}],
    )
    tables.add_claim(subject_id="maria-kalesnikava", property="nickname", value="Masha, to friends")
    program = """
from data import load_dataset
from data.export import files
from tests.desk import painted
dataset = load_dataset()
html = painted(dataset, "claims", subject="maria-kalesnikava", property="nickname")
print("Nickname" in html, "Masha, to friends" in html, b"nickname" in files(dataset)["csv/claims.csv"])
"""
    assert _says(house, program).split() == ["True", "True", "True"]


def test_a_form_of_the_export_is_one_function(house):
    export = house / "data" / "forms.py"
    added = '    "txt": lambda name, columns, records: f"{name}: {len(records)}".encode(),\n    "csv": _csv,\n'
    export.write_text(export.read_text(encoding="utf-8").replace('    "csv": _csv,\n', added), encoding="utf-8")
    program = """
from data import load_dataset
from data.export import files
dataset = load_dataset()
made = files(dataset)
counted = made["txt/people.txt"].decode() == f"people: {len(dataset.people)}"
print(counted, b"txt/people.txt" in made["datapackage.json"])
"""
    assert _says(house, program).split() == ["True", "True"]


def test_a_language_is_one_catalogue(house):
    head = 'msgid ""\nmsgstr ""\n"Language: be\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (house / "locales" / "be.po").write_text(f'{head}msgid "Timeline"\nmsgstr "Храналогія"\n', encoding="utf-8")
    program = """
from components.content.pages import titles
from components.text import text_for
print(titles(text_for("be"))["timeline"], titles(text_for("be"))["routes"])
"""
    assert _says(house, program).split() == ["Храналогія", "Routes"]
