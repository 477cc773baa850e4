"""Writes the codebook: every table, column, vocabulary and property, from the row types and properties.csv."""

import inspect
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from data.columns import ADDED, Column, columns
from data.load import KINDS, TABLES, read_tables
from data.model import Property
from data.package import COMPUTED
from data.vocabulary import SubjectKind

PATH = Path(__file__).parent.parent / "docs" / "codebook.md"
"""Where the codebook of the shipped ledger stands."""

HEAD = """# Codebook

Written by `make codebook` from `data/model.py`, `data/vocabulary.py` and `data/tables/properties.csv`; change those.

Tables are CSV files in UTF-8 with one header row and LF line ends. A date is `2025-12-13`, or `2025-12` or `2025` where
less is known, with `~` where it is approximate. A quantity is `123`, `>=10`, `>10`, `<=50`, `<50`, `~430` or `10..12`.
"""


def codebook(path: Path = TABLES) -> str:
    """The codebook of the tables in a folder, as Markdown."""
    properties = read_tables(path)[0].properties
    return "\n".join([HEAD, *_tables(), *_exported(), *_vocabularies(), *_properties(properties)]).rstrip() + "\n"


def is_current(path: Path = PATH) -> bool:
    """Whether the codebook file is equal to what would be generated now."""
    return path.exists() and path.read_text(encoding="utf-8") == codebook()


def write(path: Path = PATH) -> None:
    """Write the codebook of the shipped ledger into a file."""
    path.write_text(codebook(), encoding="utf-8")


def _tables() -> Iterator[str]:
    yield "## Tables\n"
    for name, kind in KINDS.items():
        yield f"### {name}.csv\n\n{inspect.getdoc(kind)}\n"
        yield _table(("column", "holds", "required", "meaning"), (_row(column) for column in columns(kind)))


def _row(column: Column) -> tuple[str, ...]:
    required = "yes" if column.required else ""
    return f"`{column.name}`", _form(column.form, column.vocabulary), required, column.description


def _exported() -> Iterator[str]:
    yield "## Columns of the export only\n"
    yield "They are computed from the claims; where a table brings them along, they are computed anew.\n"
    for name, added in ADDED.items():
        yield f"### {name}.csv, as exported\n"
        yield _table(("column", "holds", "required", "meaning"), (_row(column) for column in added))
    for name, meanings in COMPUTED.items():
        yield f"### {name}.csv\n"
        yield _table(("column", "meaning"), ((f"`{column}`", meaning) for column, meaning in meanings.items()))


def _form(form: str, vocabulary: type[StrEnum] | None) -> str:
    return f"one of [{vocabulary.__name__}](#{vocabulary.__name__.lower()})" if vocabulary else form


def _vocabularies() -> Iterator[str]:
    yield "## Vocabularies\n"
    every = (*(c for kind in KINDS.values() for c in columns(kind)), *(c for added in ADDED.values() for c in added))
    vocabularies = {column.vocabulary for column in every if column.vocabulary}
    for words in sorted(vocabularies, key=lambda words: words.__name__):
        listed = ", ".join(f"`{word}`" for word in words)
        yield f"### {words.__name__}\n\n{inspect.getdoc(words)}\n\n{listed}\n"


def _properties(properties: tuple[Property, ...]) -> Iterator[str]:
    yield "## Properties\n"
    for kind in SubjectKind:
        of_kind = [p for p in properties if p.applies_to is kind]
        yield f"### Of {_KINDS[kind]}\n"
        rows = ((f"`{p.property}`", p.label, _value(p), p.cardinality, p.public.value, p.description) for p in of_kind)
        yield _table(("property", "label", "value", "how many", "published", "meaning"), rows)


_KINDS = {
    SubjectKind.EVENT: "an event",
    SubjectKind.PERSON: "a person",
    SubjectKind.LEG: "a leg of a journey",
    SubjectKind.COUNTRY: "the country",
}


def _value(prop: Property) -> str:
    more = prop.unit or ", ".join(prop.choices)
    return f"{prop.datatype}: {more}" if more else str(prop.datatype)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = tuple(head)
    lines = [names, ("---",) * len(names), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines) + "\n"
