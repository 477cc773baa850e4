"""Ids: each stands once, and whatever a row names exists."""

from collections.abc import Collection, Iterable, Iterator

from data.problems import Problem, nearest
from data.raw_tables import Lines, Tables, numbered
from data.story import UNTOLD

IDS = {
    "origins": "origin_id",
    "sources": "source_id",
    "properties": "property",
    "claims": "claim_id",
    "events": "event_id",
    "people": "person_id",
    "places": "place_id",
    "legs": "leg_id",
    "corrections": "correction_id",
    "definitions": "definition_id",
    "comparisons": "comparison_id",
    "disputes": "dispute_id",
}
"""The identifying column of each table."""

TABLE_NAMES = (*IDS, "relations")
"""All tables; the ties of people have no ids of their own."""

SUBJECTS = ("events", "people", "legs")
"""The tables of subjects, besides the country."""


def ids_are_unique(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """Each id stands once in its table, and no two tables of subjects share one."""
    for table, column in IDS.items():
        if len(tables.cells(table, column)) == len(getattr(tables, table)):
            continue
        seen: dict[str, int] = {}
        for row, line in numbered(getattr(tables, table), lines, table):
            key = str(getattr(row, column))
            if key in seen:
                yield Problem(f"{table}.csv", line, column, key, f"an id that is not on line {seen[key]} already")
            seen.setdefault(key, line)
    subjects = [key for table in SUBJECTS for key in tables.cells(table, IDS[table])]
    if len({tables.story.home, *subjects}) == len(subjects) + 1:
        return
    taken = {tables.story.home: "the country"}
    for table in SUBJECTS:
        for row, line in numbered(getattr(tables, table), lines, table):
            key = str(getattr(row, IDS[table]))
            if taken.setdefault(key, table) != table:
                yield Problem(f"{table}.csv", line, IDS[table], key, f"an id that {taken[key]} does not have already")


def references_hold(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """Every id that a row names exists."""
    known = known_ids(tables)
    for table, column, target in REFERENCES:
        if target not in known or _named(tables.cells(table, column)) <= known[target]:
            continue
        for row, line in numbered(getattr(tables, table), lines, table):
            cell = getattr(row, column)
            for name in cell if isinstance(cell, tuple) else (cell,):
                if name and name not in known.get(target, {name}):
                    yield dangling(f"{table}.csv", line, column, name, target, known[target])


def _named(cells: Iterable[str | tuple[str, ...]]) -> set[str]:
    """All ids that some cells name."""
    return {name for cell in cells for name in (cell if isinstance(cell, tuple) else (cell,)) if name}


def known_ids(tables: Tables) -> dict[str, frozenset[str]]:
    """The ids of each kind of thing that a row may name; a table that could not be read is not among them."""
    known = {
        table: tables.untyped.union(tables.cells(table, column))
        for table, column in IDS.items()
        if table in NAMED and getattr(tables, table)
    }
    if all(table in known for table in SUBJECTS) and tables.story is not UNTOLD:
        known["subject"] = frozenset({tables.story.home}).union(*(known[table] for table in SUBJECTS))
    return known


REFERENCES = (
    ("origins", "part_of", "origins"),
    ("sources", "origin", "origins"),
    ("properties", "place", "places"),
    ("claims", "origin", "origins"),
    ("claims", "subject_id", "subject"),
    ("claims", "source_id", "sources"),
    ("claims", "overtaken_by", "events"),
    ("events", "linked_event_ids", "events"),
    ("places", "within", "places"),
    ("legs", "event_id", "events"),
    ("legs", "from_place", "places"),
    ("legs", "to_place", "places"),
    ("relations", "subject_id", "people"),
    ("relations", "object_id", "subject"),
    ("relations", "source_id", "sources"),
    ("corrections", "subject_id", "subject"),
    ("corrections", "property", "properties"),
    ("corrections", "source_id", "sources"),
    ("disputes", "subject_id", "subject"),
    ("disputes", "property", "properties"),
    ("comparisons", "property", "properties"),
    ("comparisons", "definition_id", "definitions"),
)
"""Which column of which table names what."""

NAMED = {*SUBJECTS, *(target for *_, target in REFERENCES)}
"""The tables whose ids other rows name."""


def dangling(file: str, line: int, column: str, actual: str, target: str, known: Collection[str]) -> Problem:
    """The problem of an unknown id, with the nearest known one."""
    return Problem(file, line, column, actual, f"an id of {target}", nearest(actual, known))
