"""A fact as a sentence: the sentence of its property with the value filled in."""

import htpy as h
from htpy import Node

from components.addresses import link
from components.html import labels, values
from components.text import Text, starts
from data import Dataset, Fact, PartialDate, Quantity, sentences
from data.cells import Value
from data.model import Property
from data.vocabulary import Datatype

SLOT = "\x00"
"""Stands where the value will, while the words around it are found in the reader's language."""


def sentence(text: Text, dataset: Dataset, fact: Fact) -> Node:
    """A fact in one sentence: values that no longer hold are struck through, numbers are bold, people are links."""
    before, after = _around(text, fact.prop, fact.value, fact.as_of)
    words = value_words(text, dataset, fact.prop, fact.value)
    words = words if before else starts(words)
    value: Node = h.b[words] if fact.prop.datatype is Datatype.QUANTITY else words
    if fact.prop.datatype is Datatype.PERSON and fact.value in dataset.people:
        value = h.a(href=link("people", person=str(fact.value)), target="_self")[words]
    return [before, values.fact(text, dataset, fact, value), after]


def words(text: Text, dataset: Dataset, fact: Fact) -> str:
    """The same as plain words."""
    before, after = _around(text, fact.prop, fact.value, fact.as_of)
    value = value_words(text, dataset, fact.prop, fact.value)
    return f"{before}{value if before else starts(value)}{after}"


def value_words(text: Text, dataset: Dataset, prop: Property, value: Value) -> str:
    """A value as the sentence of its property needs it: places by name, a day with its preposition."""
    if prop.datatype is Datatype.PLACE and value in dataset.places:
        return text.t(dataset.named(str(value)))
    if isinstance(value, PartialDate) and f"{{{sentences.ON}}}" in prop.sentence[0]:
        return text.on(value)
    return labels.value(text, dataset, prop, value)


def _around(text: Text, prop: Property, value: Value, as_of: PartialDate | None) -> tuple[str, str]:
    """The words before and after the value, in the form that fits its number."""
    days = {sentences.DATE: text.date(as_of), sentences.AS_OF: text.on(as_of)} if as_of else {}
    slots = {sentences.VALUE: SLOT, sentences.ON: SLOT, **days}
    if isinstance(value, Quantity) and len(prop.sentence) > 1:
        one, many = prop.sentence
        sentence = text.n(one, many, int(value.upper or value.number), **slots)
    else:
        sentence = text.t(prop.sentence[0], **slots)
    before, _, after = sentence.partition(SLOT)
    return before, after
