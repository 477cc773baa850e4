"""One row of a table from its cells: each cell typed, each slip named with the best guess at what was meant."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from pydantic import ValidationError

from data.cells import Value
from data.dates import PartialDate
from data.model import Property, Row
from data.problems import Problem, Problems, nearest
from data.quantities import Quantity
from data.reader import RawRow
from data.vocabulary import Datatype

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
    problems = []
    for detail in error.errors(include_url=False):
        column = str(detail["loc"][0])
        cell = raw.cells.get(column, "")
        listed = str(detail.get("ctx", {}).get("expected", "")).replace(" or ", ", ")
        choices = [choice.strip("' ") for choice in listed.split(",")]
        expected = detail["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
        guess = nearest(cell, choices) if detail["type"] == "enum" else ""
        problems.append(Problem(file, raw.line, column, cell, expected, guess))
    return problems
