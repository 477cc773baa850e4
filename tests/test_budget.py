"""Addresses that nobody has asked for before take a part of the processor, and no kept page away."""

import json
import os
import subprocess
import sys
from contextlib import ExitStack

import pytest

from components.charts import route_map, timeline
from components.theme import Scheme
from data.store import Store
from serving import first_paint
from serving.budget import Budget
from serving.first_paint import AT_ONCE, CACHED_PAGES, STORE, FirstPaint
from serving.settings import Ahead
from tests.serve import ROOT


def _spend(budget, seconds):
    """Whether something that costs so many seconds could be made."""
    clock = iter((0.0, seconds))
    with budget.spending(lambda: next(clock)) as may:
        return may


def test_the_store_is_spent_and_fills_again_with_a_share_of_the_time():
    now = 0.0
    budget = Budget(0.25, 10, 2, lambda: now)
    assert [_spend(budget, 6.0) for _ in range(4)] == [True, True, False, False]
    now = 8.0
    assert not _spend(budget, 1.0)
    now = 9.0
    assert _spend(budget, 1.0)


def test_so_many_are_made_at_once_and_a_failure_gives_its_place_back():
    budget = Budget(1, 10, 2)
    with ExitStack() as both:
        assert [both.enter_context(budget.spending()) for _ in range(3)] == [True, True, False]
    with pytest.raises(ValueError, match="it failed"), budget.spending():
        raise ValueError("it failed")
    with ExitStack() as both:
        assert [both.enter_context(budget.spending()) for _ in range(3)] == [True, True, False]


@pytest.fixture
def paint(monkeypatch):
    """The pages of the shipped ledger with a count of those that are made; each costs what a test says."""
    made, store = FirstPaint(Store(), site="https://a.example"), []
    original = FirstPaint._html

    def counted(self, wanted, site, today):
        store.append(wanted)
        return original(self, wanted, site, today) if not wanted.pairs else f"made {wanted}"

    monkeypatch.setattr(first_paint.FirstPaint, "_html", counted)
    made.counted = store
    return made


def _months():
    return [
        f"from={year}-{month:02}&to={year + 3}-{month:02}".encode()
        for year in range(1000, 1100)
        for month in range(1, 13)
    ]


def test_a_thousand_addresses_with_filters_are_answered_without_making_a_thousand_pages(paint):
    paint.budget = Budget(0, STORE, AT_ONCE)
    plain = paint.page("timeline", b"", "https://a.example")
    paint.budget._spend(STORE - 1e-9)
    first = paint.page("timeline", b"from=2024-01&to=2025-01", "https://a.example")
    paint.budget._spend(1)
    assert first is not plain
    before = len(paint.counted)
    answers = {paint.page("timeline", each, "https://a.example") for each in _months()}
    assert answers == {None}
    assert len(paint.counted) == before
    assert paint.page("timeline", b"from=2024-01&to=2025-01", "https://a.example") is first


def test_a_person_that_cannot_be_made_now_never_comes_as_another_page(paint):
    paint.budget = Budget(0, 0, AT_ONCE)
    assert paint.page("people", b"person=ales-bialiatski", "https://a.example") is None
    assert paint.page("people", b"", "https://a.example") is not None


def test_filters_push_no_other_page_out(paint):
    paint.warm(5)
    kept = [paint.page(name, b"", "https://a.example") for name in first_paint.pages()]
    paint.budget = Budget(1000, 1e9, AT_ONCE)
    for each in _months()[: CACHED_PAGES + 20]:
        paint.page("timeline", each, "https://a.example")
    assert len(paint._filtered) == CACHED_PAGES
    assert [paint.page(name, b"", "https://a.example") for name in first_paint.pages()] == kept


def test_the_pages_are_warm_under_the_address_that_is_set(paint):
    paint.warm(5)
    before = len(paint.counted)
    paint.page("about", b"", "https://a.example")
    assert len(paint.counted) == before


WARMED = """
import json, server
from components.content import cache
server._warm(server.store.dataset)
print(json.dumps([len(server.services.paint._unfiltered), cache.figure.cache_info().currsize]))
"""


@pytest.mark.slow
@pytest.mark.parametrize("ahead", Ahead)
def test_a_server_makes_every_page_and_chart_before_it_is_asked_or_none(ahead):
    env = os.environ | {"FREED_AHEAD": ahead, "FREED_EMBEDS": "none"}
    done = subprocess.run([sys.executable, "-c", WARMED], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    everything = [len(first_paint.pages()), len(Scheme) * len((timeline, route_map))]
    assert json.loads(done.stdout.splitlines()[-1]) == (everything if ahead is Ahead.EVERYTHING else [0, 0])
