"""The columns of a long list: how many stand side by side, and how high they get."""

import pytest

from components.embeds import columns


@pytest.mark.parametrize(("width", "count"), [(200, 1), (583, 1), (584, 2), (887, 2), (888, 3)])
def test_a_column_is_never_narrower_than_its_least(width, count):
    found, wide = columns.across(width)
    assert found == count
    assert wide * count + columns.GAP * (count - 1) == width


@pytest.mark.parametrize(
    ("pieces", "count", "height"),
    [([5], 1, 5), ([5, 5], 1, 10), ([5, 5], 2, 5), ([3, 3, 3, 3], 3, 6), ([1, 9, 1], 2, 10), ([4, 4, 4], 2, 8)],
)
def test_pieces_fill_columns_in_their_order_unbroken_and_as_low_as_can_be(pieces, count, height):
    assert columns.height(pieces, count) == height
