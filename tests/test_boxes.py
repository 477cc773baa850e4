"""The one rule of every drawing whether two rectangles meet, and how far a point lies from one."""

import pytest

from components.charts.boxes import Box

HERE = Box(0, 0, 10, 10)


@pytest.mark.parametrize(
    ("other", "meets", "within"),
    [
        (Box(9, 9, 20, 20), True, False),
        (Box(2, 2, 8, 8), True, True),
        (HERE, True, True),
        (Box(10, 0, 20, 10), False, False),
        (Box(0, -5, 10, 0), False, False),
        (Box(11, 2, 12, 8), False, False),
    ],
)
def test_rectangles_meet_where_they_share_more_than_an_edge(other, meets, within):
    assert HERE.meets(other) is other.meets(HERE) is meets
    assert other.within(HERE) is within


@pytest.mark.parametrize(
    ("point", "away", "nearest"), [((5, 5), 0, (5, 5)), ((13, 14), 5, (10, 10)), ((-2, 5), 2, (0, 5))]
)
def test_a_point_lies_as_far_away_as_from_the_nearest_of_the_rectangle(point, away, nearest):
    assert HERE.away(point) == away
    assert HERE.nearest(point) == nearest


def test_a_rectangle_grows_on_every_side_and_holds_no_point_of_its_edge():
    assert not HERE.holds((10, 5))
    assert HERE.grown(1).holds((10, 5))
    assert Box.around((5, 5), 5) == HERE
