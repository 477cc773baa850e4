"""Every part of the bench can be begun: it measures the code as it is, under the names that the code has today."""

from importlib import import_module

import pytest

from bench.__main__ import PARTS


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_the_bench_can_be_begun(part: str) -> None:
    """What it measures is there by that name; `make bench` takes too long to be asked on each change."""
    assert callable(import_module(f"bench.{part}").run)
