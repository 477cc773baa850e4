"""The scorecard of search holds its levels; `python -m bench search` publishes it."""

import csv

import pytest

from bench.search import CASES, scores
from components.text import text_for
from data.findable import Kind
from data.search import Reading, ask

EN = text_for("en")
LEVELS = {"spelling": 98, "mutation": 97, "missing space": 97, "layout": 90, "other name": 98, "foreigner": 95}


@pytest.fixture(scope="module")
def scored(ledger):
    return scores(ledger)


@pytest.mark.parametrize(("kind", "least"), LEVELS.items())
def test_who_is_meant_comes_among_the_first(scored, kind, least):
    assert scored[kind] >= least


def test_names_that_are_only_near_are_told_as_guesses(scored):
    assert scored["false_finds"] <= 1
    assert not scored["false_surnames"]


def test_the_cases_are_many_and_name_their_sources(ledger):
    cases = list(csv.DictReader(CASES.open(encoding="utf-8")))
    assert sum(each["kind"] == "near miss" for each in cases) == 60
    assert sum(each["kind"] == "spelling" for each in cases) > 400
    assert all(each["source"] for each in cases)
    assert {each["person_id"] for each in cases} <= {"", *ledger.people}


@pytest.mark.parametrize(
    ("query", "kind", "first", "reading"),
    [
        ("KimSamusenka", Kind.PERSON, "kim-samusenka", Reading.JOINED),
        ("Kales nikava", Kind.PERSON, "maria-kalesnikava", Reading.JOINED),
        ("Rjktcybrjdf", Kind.PERSON, "maria-kalesnikava", Reading.RETYPED),
        ("Лфдуытшлфмф", Kind.PERSON, "maria-kalesnikava", Reading.RETYPED),
        ("Мінск", Kind.PLACE, "minsk", Reading.TYPED),
        ("Reuters", Kind.ORIGIN, "reuters", Reading.TYPED),
        ("28 April 2026", Kind.EVENT, "swap-2026-04-28", Reading.TYPED),
        ("19 March 2026", Kind.EVENT, "release-2026-03-19", Reading.TYPED),
        ("2026-03-19", Kind.EVENT, "release-2026-03-19", Reading.TYPED),
        ("women freed", Kind.PROPERTY, "women_freed", Reading.TYPED),
    ],
)
def test_everything_is_found_and_how_it_was_read_is_told(ledger, query, kind, first, reading):
    answer = ask(ledger, kind, query)
    assert (answer.ids[0], answer.reading) == (first, reading)
    assert answer.found_count


def test_every_event_is_found_by_its_day_in_words(ledger):
    days = {each.event_id: EN.date(each.date.earliest) for each in ledger.events.values() if each.date.day}
    assert not {event: day for event, day in days.items() if event not in ask(ledger, Kind.EVENT, day).ids}


@pytest.mark.parametrize("query", ["KimSamusenka", "Rjktcybrjdf", "Kalesnikowa", "Kalesnikvaa"])
def test_only_as_typed_means_letter_by_letter(ledger, query):
    assert not ask(ledger, Kind.PERSON, query, as_typed=True).ids
    assert ask(ledger, Kind.PERSON, "Kalesnikava", as_typed=True).ids == ("maria-kalesnikava",)


def test_what_only_begins_so_comes_after_what_is_so(ledger):
    answer = ask(ledger, Kind.PERSON, "Kales")
    assert (answer.whole, answer.found_count) == (0, 1)
