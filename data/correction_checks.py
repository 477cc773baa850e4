"""The rule for published corrections: their days are in order, and their values are valid for their property."""

from collections.abc import Iterator
from itertools import combinations

from data.model import Correction, Property
from data.problems import Problem
from data.raw_tables import Lines, Tables, numbered
from data.values import meant, parse_value
from data.vocabulary import Severity

FILE = "corrections.csv"

DAYS = ("said_on", "found_on", "published_on")
"""The columns of days in the order of time: an error is said, then found, then its correction is published."""


def corrections_hold(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """The old and the new value of a correction are valid for its property, and its days are in order."""
    properties = {each.property: each for each in tables.properties}
    pages = {each.source_id: each for each in tables.sources}
    for row, line in numbered(tables.corrections, lines, "corrections"):
        yield from _days(row, line)
        if prop := properties.get(row.property):
            yield from _values(row, line, prop)
        if row.old_value == row.new_value:
            yield Problem(FILE, line, "new_value", row.new_value, "another value than the old one, or none")
        if row.severity is Severity.RETRACTION and row.new_value:
            yield Problem(FILE, line, "new_value", row.new_value, "no value, since the old one is retracted")
        page = pages.get(row.source_id)
        if row.said_on and page and page.published_on and not row.said_on.agrees(page.published_on):
            expected = f"{page.published_on}, the day of {page.source_id}, or another page"
            yield Problem(FILE, line, "said_on", str(row.said_on), expected, str(page.published_on))


def _days(row: Correction, line: int) -> Iterator[Problem]:
    """A later day that lies before an earlier one."""
    for before, after in combinations(DAYS, 2):
        first, second = getattr(row, before), getattr(row, after)
        if first and second and second.latest < first.earliest:
            yield Problem(FILE, line, after, str(second), f"a day not before {first}, that of {before}")


def _values(row: Correction, line: int, prop: Property) -> Iterator[Problem]:
    """A value that the property cannot have."""
    for column, value in (("old_value", row.old_value), ("new_value", row.new_value)):
        try:
            if value:
                parse_value(prop, value)
        except ValueError as error:
            expected = f"a {prop.datatype} (property {prop.property}): {error}"
            yield Problem(FILE, line, column, value, expected, meant(prop, value))
