"""How many people are found, in words that tell finding from guessing."""

from collections.abc import Sequence

from components.text import Text
from data import Dataset
from data.people import FREE, Entry
from data.search import guessed

NAMED = 3
"""Guesses that the title names."""


def title(text: Text, dataset: Dataset, query: str, entries: Sequence[Entry]) -> str:
    """How many are found; where nobody is, whose name is nearest."""
    guesses = guessed(dataset, query)
    sure = [each for each in entries if each.person_id not in guesses]
    if entries and not sure:
        names = text.list(each.person.name for each in entries[:NAMED])
        return text.t("Nobody of that name; nearest in sound: {names}", names=names)
    if query.strip() and not entries:
        return text.t("Nobody on record fits what was searched for")
    freed = sum(each.status in FREE for each in sure)
    counted = text.n(
        "{count} person on record, {freed} freed", "{count} people on record, {freed} freed", len(sure), freed=freed
    )
    if more := len(entries) - len(sure):
        return text.t("{counted}; {more} more only near in sound", counted=counted, more=text.number(more))
    return counted
