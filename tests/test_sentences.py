"""The sentence of each property: checked with the tables, and told in the form that fits its number."""

import pytest

from components.html import sentences
from components.text import text_for
from tests import stories
from tests.planted import World

EN = text_for("en")


@pytest.mark.parametrize(
    ("name", "sentence", "found", "expected", "guess"),
    [
        (
            "background",
            "",
            "",
            "the sentence that tells it, with {value} where its value stands",
            "What else is known: {value}.",
        ),
        ("background", "Known: {valu}.", "{valu}", "one of {value} (property background)", "{value}"),
        ("background", "Known.", "Known.", "{value} once, where the value stands", ""),
        ("background", "{value} and {value}.", "{value} and {value}.", "{value} once, where the value stands", ""),
        ("background", "Known: {value.", "Known: {value.", "each { with its }, as in {value}", ""),
        ("background", "{date}: {value}.", "{date}", "one of {value} (property background)", ""),
        (
            "background",
            "One {value}.;Many {value}.",
            "One {value}.;Many {value}.",
            "one form, or of a quantity one for one thing and one for several, separated by ;",
            "One {value}.",
        ),
        ("held_on", "It took place {onn}.", "{onn}", "one of {value}, {on} (property held_on)", "{on}"),
    ],
)
def test_a_sentence_that_cannot_be_told_is_named(tables, name, sentence, found, expected, guess):
    line = tables.edit("properties", "sentence", sentence, lambda row: row["property"] == name)
    problems = [each for each in tables.problems() if each.column == "sentence"]
    assert [(each.line, each.actual, each.expected, each.guess) for each in problems] == [
        (line, found, expected, guess)
    ]


@pytest.mark.parametrize("name", stories.NAMES)
def test_every_fact_of_every_story_has_a_sentence_with_its_value(name):
    dataset = stories.dataset(name)
    for fact in dataset.all_facts:
        words = sentences.words(EN, dataset, fact)
        assert words[-1] in ".”"
        assert words[:1] == words[:1].upper()
        assert "{" not in words
        assert sentences.SLOT not in words


@pytest.mark.parametrize(
    ("value", "words"),
    [("1", "1 person was freed."), ("9", "9 people were freed."), (">=10", "At least 10 people were freed.")],
)
def test_a_number_takes_the_form_that_fits_it(value, words):
    dataset = World().event("out", "2026-01-02").claim("out", "freed_total", value).dataset()
    assert sentences.words(EN, dataset, dataset.fact("out", "freed_total")) == words


def test_a_day_stands_with_its_preposition_and_a_month_with_its_own(ledger):
    def told(day):
        dataset = World().event("out", "2026-01-02").claim("out", "held_on", day).dataset()
        return sentences.words(EN, dataset, dataset.fact("out", "held_on"))

    assert told("2026-01-02") == "It took place on 2 January 2026."
    assert told("2026-01") == "It took place in January 2026."


def test_a_place_has_its_name_in_a_sentence(ledger):
    fact = next(fact for fact in ledger.all_facts if fact.value == "united-states")
    assert "the United States" in sentences.words(EN, ledger, fact)
