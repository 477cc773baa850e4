"""How old the evidence is, where the reader's day is known; and that old pages say that things may have changed."""

from datetime import date, timedelta

import pytest
from desk import painted

from components.html import freshness
from components.html.masthead import masthead
from components.text import text_for
from tests.planted import World

EN = text_for("en")


@pytest.mark.parametrize(
    ("days", "said"),
    [(-3, "2026"), (0, "2026"), (1, "2026, 1 day ago"), (46, "2026, 46 days ago"), (1000, "1,000 days ago")],
)
def test_the_reach_of_the_evidence_is_told_as_an_age_once_it_has_one(ledger, days, said):
    words = freshness.reach(EN, ledger, ledger.cutoff + timedelta(days))
    assert words.startswith(f"Evidence to {EN.date(ledger.cutoff)}")
    assert words.endswith(said)
    assert words in str(masthead(EN, ledger, ledger.cutoff + timedelta(days)))


def _world():
    return World().person("jan").claim("jan", "detained_on", "2021-07-14").dataset()


@pytest.mark.parametrize(("days", "old"), [(0, False), (60, False), (61, True)])
def test_what_rests_on_old_pages_says_that_statuses_may_have_changed(days, old):
    dataset, today = _world(), date(2026, 3, 20) + timedelta(days)
    said = str(freshness.warning(EN, dataset, dataset.all_facts, today) or "")
    assert ("statuses may have changed since" in said) == old
    assert ("20 March 2026" in said) == old


def test_a_persons_first_paint_says_so_at_the_day_of_the_server():
    dataset = _world()
    for days, old in ((10, False), (100, True)):
        html = painted(dataset, "people", date(2026, 3, 20) + timedelta(days), person="jan")
        assert ("statuses may have changed" in html) == old


def test_facts_without_a_dated_page_are_called_neither_fresh_nor_old():
    assert freshness.youngest(_world(), ()) is None
    assert freshness.warning(EN, _world(), (), date(2030, 1, 1)) is None


def test_the_day_is_that_of_the_readers_time_zone_and_of_utc_where_its_name_is_none():
    assert (freshness.day_in("Pacific/Kiritimati") - freshness.day_in("Pacific/Honolulu")).days == 1
    assert freshness.day_in("no/such zone") == freshness.day_in("") == freshness.day_in("../etc")
