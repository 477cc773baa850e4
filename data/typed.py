"""Converts the cells of one row to their types, and reports each error with the best guess at what was meant."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from pydantic import ValidationError

from data.expected import expected, meant_address
from data.model import Property, Row
from data.problems import Problem, Problems, nearest
from data.reader import RawRow
from data.values import meant, parse_value

R = TypeVar("R", bound=Row)


def typed(kind: type[R], file: str, raw: RawRow, cells: Mapping[str, object], problems: Problems) -> R | None:
    """The row that some cells make, or None where a problem of them is appended to `problems`."""
    try:
        row: R = kind.__pydantic_validator__.validate_python(cells)
    except ValidationError as error:
        problems.extend(_problems(file, raw, error))
        return None
    return row


def claim_cells(
    by_name: Mapping[str, Property], untyped: Collection[str], raw: RawRow, problems: Problems
) -> dict[str, object]:
    """The cells of a claim with its value in the type of its property; `untyped` properties are wrong themselves."""
    cells: dict[str, object] = dict(raw.cells)
    name, text = raw.cells["property"], raw.cells["value"]
    known = by_name.get(name)
    if not by_name or name in untyped:
        return cells  # the property's own problem is named already
    if known is None:
        wording = "a property of properties.csv"
        problems.append(Problem("claims.csv", raw.line, "property", name, wording, nearest(name, by_name)))
        return cells
    try:
        cells["value"] = parse_value(known, text)
    except ValueError as error:
        wording = f"a {known.datatype} (property {name}): {error}"
        problems.append(Problem("claims.csv", raw.line, "value", text, wording, meant(known, text)))
    return cells


def _problems(file: str, raw: RawRow, error: ValidationError) -> list[Problem]:
    problems = []
    for detail in error.errors(include_url=False):
        column = str(detail["loc"][0])
        cell = raw.cells.get(column, "")
        listed = str(detail.get("ctx", {}).get("expected", "")).replace(" or ", ", ")
        choices = [choice.strip("' ") for choice in listed.split(",")]
        guess = nearest(cell, choices) if detail["type"] == "enum" else meant_address(detail, cell)
        problems.append(Problem(file, raw.line, column, cell, expected(detail), guess))
    return problems
