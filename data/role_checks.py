"""Rules for the roles of properties: each has the subject and datatype it requires, a place if it needs one, once."""

from collections.abc import Iterator

from data.problems import Problem
from data.raw_tables import Lines, Tables, numbered
from data.roles import MEANINGS, THEMES


def roles_fit(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """A property has the subject, datatype and place that its role requires; a role without a place is given once."""
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


def themes_fit(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """The theme of a property is a heading of the page of its kind of subject: of a person, or of an event."""
    for each, line in numbered(tables.properties, lines, "properties"):
        themes = THEMES.get(each.applies_to, ())
        if each.theme and each.theme not in themes:
            expected = f"one of {', '.join(themes)}, since it is about the kind {each.applies_to}"
            if not themes:
                expected = f"no theme, since it is about the kind {each.applies_to}"
            yield Problem("properties.csv", line, "theme", each.theme, expected)
