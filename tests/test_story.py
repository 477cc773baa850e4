"""No word of a story stands in the code, and every story passes the same contracts of pages, charts and embeds."""

import ast
import re
import subprocess
import sys
import tomllib
from enum import StrEnum
from pathlib import Path

import pytest

from components.charts import charts
from components.content.pages import pages
from components.site import Site
from components.text import text_for
from components.theme import Scheme
from data import vocabulary
from tests import stories
from tests.desk import painted
from tests.sites import kept_site

ROOT = Path(__file__).parent.parent
EN = text_for("en")
FOLDERS = ("data", "components", "serving", "pages", "locales")
MADE_BY_HAND = ROOT / "data" / "geo"
"""The programs that made the outlines that are shipped, which name the towns on them."""

CODE = [
    path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")) if MADE_BY_HAND not in path.parents
]
CODE += [ROOT / "app.py", ROOT / "server.py"]

KINDS = [kind for kind in vars(vocabulary).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]
OURS = {str(word) for kind in KINDS for word in kind} | {"role"}
OURS |= {parameter.name for page in pages().values() for parameter in page.address.parameters}
"""Words of the closed vocabularies, of addresses and of columns, which a property of a story may share."""


@pytest.fixture(scope="module", params=stories.NAMES)
def story(request):
    return stories.dataset(request.param)


def _ids(dataset):
    """What names one thing of a story: events, people, legs, properties and towns."""
    places = {p.place_id for p in dataset.places.values()}
    return ({*dataset.events, *dataset.people, *dataset.legs, *dataset.properties} | places) - OURS


def _names(dataset):
    """Names that the code may not say: of the story, of countries and towns, of rights groups and agencies."""
    origins = (o.name for o in dataset.origins.values() if o.kind in ("rights_group", "agency"))
    places = (p.name for p in dataset.places.values() if p.kind in ("country", "city"))
    return {name for name in (dataset.story.name, *origins, *places) if len(name) > 3}


def _said(tree):
    """The strings of a syntax tree and its names, each with its line, and whether it is a string."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value, True
        for name in ("id", "arg", "attr", "name"):
            if isinstance(found := getattr(node, name, None), str):
                yield getattr(node, "lineno", 0), found.replace("_", " "), False


def _told(paths, ids, names):
    """Where code names a thing of a story by its id in a string, or says one of its names in a string or a name."""
    ranked = sorted(names, key=len, reverse=True)
    any_name = re.compile(rf"\b(?:{'|'.join(map(re.escape, ranked))})", re.IGNORECASE)
    for path in paths:
        for line, words, is_string in _said(ast.parse(path.read_text(encoding="utf-8"))):
            if (is_string and words in ids) or any_name.search(words):
                yield f"{path.name}:{line}: {words[:60]}"


@pytest.mark.parametrize("name", stories.STORIES)
def test_no_word_of_a_story_stands_in_the_code(name):
    dataset = stories.dataset(name)
    assert not list(_told(CODE, _ids(dataset), _names(dataset) - GENERIC))


GENERIC = {"United States", "Reuters", "Georgia", "Jordan", "Young"}
"""Names that are words of every story: of who answers for a standard, or of something else by the same letters."""


def test_a_word_of_a_story_would_be_found(tmp_path):
    planted = tmp_path / "planted.py"
    planted.write_text('minsk = 1\nX = "to_lithuania"\ny = "Freed in Belarus"\n', encoding="utf-8")
    dataset = stories.dataset("shipped")
    assert len(list(_told([planted], _ids(dataset), _names(dataset)))) == 3


@pytest.mark.parametrize("page", pages())
def test_every_page_of_every_story_is_painted_under_its_name(story, page):
    html = painted(story, page)
    assert html.count("<h1") == 1
    assert story.story.name in html


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", charts())
def test_every_chart_of_every_story_shows_each_mark_once(story, name, narrow):
    chart = charts()[name]
    marks = chart.marks(story)
    assert len(marks.ids) == len(set(marks.ids))
    svg = str(chart.svg(marks, EN, narrow=narrow))
    assert sorted(re.findall(r'data-mark="([^"]+)"', svg)) == sorted(marks.ids)
    assert chart.caption(marks, EN).title
    assert len(chart.table(marks, EN).lines) >= len(marks.ids)
    assert chart.figure(marks, EN, Scheme.LIGHT).to_json()


@pytest.mark.parametrize("name", ["ankara", stories.MADE_UP])
def test_the_embeds_of_another_story_are_built_under_its_name(name):
    site, dataset = kept_site(Site(), stories.tables(name)), stories.dataset(name)
    whole = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    assert dataset.story.name in whole
    assert "Freed from Belarus" not in whole
    assert (site / f"{dataset.story.slug}.zip").exists()


def test_each_map_lies_in_the_part_of_the_world_that_its_story_names():
    frames = {
        name: stories.dataset(name).ground.frame(stories.dataset(name).story.ground.whole.wide)
        for name in stories.STORIES
    }
    assert len(set(frames.values())) == 2
    for name, frame in frames.items():
        story = stories.dataset(name)
        ends = {place for leg in story.legs.values() for place in (leg.from_place, leg.to_place)}
        held = [frame.holds(story.ground.project(story.places[p].lon, story.places[p].lat)) for p in ends]
        assert sum(held) > len(held) / 2
        assert set(story.story.ground.labels) <= {o.iso for o in story.ground.countries(fine=True)}
    assert len(set(frames)) == len(stories.STORIES)


def test_make_new_story_makes_one_that_passes_and_opens(tmp_path):
    make = ["make", "new-story", f"DIR={tmp_path / 'mine'}"]
    subprocess.run(make, cwd=ROOT, check=True, capture_output=True)
    tables = tmp_path / "mine" / "tables"
    checked = [sys.executable, "-m", "data", "check", str(tables)]
    assert subprocess.run(checked, cwd=ROOT, check=False, capture_output=True).returncode == 0
    assert tomllib.loads((tables / "story.toml").read_text(encoding="utf-8"))["story"]["name"] == "A new story"
    assert subprocess.run(make, cwd=ROOT, check=False, capture_output=True).returncode != 0, "it is there already"
