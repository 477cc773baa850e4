"""Every part of the bench can be begun: it measures the code as it is, under the names that the code has today."""

import ast
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import bench
from bench import made_up
from bench.__main__ import PARTS
from data import load_dataset


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_the_bench_can_be_begun(part: str) -> None:
    """What it measures is there by that name; `make bench` takes too long to be asked on each change."""
    assert callable(import_module(f"bench.{part}").run)


FILES = sorted(path.stem for path in Path(bench.__file__).parent.glob("[a-z]*.py"))


@pytest.mark.parametrize("name", FILES)
def test_what_a_file_of_the_bench_takes_from_a_module_is_there(name: str) -> None:
    """Each `module.name` that stands in it, as far as a file says by its imports which module that is."""
    module = import_module(f"bench.{name}")
    tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    parts = (each for each in ast.walk(tree) if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name))
    taken = [(vars(module).get(part.value.id), part.attr) for part in parts if isinstance(part.value, ast.Name)]
    assert [f"{of.__name__}.{what}" for of, what in taken if isinstance(of, ModuleType) and not hasattr(of, what)] == []


def test_made_up_tables_are_sound(tmp_path: Path) -> None:
    """What growth is measured with follows the columns and the checks of today."""
    dataset = load_dataset(made_up.tables(tmp_path / "tables", people=3, events=2))
    assert len(dataset.people) == 3
    assert sum(event.startswith("made-up") for event in dataset.events) == 2
