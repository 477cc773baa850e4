"""The search page says how a thing is spelled and by whom, keeps guesses apart, and keeps no words of a reader."""

import brotli
import pytest
from desk import painted

from components.content.pages import pages
from components.embeds import search_page
from components.text import text_for
from data.findable import Kind, findables
from data.spelled_by import nearest_spelling, spelled_by
from data.store import Store
from serving.first_paint import FirstPaint
from tests import stories
from tests.sites import KNOWN

EN = text_for("en")
WIRE = 40 * 1024
"""Bytes of the static search on the wire: index, rules, script and page in one."""


def _page(dataset, **params):
    html = painted(dataset, "search", **params)
    return html[html.index('class="part-results"') :]


def test_each_thing_says_why_it_was_found(ledger):
    assert "Spelled Мария Колесникова in Russian" in _page(ledger, q="Колесникова")
    assert "Its words are run together" in _page(ledger, q="KimSamusenka")
    assert "Typed on another keyboard: kalesnikava" in _page(ledger, q="Лфдуытшлфмф")
    assert "Begins so" in _page(ledger, q="Kalesn")


def test_who_spells_it_so_is_read_from_the_titles_of_pages_about_the_person(ledger):
    person = findables(ledger)[Kind.PERSON]["ales-bialiatski"]
    assert [each.source_id for each in spelled_by(ledger, person, "bjaljatski")] == ["100x-bialiatski"]
    assert spelled_by(ledger, person, "Nobel") == ()
    assert nearest_spelling(person, ["bialacki"]).text == "Aleś Bialacki"


def test_guesses_stand_apart_and_only_as_typed_has_none(ledger):
    html = _page(ledger, q="Kalashnikava")
    assert html.index("Nothing is on record so") < html.index("Perhaps meant") < html.index("Maria Kalesnikava")
    assert "Perhaps meant" not in _page(ledger, **{"q": "Kalashnikava", "as": "exact"})


def test_nothing_comes_with_advice_and_a_kind_can_be_seen_whole(ledger):
    assert "/people" in _page(ledger, q="zzzzqq")
    assert "only=source" in _page(ledger, q="Belarus")
    assert _page(ledger, q="Belarus", only="source").count("<li>") > 20


@pytest.mark.parametrize("query", ["<b>x</b>", "'\" onload=x", "\0", "ch" * 500])
def test_what_is_typed_is_text(ledger, query):
    assert "<b>x" not in painted(ledger, "search", q=query)


@pytest.mark.parametrize("name", stories.NAMES)
def test_every_story_is_searched(name):
    dataset = stories.dataset(name)
    event = next(iter(dataset.events.values()))
    assert f"event={event.event_id}" in _page(dataset, q=event.headline)


def test_words_of_a_reader_are_in_no_shared_address_and_kept_by_no_shelf():
    for page in pages().values():
        assert not page.address.read(Store().dataset, {"q": "x"}).shared.count("q=")
    paint = FirstPaint(Store())
    paint.page("search", b"q=Losik", "")
    paint.page("people", b"sort=freed", "")
    assert [key[0].page.name for key in paint._filtered] == ["people"]


def test_the_static_search_is_small_and_asks_nobody(ledger):
    page = search_page.page(EN, ledger, KNOWN)
    assert len(brotli.compress(page, quality=11)) <= WIRE
    assert b"fetch(" not in page
    assert b"https://freed.example/sources?source=*" in page
    assert b"live/person/*.html" in page
