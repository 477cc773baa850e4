"""How a value is drawn: plain where it holds, else struck through, with words that say what became of it."""

import htpy as h
from htpy import Node

from components.html import labels
from components.text import Text, starts
from data import Dataset, Fact, Quantity, Version, status
from data.vocabulary import Standing, ValueStatus, VersionState


def drawn(text: Text, became: ValueStatus, value: Node) -> Node:
    """A value drawn by its status: struck-through values are followed by the status in words."""
    if not became.struck:
        return value
    return [h.del_[value], " ", h.strong(".became")[labels.value_status(text, became)]]


def fact(text: Text, dataset: Dataset, stated: Fact, content: Node = None) -> Node:
    """The adopted value of a fact, or other content in its place, drawn by its status."""
    words = labels.fact_value(text, dataset, stated) if content is None else content
    return drawn(text, status.of_fact(stated), words)


def version(text: Text, dataset: Dataset, fact: Fact, each: Version) -> Node:
    """One of the values of a fact."""
    return drawn(text, status.of_version(fact, each), labels.value(text, dataset, fact.prop, each.value))


def with_status(text: Text, became: ValueStatus, words: str) -> str:
    """The same for plain text such as titles, where nothing can be struck through: the status comes first, in words."""
    if not became.struck:
        return words
    return text.t("{status}: {words}", status=starts(labels.value_status(text, became)), words=words)


def live(fact: Fact) -> tuple[Quantity, ...]:
    """The numbers that hold today, ascending: one where sources agree."""
    assert isinstance(fact.value, Quantity)
    values = [each.value for each in fact.versions if each.state in (VersionState.ADOPTED, VersionState.LIVE)]
    differing = [value for value in values if isinstance(value, Quantity) and not value.agrees(fact.value)]
    numbers = (fact.value, *differing) if fact.standing is Standing.DISPUTED else (fact.value,)
    return tuple(sorted(dict.fromkeys(numbers), key=lambda value: (value.low, value.high)))


def either(text: Text, fact: Fact) -> str:
    """A number as a title says it: 25, or 4 or 25 where sources differ."""
    return text.choice(text.quantity(value) for value in live(fact))


def differ(text: Text, finding: str, *facts: Fact) -> str:
    """A finding, with the words that sources differ where they do on one of its numbers."""
    if not any(fact.standing is Standing.DISPUTED for fact in facts):
        return finding
    return text.t("{finding}; sources differ", finding=finding)
