"""The house as a plan: rooms, floors and arrows of import, read off the syntax trees, one way and no circle."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLACES = ("app.py", "server.py", "pages/*.py", "data/**/*.py", "components/**/*.py", "serving/**/*.py", "bench/**/*.py")
MOST_ROOMS, MOST_FLOORS, MOST_ARROWS = 18, 8, 60
NOUNS = {
    "who says so": "components/html/citations.py",
    "standing": "data/facts.py",
    "filter": "data/people.py",
    "address": "components/addresses.py",
    "first paint": "serving/first_paint.py",
    "social card": "serving/social_cards.py",
    "days in custody": "data/custody.py",
    "correction": "data/tables/corrections.csv",
    "told height": "components/embeds/page.py",
    "search": "data/search.py",
    "spelling": "data/spelling.py",
    "palette": "components/theme.py",
    "table under a chart": "components/html/tables.py",
    "publication gate": "data/gate.py",
    "play": "components/desk/player.py",
    "editing": "components/editing/page.py",
}
"""What a stranger looks for, and where it is; each of these files says so in its first lines."""


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


@pytest.mark.parametrize(("noun", "place"), NOUNS.items())
def test_a_noun_stands_where_a_stranger_looks_for_it(noun, place):
    assert (ROOT / place).exists()
