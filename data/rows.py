"""All rows of the ledger, table by table, as they were read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from data.model import (
    Claim,
    Comparison,
    Correction,
    Definition,
    Event,
    Leg,
    Origin,
    Person,
    Place,
    Property,
    Relation,
    Source,
)

R = TypeVar("R")

Lines = dict[str, list[int]]
"""For each table, the line on which each of its rows begins, in the order of the rows."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The twelve tables; nothing in it has been checked against anything else."""

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
    untyped: frozenset[str] = frozenset()
    """Ids of rows that are left out because a cell is wrong; what refers to them is not wrong for that."""


def numbered(rows: Sequence[R], lines: Lines, table: str) -> Iterator[tuple[R, int]]:
    """Each row of a table with the line on which it begins."""
    yield from zip(rows, lines.get(table, ()), strict=True)
