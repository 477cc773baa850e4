"""How many people a search finds, with exact finds told apart from guesses."""

from functools import lru_cache

from components.text import Text
from data import Dataset, people
from data.people import CACHED_FILTERS, FREE, Filter, Sort
from data.search import guessed

NAMED = 3
"""Guesses that the title names."""


def title(text: Text, dataset: Dataset, chosen: Filter, sort: Sort = Sort.NAME) -> str:
    """How many people are found; where there is none, whose name is nearest."""
    entries, (sure, freed) = people.select(dataset, chosen, sort), _counts(dataset, chosen, sort)
    if entries and not sure:
        names = text.list(each.person.name for each in entries[:NAMED])
        return text.t("Nobody of that name; nearest in sound: {names}", names=names)
    if chosen.query.strip() and not entries:
        return text.t("Nobody on record fits what was searched for")
    counted = text.n(
        "{count} person on record, {freed} freed",
        "{count} people on record, {freed} freed",
        sure,
        freed=freed,
    )
    if more := len(entries) - sure:
        return text.t("{counted}; {more} more only near in sound", counted=counted, more=text.number(more))
    return counted


@lru_cache(maxsize=CACHED_FILTERS)
def _counts(dataset: Dataset, chosen: Filter, sort: Sort) -> tuple[int, int]:
    """How many people of a list have a name that is on record as it is searched for, and how many of them are free."""
    guesses = guessed(dataset, chosen.query)
    sure = [each for each in people.select(dataset, chosen, sort) if each.person.person_id not in guesses]
    return len(sure), sum(each.status in FREE for each in sure)
