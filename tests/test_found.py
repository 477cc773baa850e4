"""The count of people tells who is found from who is guessed, on the page and in the first paint alike."""

from html import unescape

import pytest
from desk import painted
from planted import World

from components.html import people_count
from components.text import text_for
from data import people
from data.search import guessed, search

EN = text_for("en")


def _title(dataset, query):
    return people_count.title(EN, dataset, people.Filter(query=query))


def test_a_name_that_is_not_on_record_is_said_not_to_be_and_the_nearest_is_named(ledger):
    assert _title(ledger, "O'Neil").startswith("Nobody of that name; nearest in sound: Andrzej")
    assert guessed(ledger, "O'Neil") == set(search(ledger, "O'Neil"))


@pytest.mark.parametrize("query", ["Kalesnikava", "Колесникова", "Kalesnikowa", "Kalesn"])
def test_a_spelling_that_is_on_record_or_sounds_alike_is_found(query, ledger):
    assert "maria-kalesnikava" not in guessed(ledger, query)
    assert _title(ledger, query).startswith("1 person on record, 1 freed")


def test_who_is_found_comes_first_and_who_is_guessed_is_counted_apart():
    dataset = World().person("near", "Jan Kalisnikau").person("named", "Jan Kalesnikau").dataset()
    assert search(dataset, "Kalesnikau Jan") == ("named", "near")
    assert guessed(dataset, "Kalesnikau Jan") == {"near"}
    assert _title(dataset, "Kalesnikau Jan") == "1 person on record, 0 freed; 1 more only near in sound"


def test_the_first_paint_says_the_same(ledger):
    title = _title(ledger, "O'Neil")
    assert f">{title}</h1>" in unescape(painted(ledger, "people", q="O'Neil"))


def test_everybody_is_on_record(ledger):
    assert _title(ledger, "").startswith(f"{len(ledger.people)} people on record")


def test_the_nearest_are_named_in_the_order_that_is_asked_for(ledger):
    asked = people.Filter(query="Aqena")
    for sort in people.Sort:
        names = [each.person.name for each in people.select(ledger, asked, sort)[: people_count.NAMED]]
        assert people_count.title(EN, ledger, asked, sort).endswith(EN.list(names))
    assert len({people.select(ledger, asked, sort)[0].person_id for sort in people.Sort}) > 1
