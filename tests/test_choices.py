"""Every value that a property with choices allows has words for readers, and one that has none stops no page."""

from planted import World

from components.html import choices, labels
from components.text import text_for
from data.vocabulary import Datatype

EN = text_for("en")


def test_every_choice_of_every_property_has_words(ledger):
    known = choices.choices(EN) | ledger.story.choices
    listed = [p for p in ledger.tables.properties if p.datatype is Datatype.CHOICE]
    assert {"legal_form", "way", "arranged_with", "mode_reported"} <= {p.property for p in listed}
    assert not [(p.property, choice) for p in listed for choice in p.choices if choice not in known]


def test_a_choice_is_read_in_words_and_one_without_words_is_shown_as_it_stands():
    dataset = World().event("a", "2025-01-01").claim("a", "way", "released_at_home").dataset()
    assert labels.fact_value(EN, dataset, dataset.fact("a", "way")) == "released at home"
    assert choices.choice(EN, dataset.story, "carried_over") == "carried over"
