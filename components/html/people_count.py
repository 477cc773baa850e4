"""How many people are found, in words that tell finding from guessing."""

from components.text import Text
from data import Dataset, people
from data.people import Filter, Sort

NAMED = 3
"""Guesses that the title names."""


def title(text: Text, dataset: Dataset, chosen: Filter, sort: Sort = Sort.NAME) -> str:
    """How many are found; where nobody is, whose name is nearest."""
    entries, count = people.select(dataset, chosen, sort), people.count(dataset, chosen, sort)
    if entries and not count.people:
        names = text.list(each.person.name for each in entries[:NAMED])
        return text.t("Nobody of that name; nearest in sound: {names}", names=names)
    if chosen.query.strip() and not entries:
        return text.t("Nobody on record fits what was searched for")
    counted = text.n(
        "{count} person on record, {freed} freed",
        "{count} people on record, {freed} freed",
        count.people,
        freed=count.freed,
    )
    if more := len(entries) - count.people:
        return text.t("{counted}; {more} more only near in sound", counted=counted, more=text.number(more))
    return counted
