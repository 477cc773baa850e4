"""Rules for the length of texts, so that each fits the cards, charts and tables that show it."""

from collections.abc import Iterator

from data.problems import Problem
from data.raw_tables import Lines, Tables, claims_of, numbered
from data.vocabulary import Datatype

LONGEST = {
    ("people", "name"): 40,
    ("people", "name_local"): 40,
    ("people", "name_ru"): 40,
    ("people", "one_line"): 140,
    ("events", "headline"): 80,
    ("events", "summary"): 400,
    ("places", "name"): 80,
    ("origins", "name"): 80,
    ("properties", "label"): 40,
    ("properties", "description"): 300,
    ("sources", "publisher"): 80,
    ("sources", "title"): 250,
    ("sources", "url"): 1_000,
    ("claims", "locator"): 80,
    ("claims", "reason"): 300,
    ("claims", "note"): 300,
    ("disputes", "settled_by"): 200,
}
"""The most characters of a column; the label of an event is bounded by its type."""

LONGEST_VALUE = {Datatype.TEXT: 180, Datatype.QUOTE: 200}
"""The most characters of a claim's value, by the datatype of its property."""


def texts_fit(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """No name, headline, label or text is longer than its limit."""
    for (table, column), most in LONGEST.items():
        if max(map(len, tables.cells(table, column)), default=0) <= most:
            continue
        for row, line in numbered(getattr(tables, table), lines, table):
            if len(cell := getattr(row, column)) > most:
                yield _too_long(f"{table}.csv", line, column, cell, most)
    bounds = {p.property: LONGEST_VALUE[p.datatype] for p in tables.properties if p.datatype in LONGEST_VALUE}
    for claim, line in claims_of(tables, lines, bounds):
        if len(cell := str(claim.value)) > bounds[claim.property]:
            yield _too_long("claims.csv", line, "value", cell, bounds[claim.property])


def _too_long(file: str, line: int, column: str, cell: str, most: int) -> Problem:
    expected = f"at most {most} characters, as cards and tables bear"
    return Problem(file, line, column, f"{len(cell)} characters", expected)
