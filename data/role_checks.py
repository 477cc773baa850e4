"""Rules over the roles of properties: each fits what it means, names a place where it must, and stands once."""

from collections.abc import Iterator

from data.problems import Problem
from data.raw_tables import Lines, Tables, numbered
from data.roles import MEANINGS
from data.vocabulary import SubjectKind


def roles_fit(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """A property with a role is about what the role is, holds it, and says of which place; else nobody else has it."""
    seen: dict[tuple[str, str], str] = {}
    for each, line in numbered(tables.properties, lines, "properties"):
        if each.role is None:
            if each.place:
                yield Problem("properties.csv", line, "place", each.place, "a role that says something of a place")
            continue
        meaning = MEANINGS[each.role]
        if (each.applies_to, each.datatype) != (meaning.about, meaning.holds):
            expected = f"a {meaning.holds} of the kind {meaning.about}: {meaning.says}"
            yield Problem("properties.csv", line, "role", f"{each.role} ({each.datatype}, {each.applies_to})", expected)
        if meaning.placed != bool(each.place):
            expected = f"a place, since the role is {each.role}" if meaning.placed else f"no place for {each.role}"
            yield Problem("properties.csv", line, "place", each.place, expected)
        first = seen.setdefault((each.role, each.place), each.property)
        if first != each.property:
            yield Problem("properties.csv", line, "role", each.role, f"a role that {first} does not have already")


def themes_are_of_people(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """Only what is said of a person stands under a heading of a person's page."""
    for each, line in numbered(tables.properties, lines, "properties"):
        if each.theme and each.applies_to is not SubjectKind.PERSON:
            yield Problem("properties.csv", line, "theme", each.theme, "no theme, since it is not about a person")
