"""Pages that are made once for each address, and what is kept of none of them."""

from dataclasses import replace
from datetime import date, timedelta

import htpy as h
import pytest
from markupsafe import Markup

from components.charts import timeline
from components.content import cache, page_cache
from components.content.pages import pages
from components.content.parts import Block, Context
from components.text import text_for
from components.theme import Scheme
from data import load_dataset


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(page_cache, "_cache", {})


@pytest.fixture
def context(ledger):
    return Context(text_for("en"), ledger, date(2026, 11, 1))


def _address(context, name, **params):
    return pages()[name].address.read(context.dataset, params)


@pytest.mark.parametrize("name", pages())
def test_a_page_is_made_once_and_is_what_its_module_makes_of_it(name, context):
    address = _address(context, name)
    page = page_cache.page(context, address)
    assert page_cache.page(context, address) is page
    fresh = pages()[name].make(context, address.params)
    assert (page.title, [part.name for part in page.parts if hasattr(part, "name")]) == (
        fresh.title,
        [part.name for part in fresh.parts if hasattr(part, "name")],
    )
    for mine, theirs in zip(page.parts, fresh.parts, strict=True):
        if isinstance(mine, Block):
            assert isinstance(mine.html, Markup)
            assert mine.html == Markup(str(h.fragment[theirs.html]))


def test_another_filter_day_or_ledger_is_another_page(context, small_tables):
    whole = page_cache.page(context, _address(context, "people"))
    freed = _address(context, "people", status="freed")
    assert not freed.unknown
    assert page_cache.page(context, freed) is not whole
    later = replace(context, today=context.today + timedelta(1))
    assert page_cache.page(later, _address(later, "people")) is not whole
    other = replace(context, dataset=load_dataset(small_tables))
    assert page_cache.page(other, _address(other, "people")) is not whole


@pytest.mark.parametrize("params", [{"q": "Bialiatski"}, {"year": "1066"}], ids=["typed", "unknown"])
def test_what_somebody_types_is_kept_by_nobody(params, context):
    address = _address(context, "people", **params)
    assert page_cache.page(context, address).parts
    assert not page_cache._cache


def test_a_chart_is_written_out_once_for_all_who_look_at_it(ledger):
    figure = cache.figure(timeline, ledger, text_for("en"), timeline.Selection(), Scheme.LIGHT)
    assert figure.to_dict() is figure.to_dict()
    assert figure.to_dict()["data"][0]["type"]
