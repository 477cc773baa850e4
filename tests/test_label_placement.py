"""Where labels stand: the best of their candidates on a sheet, and the nearest places in order along a line."""

from dataclasses import dataclass
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.charts.boxes import Box
from components.charts.label_placement import COLLISION, CROSSED, RANK, SPARE, Disc, Sheet, Track, in_order

ROOM = Box(0, 0, 400, 200)


@dataclass(frozen=True)
class At:
    """A label of 20 by 10 at a place."""

    x: float
    y: float
    leader: tuple | None = None

    @property
    def box(self):
        return Box(self.x, self.y, self.x + 20, self.y + 10)


def test_the_first_candidate_that_hides_nothing_is_taken_and_the_next_label_keeps_off_it():
    sheet = Sheet(ROOM)
    places = [At(50, 50), At(60, 50), At(70, 50)]
    assert [sheet.place(places, COLLISION) for _ in range(3)] == [places[0], places[2], None]


def test_labels_keep_apart_from_one_that_asks_for_it():
    places = [At(50, 50), At(72, 50), At(50, 62), At(80, 50)]
    for apart, second in (((0, 0), places[1]), ((5, 0), places[2]), ((5, 5), places[3])):
        sheet = Sheet(ROOM)
        assert sheet.place(places, apart=apart) == places[0]
        assert sheet.place(places, COLLISION) == second


def test_a_label_is_not_put_where_a_wide_typeface_would_cut_it():
    spare = 20 * SPARE
    assert Sheet(ROOM).place([At(400 - 20 - spare / 2, 50), At(400 - 20 - spare, 50)], CROSSED) == At(380 - spare, 50)
    assert Sheet(ROOM).place([At(380, 50)], CROSSED) is None
    assert Sheet(ROOM).place([At(380, 50)]) == At(380, 50)


def test_a_mark_is_covered_where_it_is_and_not_at_the_corners_of_its_square():
    sheet = Sheet(ROOM, discs=[Disc((100, 100), 20)])
    assert sheet.cost(Box(117, 80, 137, 86)) == 0
    assert sheet.cost(Box(110, 80, 130, 86)) == COLLISION


@pytest.mark.parametrize("middle", [(64, 64), (63, 127), (10, 190), (385, 12)])
def test_a_mark_is_seen_from_every_square_that_it_reaches(middle):
    sheet, alone = Sheet(ROOM, discs=[Disc(middle, 9)]), Disc(middle, 9)
    for x, y in product(range(2, 378, 3), range(2, 188, 3)):
        box = At(x, y).box
        assert bool(sheet.cost(box)) == (box.away(alone.middle) < 9 + 1.5), box


def test_a_line_may_be_crossed_sooner_than_a_label_covered_and_its_own_always():
    track = Track(tuple((x, 55.0) for x in range(0, 400, 5)), width=2, name="way")
    sheet = Sheet(ROOM, [track])
    assert sheet.cost(At(100, 50).box) == CROSSED < COLLISION
    assert sheet.cost(At(100, 50).box, own="way") == 0
    assert sheet.place([At(100, 50), At(100, 80)]) == At(100, 80)
    assert sheet.place([At(200, 50)], CROSSED) is None


def test_a_place_farther_down_has_to_be_better_by_more_than_its_rank():
    besides = {At(50, 50): 3 * RANK, At(80, 50): 0.0, At(110, 50): 0.0, At(140, 50): 0.0}
    assert Sheet(ROOM).place(besides, besides=besides.get) == At(80, 50)
    hardly = {At(50, 50): 2 * RANK, At(80, 50): 1.5 * RANK}
    assert Sheet(ROOM).place(hardly, besides=hardly.get) == At(50, 50)
    assert Sheet(ROOM).place(hardly, rank=0, besides=hardly.get) == At(80, 50)


def test_no_candidate_is_made_after_one_that_no_other_can_better():
    candidates = iter([At(50, 50), At(80, 50), At(110, 50)])
    assert Sheet(ROOM).place(candidates, rank=0) == At(50, 50)
    assert list(candidates) == [At(110, 50)]


def test_no_hairline_runs_over_another_label_or_mark_and_no_label_over_a_hairline():
    over = At(100, 20, ((110, 120), (110, 30)))
    assert Sheet(ROOM).place([over], CROSSED) == over
    assert Sheet(ROOM, taken=[At(100, 60).box]).place([over], CROSSED) is None
    assert Sheet(ROOM, discs=[Disc((112, 70), 4)]).place([over], CROSSED) is None
    own = Sheet(ROOM, discs=[Disc((110, 126), 5.5)], taken=[Box(106, 116, 114, 124)])
    assert own.place([over], CROSSED) == over
    assert own.place([At(104, 60), At(140, 60)], CROSSED) == At(140, 60)


def test_places_in_order_are_those_that_were_wanted_or_the_nearest():
    assert in_order([10, 100, 200], [0, 0, 0], 20, 0, 300) == [10, 100, 200]
    assert in_order([100, 100, 100], [0, 0, 0], 20, 0, 300) == [80, 100, 120]
    assert in_order([0, 1, 2, 298, 299, 300], [0] * 6, 20, 0, 300) == [0, 20, 40, 260, 280, 300]
    assert in_order([90, 95], [30, 50], 10, 0, 130) == [40, 80]
    assert in_order([], [], 20, 0, 300) == []


@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 30)), min_size=1, max_size=5), st.integers(0, 10))
def test_no_other_row_in_order_is_nearer(things, apart):
    wanted, sizes = zip(*sorted(things), strict=True)

    def in_row(row, spare=0.0):
        ends = [place + size for place, size in zip(row, sizes, strict=True)]
        gaps = (start - end for end, start in zip(ends, row[1:], strict=False))
        return row[0] >= -spare and ends[-1] <= 250 + spare and all(gap >= apart - spare for gap in gaps)

    def far(row):
        return sum((place - want) ** 2 for place, want in zip(row, wanted, strict=True))

    places = in_order(wanted, sizes, apart, 0, 250)
    assert in_row(places, spare=0.11)  # rounded to a tenth
    moves = (
        [place + by for place, by in zip(places, moved, strict=True)]
        for moved in product((-2, 0, 2), repeat=len(places))
    )
    assert all(far(row) >= far(places) - 1 for row in moves if in_row(row))
