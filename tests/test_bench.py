"""Every part of the bench can be begun: it measures the code as it is, under the names that the code has today."""

from importlib import import_module
from pathlib import Path

import pytest

from bench import made_up
from bench.__main__ import PARTS
from data import load_dataset


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_the_bench_can_be_begun(part: str) -> None:
    """What it measures is there by that name; `make bench` takes too long to be asked on each change."""
    assert callable(import_module(f"bench.{part}").run)


def test_made_up_tables_are_sound(tmp_path: Path) -> None:
    """What growth is measured with follows the columns and the checks of today."""
    dataset = load_dataset(made_up.tables(tmp_path / "tables", people=3, events=2))
    assert len(dataset.people) == 3
    assert sum(event.startswith("made-up") for event in dataset.events) == 2
