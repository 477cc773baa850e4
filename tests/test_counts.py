"""Counts of the people in custody: which was the last by a day, and which is told as the last of all."""

from datetime import date

from planted import World

from data import PartialDate, counts


def _found(*pairs):
    world = World()
    for day, number in pairs:
        world.claim("belarus", "political_prisoners_in_custody", number, as_of=PartialDate.parse(day))
    return counts.counts(world.dataset())


def test_a_count_whose_day_is_vague_never_outranks_one_with_a_day():
    found = _found(("2024-12-20", "1200"), ("2025-01", "1258"))
    assert str(counts.last_by(found, date(2025, 4, 1)).as_of) == "2024-12-20"
    assert str(counts.leading(found).as_of) == "2024-12-20"
    assert str(counts.last_by(_found(("2025-01", "1258")), date(2025, 4, 1)).as_of) == "2025-01"


def test_a_count_of_a_month_is_not_yet_taken_while_the_month_lasts():
    assert counts.last_by(_found(("2025-01", "1258")), date(2025, 1, 30)) is None
