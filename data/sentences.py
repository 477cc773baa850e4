"""The sentence with which a fact of a property is told: its forms, its placeholders, and the rule that holds them."""

from collections.abc import Iterator
from string import Formatter

from data.model import Property
from data.problems import Problem, nearest
from data.raw_tables import Lines, Tables, numbered
from data.vocabulary import Cardinality, Datatype

VALUE, ON = "value", "on"
"""Placeholders for the value: as it is, or a date with its preposition, such as 'on 14 July 2021'."""

DATE, AS_OF = "date", "as_of"
"""Placeholders for the day of a count, likewise."""

FORMS = 2
"""A sentence has one form, or of a number that counts something one for one thing and one for several."""


def sentences_tell(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """Every property has a sentence in which its value has one place, and whose other places can be filled."""
    for prop, line in numbered(tables.properties, lines, "properties"):
        for actual, expected, guess in _wrong(prop):
            yield Problem("properties.csv", line, "sentence", actual, expected, guess)


def _wrong(prop: Property) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the sentence of a property: what was found, what was expected, and what was likely meant."""
    if not prop.sentence:
        yield "", f"the sentence that tells it, with {{{VALUE}}} where its value stands", f"{prop.label}: {{{VALUE}}}."
    if len(prop.sentence) > 1 and (prop.datatype is not Datatype.QUANTITY or len(prop.sentence) > FORMS):
        expected = "one form, or of a quantity one for one thing and one for several, separated by ;"
        yield ";".join(prop.sentence), expected, prop.sentence[0]
    for form in prop.sentence:
        yield from _misplaced(prop, form)


def _misplaced(prop: Property, form: str) -> Iterator[tuple[str, str, str]]:
    try:
        names = [name for _, name, _, _ in Formatter().parse(form) if name is not None]
    except ValueError:
        yield form, f"each {{ with its }}, as in {{{VALUE}}}", ""
        return
    values = (VALUE, ON) if prop.datatype is Datatype.DATE else (VALUE,)
    days = (DATE, AS_OF) if prop.cardinality is Cardinality.SERIES else ()
    known = (*values, *days)
    for name in names:
        if name not in known:
            listed = ", ".join(f"{{{each}}}" for each in known)
            guess = nearest(name, known)
            yield f"{{{name}}}", f"one of {listed} (property {prop.property})", f"{{{guess}}}" if guess else ""
    if sum(name in values for name in names) != 1 and all(name in known for name in names):
        yield form, " or ".join(f"{{{each}}}" for each in values) + " once, where the value stands", ""
