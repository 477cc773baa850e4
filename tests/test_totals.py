"""Our own sums count every part once, and say what they leave open."""

from data import totals
from data.vocabulary import EventKind


def test_the_sum_is_made_of_releases_and_pardons_only(ledger):
    total = totals.freed(ledger)
    assert {ledger.events[fact.subject_id].kind for fact in total.parts} <= {EventKind.RELEASE, EventKind.PARDON}
    assert total.number == sum(int(fact.value.number) for fact in total.parts) - len(total.counted_twice)


def test_statkevich_is_counted_once(ledger):
    assert totals.freed(ledger).counted_twice == ("mikalai-statkevich",)


def test_the_bounds_hold_the_sum(ledger):
    total = totals.freed(ledger)
    assert total.low <= total.number <= total.high


def test_the_largest_release_is_that_of_march_2026(ledger):
    event, fact = totals.largest(ledger)
    assert event.event_id == "release-2026-03-19"
    assert str(fact.value) == "250"


def test_disputed_figures_come_newest_first(ledger):
    days = [ledger.events[fact.subject_id].date for fact in totals.disputed(ledger)]
    assert days
    assert days == sorted(days, reverse=True)
