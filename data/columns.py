"""What each column of a table may hold, read off the row types: for the codebook and for the data package."""

from dataclasses import dataclass
from enum import StrEnum
from typing import get_args

from pydantic.fields import FieldInfo

from data.cells import ID, OPTIONAL_ID, Value
from data.dates import PartialDate
from data.model import Row
from data.vocabulary import ValueStatus


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: `holds` is its type in a Frictionless table schema, `form` the same in words."""

    name: str
    holds: str
    form: str
    required: bool
    description: str
    pattern: str = ""
    vocabulary: type[StrEnum] | None = None


ADDED: dict[str, tuple[Column, ...]] = {
    "claims": (Column("status", "string", "", True, "What has become of the claim", vocabulary=ValueStatus),),
    "sources": (
        Column(
            "title_is_description",
            *("boolean", "yes or no", True),
            "Whether the title, which then stands in brackets, is a description of ours and no headline",
        ),
    ),
}
"""Columns that are computed for the export; a table that is read may have them, but their cells are ignored."""


def columns(kind: type[Row]) -> tuple[Column, ...]:
    """The columns of a table, in order, by the type of its rows."""
    return tuple(_column(name, field) for name, field in kind.model_fields.items())


def _column(name: str, field: FieldInfo) -> Column:
    kind, words = field.annotation, field.description or ""
    rules = next((rule for rule in field.metadata if hasattr(rule, "pattern")), None)
    pattern = (rules.pattern or "") if rules else ""
    required = bool(rules and (rules.min_length or (pattern and not pattern.endswith(")?$"))))
    for each in (kind, *get_args(kind)):
        if isinstance(each, type) and issubclass(each, StrEnum):
            return Column(name, "string", f"one of {each.__name__}", each is kind, words, vocabulary=each)
    if kind is PartialDate or (PartialDate in get_args(kind) and kind != Value):
        return Column(name, "string", "date, EDTF", kind is PartialDate, words)
    simple = {float: ("number", "number"), int: ("integer", "whole number"), bool: ("boolean", "yes or no")}
    if kind in simple:
        return Column(name, *simple[kind], True, words)
    if kind == Value:
        return Column(name, "string", "as its property says", True, words)
    if kind is not str:
        return Column(name, "string", "list", False, words)
    return Column(name, "string", "id" if pattern in (ID, OPTIONAL_ID) else "text", required, words, pattern)
