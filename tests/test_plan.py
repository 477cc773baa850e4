"""The house as a plan: rooms, floors and arrows of import, read off the syntax trees, one way and no circle."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLACES = ("app.py", "server.py", "pages/*.py", "data/**/*.py", "components/**/*.py", "serving/**/*.py", "bench/**/*.py")
MOST_ROOMS, MOST_FLOORS, MOST_ARROWS = 18, 8, 60
GLOSSARY = ROOT / "docs" / "glossary.md"
POINTER = re.compile(r"`([\w./-]+/[\w.-]+)`(?: \(`(\w+)`\))?")


def _module(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _room(module):
    """A file at the top of `components/`, a folder in it, or a folder or file at the top of the house."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == "components" else parts[0]


def _imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = node.module == "components"
            yield from (f"components.{alias.name}" for alias in node.names) if inside else (node.module,)


@pytest.fixture(scope="module")
def arrows():
    """The rooms that each room imports from."""
    files = [path for place in PLACES for path in ROOT.glob(place)]
    rooms = {_room(_module(path)) for path in files}
    found = defaultdict(set)
    for path in files:
        here = _room(_module(path))
        there = {_room(name) for name in _imported(ast.parse(path.read_text(encoding="utf-8")))}
        found[here] |= (there & rooms) - {here}
    return dict(found)


def _floor(arrows, room, above=()):
    assert room not in above, f"a circle: {' -> '.join((*above[above.index(room) :], room))}"
    return 1 + max((_floor(arrows, each, (*above, room)) for each in arrows[room]), default=0)


def test_the_house_has_few_rooms_and_arrows_and_nobody_imports_upwards(arrows):
    assert len(arrows) <= MOST_ROOMS
    assert sum(map(len, arrows.values())) <= MOST_ARROWS, arrows
    assert max(_floor(arrows, room) for room in arrows) <= MOST_FLOORS


def _pointers():
    """What a stranger looks for, by the glossary, with the files that it names and what it names in them."""
    _, _, table = GLOSSARY.read_text(encoding="utf-8").partition("## Where to look")
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")][1:]
    return {noun: POINTER.findall(where) for noun, where in rows}


@pytest.mark.parametrize(("noun", "places"), _pointers().items())
def test_a_noun_stands_where_the_glossary_says_and_the_first_file_speaks_of_it(noun, places):
    assert places
    for path, name in places:
        content = (ROOT / path).read_text(encoding="utf-8")
        assert not name or re.search(rf"^(?:def|class) {name}\b", content, re.MULTILINE), f"{path} has no {name}"
    path, name = places[0]
    head = f"{path} {name} {(ROOT / path).read_text(encoding='utf-8')[:300]}".lower().replace("_", " ")
    assert any(word in head for word in noun.split() if len(word) > 3), f"{path} does not speak of {noun}"


def test_the_glossary_points_to_what_strangers_were_asked_for():
    assert len(_pointers()) >= 16
