"""CSV tables -> typed rows -> a checked, published and frozen Dataset; every problem is collected, then raised once."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from data.checks import check
from data.columns import ADDED
from data.dataset import Dataset
from data.dates import PartialDate
from data.gate import publish
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
    Row,
    Source,
    Value,
)
from data.problems import DatasetError, Problem, nearest
from data.quantities import Quantity
from data.reader import RawRow, read_table
from data.rows import Lines, Tables
from data.vocabulary import Datatype

TABLES = Path(__file__).parent / "tables"
"""The folder of the ledger that is shipped."""

KINDS: dict[str, type[Row]] = {
    "origins": Origin,
    "sources": Source,
    "properties": Property,
    "claims": Claim,
    "events": Event,
    "people": Person,
    "places": Place,
    "legs": Leg,
    "relations": Relation,
    "corrections": Correction,
    "definitions": Definition,
    "comparisons": Comparison,
}
"""The tables by name, with the type of their rows."""

R = TypeVar("R", bound=Row)
Convert = Callable[[RawRow], dict[str, object]]


def load_dataset(path: Path = TABLES) -> Dataset:
    """Read, type, check, publish and freeze the tables in a folder; raises DatasetError with all problems."""
    tables, lines, problems = read_tables(path)
    problems += check(tables, lines)
    if problems:
        raise DatasetError(problems)
    return Dataset.of(publish(tables), version_of(path))


def version_of(path: Path) -> str:
    """A short name for the exact content of the tables in a folder: 12 hexadecimal digits of SHA-256."""
    digest = hashlib.sha256()
    for name in KINDS:
        digest.update(name.encode() + b"\0" + (path / f"{name}.csv").read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def read_tables(path: Path) -> tuple[Tables, Lines, list[Problem]]:
    """Read and type all tables of a folder; rows that cannot be typed are left out and named as problems."""
    problems: list[Problem] = []
    lines: Lines = {}
    untyped: set[str] = set()
    read = partial(_read, path, problems, lines, untyped)
    properties = read("properties", Property, _as_is)
    by_name = {row.property: row for row in properties}
    tables = Tables(
        origins=read("origins", Origin, _as_is),
        sources=read("sources", Source, _as_is),
        properties=properties,
        claims=read("claims", Claim, partial(_claim_cells, by_name, untyped, problems)),
        events=read("events", Event, _as_is),
        people=read("people", Person, _as_is),
        places=read("places", Place, _as_is),
        legs=read("legs", Leg, _as_is),
        relations=read("relations", Relation, _as_is),
        corrections=read("corrections", Correction, _as_is),
        definitions=read("definitions", Definition, _as_is),
        comparisons=read("comparisons", Comparison, _as_is),
    )
    return replace(tables, untyped=frozenset(untyped)), lines, problems


def _read(
    path: Path,
    problems: list[Problem],
    lines: Lines,
    untyped: set[str],
    name: str,
    kind: type[R],
    convert: Convert,
) -> tuple[R, ...]:
    file = f"{name}.csv"
    columns = tuple(kind.model_fields)
    rows: list[R] = []
    computed = tuple(column.name for column in ADDED.get(name, ()))
    for raw in read_table(path / file, columns, problems, computed):
        if set(raw.cells) != set(columns):
            untyped.add(raw.cells.get(columns[0], ""))
            continue  # the problem of the header or the row is named already
        before = len(problems)
        cells = convert(raw)
        try:
            row = kind.model_validate(cells)
        except ValidationError as error:
            problems.extend(_problems(file, raw, error))
        if len(problems) == before:
            rows.append(row)
            lines.setdefault(name, []).append(raw.line)
        else:
            untyped.add(raw.cells[columns[0]])
    return tuple(rows)


def _as_is(raw: RawRow) -> dict[str, object]:
    return dict(raw.cells)


def _claim_cells(
    by_name: dict[str, Property], untyped: set[str], problems: list[Problem], raw: RawRow
) -> dict[str, object]:
    cells: dict[str, object] = dict(raw.cells)
    name, text = raw.cells["property"], raw.cells["value"]
    known = by_name.get(name)
    if not by_name or name in untyped:
        return cells  # the property's own problem is named already
    if known is None:
        expected = "a property of properties.csv"
        problems.append(Problem("claims.csv", raw.line, "property", name, expected, nearest(name, by_name)))
        return cells
    try:
        cells["value"] = parse_value(known, text)
    except ValueError as error:
        expected = f"a {known.datatype} (property {name}): {error}"
        problems.append(Problem("claims.csv", raw.line, "value", text, expected, _meant(known, text)))
    return cells


def parse_value(known: Property, text: str) -> Value:
    """Turn the text of a value into the type that its property has; raises ValueError."""
    if not text:
        raise ValueError("a value is needed")
    match known.datatype:
        case Datatype.QUANTITY:
            return Quantity.parse(text)
        case Datatype.DATE:
            return PartialDate.parse(text)
        case Datatype.CHOICE if text not in known.choices:
            raise ValueError(f"one of {', '.join(known.choices)}")
        case _:
            return text


def _meant(known: Property, text: str) -> str:
    if known.datatype is Datatype.CHOICE:
        return nearest(text, known.choices)
    likely = text.strip().translate(str.maketrans("OoОоlI/. –", "0000" + "11" + "-" + "-" + " -")).replace(" ", "")
    for candidate in (likely, likely.replace(",", ""), likely.rstrip("+") and f">={likely.rstrip('+')}"):
        try:
            parse_value(known, candidate)
        except ValueError:
            continue
        return candidate
    return ""


def _problems(file: str, raw: RawRow, error: ValidationError) -> list[Problem]:
    found = []
    for detail in error.errors(include_url=False):
        column = str(detail["loc"][0])
        cell = raw.cells.get(column, "")
        listed = str(detail.get("ctx", {}).get("expected", "")).replace(" or ", ", ")
        choices = [choice.strip("' ") for choice in listed.split(",")]
        expected = detail["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
        guess = nearest(cell, choices) if detail["type"] == "enum" else ""
        found.append(Problem(file, raw.line, column, cell, expected, guess))
    return found
