"""A value as it is drawn: in plain type where it holds, else struck through, with words that say what became of it."""

import htpy as h
from htpy import Node

from components import labels
from components.text import Text
from data import Dataset, Fact, Version, status
from data.vocabulary import ValueStatus


def drawn(text: Text, became: ValueStatus, shown: Node) -> Node:
    """What is shown of a value, by what has become of it; whoever hears it read hears the words."""
    if not became.struck:
        return shown
    return [h.del_[shown], " ", h.strong(".became")[labels.value_status(text, became)]]


def fact(text: Text, dataset: Dataset, found: Fact, shown: Node = None) -> Node:
    """The value with which a fact is shown, or what is shown in its place."""
    words = labels.fact_value(text, dataset, found) if shown is None else shown
    return drawn(text, status.of_fact(found), words)


def version(text: Text, dataset: Dataset, found: Fact, each: Version) -> Node:
    """One of the values of a fact."""
    return drawn(text, status.of_version(found, each), labels.value(text, dataset, found.prop, each.value))


def told(text: Text, became: ValueStatus, words: str) -> str:
    """The same where nothing can be struck through, as in a title: the words that say what became of it come first."""
    if not became.struck:
        return words
    return text.t("{status}: {words}", status=_capital(labels.value_status(text, became)), words=words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
