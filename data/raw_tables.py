"""All rows of the ledger, table by table, as they were read."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from data.model import (
    Claim,
    Comparison,
    Correction,
    Definition,
    Dispute,
    Event,
    Leg,
    Origin,
    Person,
    Place,
    Property,
    Relation,
    Row,
    Source,
)
from data.roles import Role
from data.story import UNTOLD, Story

R = TypeVar("R")

GEO = Path(__file__).parent / "geo"
"""The folder of the outlines that are shipped."""

Lines = dict[str, list[int]]
"""For each table, the line on which each of its rows begins, in the order of the rows."""


class Tally(Row):
    """What a table held when it last passed."""

    table: str
    rows: int
    last: str
    """The key of its last row."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What a table holds as a file, rows that are left out included."""

    keys: frozenset[str]
    """The id of each row, or all its cells where the table has no ids."""
    rows: int
    last: str
    """The key of the last row."""
    end: int
    """The line on which the last row begins."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A table as it was read: its rows, and the different cells of each column."""

    rows: tuple[Row, ...]
    cells: Mapping[str, Collection[object]]


@dataclass(frozen=True, slots=True)
class Stated:
    """The claims of a property: their positions in the table of claims, and the subject of each."""

    places: list[int] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Tables:
    """The thirteen tables, before any rule over more than one cell has been checked."""

    origins: tuple[Origin, ...]
    sources: tuple[Source, ...]
    properties: tuple[Property, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    people: tuple[Person, ...]
    places: tuple[Place, ...]
    legs: tuple[Leg, ...]
    relations: tuple[Relation, ...]
    corrections: tuple[Correction, ...]
    definitions: tuple[Definition, ...]
    comparisons: tuple[Comparison, ...]
    disputes: tuple[Dispute, ...] = ()
    untyped: frozenset[str] = frozenset()
    """Ids of rows that are left out because a cell is wrong; what refers to them is not wrong for that."""
    extents: Mapping[str, Extent] = field(default_factory=dict)
    """How far each table reaches as a file; one of which nothing could be read is not among them."""
    tally: tuple[Tally, ...] = ()
    """How far the tables reached when they last passed; empty where nobody has recorded it."""
    story: Story = UNTOLD
    """The settings of the story, from story.toml."""
    keys: Mapping[str, int] = field(default_factory=dict)
    """The line in story.toml on which each key stands."""
    geo: Path = GEO
    """The folder of the outlines of its map."""

    columns: Mapping[str, Columns] = field(default_factory=dict, repr=False, compare=False)
    """The different cells of tables as they were read; valid only for a table whose rows are still the same object."""

    def cells(self, table: str, column: str) -> Collection[Any]:
        """The different cells of a column."""
        rows, seen = getattr(self, table), self.columns.get(table)
        return seen.cells[column] if seen and seen.rows is rows else set(map(attrgetter(column), rows))

    @cached_property
    def stated(self) -> Mapping[str, Stated]:
        """The claims of each property."""
        stated: dict[str, Stated] = defaultdict(Stated)
        for at, (name, subject) in enumerate(map(attrgetter("property", "subject_id"), self.claims)):
            of_property = stated[name]
            of_property.places.append(at)
            of_property.subjects.append(subject)
        return dict(stated)


def with_role(tables: Tables, *roles: Role) -> tuple[str, ...]:
    """The properties that have some roles, in the order of the roles."""
    return tuple(p.property for role in roles for p in tables.properties if p.role is role)


def numbered(rows: Sequence[R], lines: Lines, table: str) -> Iterator[tuple[R, int]]:
    """Each row of a table with the line on which it begins."""
    return zip(rows, lines.get(table, ()), strict=True)


def claims_of(tables: Tables, lines: Lines, properties: Collection[str]) -> Iterator[tuple[Claim, int]]:
    """The claims of some properties in the order of their table, each with the line on which it begins."""
    numbers = lines.get("claims", [])
    places = sorted(at for name in set(properties) if name in tables.stated for at in tables.stated[name].places)
    return ((tables.claims[at], numbers[at]) for at in places)


def is_whole(tables: Tables, table: str) -> bool:
    """Whether every row of a table could be read; else an id that seems to be missing may stand in a row left out."""
    if not tables.extents:
        return True  # no file was read
    extent = tables.extents.get(table)
    return extent is not None and extent.rows == len(getattr(tables, table))
