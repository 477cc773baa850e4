"""CSV tables -> typed rows -> a checked, published and frozen Dataset; every problem is collected, then raised once."""

import gc
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from data.checks import check
from data.columnar import Parse, read_whole
from data.columns import ADDED
from data.dataset import Dataset
from data.gate import publish
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
from data.problems import DatasetError, Problems
from data.raw_tables import GEO, Columns, Extent, Lines, Tables, Tally
from data.reader import RawRow, read_table
from data.references import IDS
from data.story_file import NAME, read_story
from data.typed import claim_cells, typed
from data.values import parse_value

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
    "disputes": Dispute,
}
"""The tables by name, with the type of their rows."""

MAY_BE_EMPTY = ("corrections", "comparisons", "disputes", "legs", "relations", "people")
"""The tables that a story need not fill: it may have corrected nothing yet, or tell of no journey."""

TALLY = "tally"
"""Beside the tables: how far each reached when they last passed; no table of the ledger."""

R = TypeVar("R", bound=Row)
Convert = Callable[[RawRow], dict[str, object]]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Time without the collector of circles, which would look through all that a load makes again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@_uncollected()
def load_dataset(path: Path = TABLES, *, accept_loss: bool = False) -> Dataset:
    """Read, type, check, publish and freeze the tables in a folder; raises DatasetError with what is wrong."""
    tables, lines, problems = read_tables(path)
    tables = replace(tables, geo=outlines(path))
    if accept_loss:
        tables, lines = replace(tables, tally=()), lines | {TALLY: []}
    problems.extend(check(tables, lines))
    if problems:
        raise DatasetError(problems)
    return Dataset.of(publish(tables), version_of(path))


def version_of(path: Path) -> str:
    """A short name for the exact content of the tables and the story in a folder: 12 hexadecimal digits of SHA-256."""
    digest = hashlib.sha256()
    for name in KINDS:
        digest.update(name.encode() + b"\0" + (path / f"{name}.csv").read_bytes() + b"\0")
    digest.update(NAME.encode() + b"\0" + (path / NAME).read_bytes())
    return digest.hexdigest()[:12]


def outlines(path: Path) -> Path:
    """The folder of outlines beside a folder of tables, or those that are shipped."""
    own = path.absolute().parent / GEO.name
    return own if own.is_dir() else GEO


@dataclass(frozen=True, slots=True)
class _Reading:
    """A folder that is being read, and what has been found in it so far."""

    path: Path
    problems: Problems = field(default_factory=Problems)
    lines: Lines = field(default_factory=dict)
    untyped: set[str] = field(default_factory=set)
    extents: dict[str, Extent] = field(default_factory=dict)
    columns: dict[str, Columns] = field(default_factory=dict)


def read_tables(path: Path) -> tuple[Tables, Lines, Problems]:
    """Read and type all tables of a folder; rows that cannot be typed are left out and named as problems."""
    reading = _Reading(path)
    read = partial(_read, reading)
    properties = read("properties", Property, _as_is)
    by_name = {row.property: row for row in properties}

    def value(name: str, text: str) -> object:
        if name in reading.untyped:
            raise ValueError("its property is wrong")
        return parse_value(by_name[name], text)

    tables = Tables(
        origins=read("origins", Origin, _as_is),
        sources=read("sources", Source, _as_is),
        properties=properties,
        claims=read("claims", Claim, lambda raw: claim_cells(by_name, reading.untyped, raw, reading.problems), value),
        events=read("events", Event, _as_is),
        people=read("people", Person, _as_is),
        places=read("places", Place, _as_is),
        legs=read("legs", Leg, _as_is),
        relations=read("relations", Relation, _as_is),
        corrections=read("corrections", Correction, _as_is),
        definitions=read("definitions", Definition, _as_is),
        comparisons=read("comparisons", Comparison, _as_is),
        disputes=read("disputes", Dispute, _as_is),
        tally=read(TALLY, Tally, _as_is) if (path / f"{TALLY}.csv").exists() else (),
    )
    story, keys = read_story(path, reading.problems)
    tables = replace(tables, story=story, keys=keys, untyped=frozenset(reading.untyped))
    tables = replace(tables, extents=reading.extents, columns=reading.columns)
    return tables, reading.lines, reading.problems


def _read(reading: _Reading, name: str, kind: type[R], convert: Convert, parse: Parse | None = None) -> tuple[R, ...]:
    whole = read_whole(reading.path / f"{name}.csv", kind, IDS.get(name, ""), parse)
    if whole is None:
        return _read_row_by_row(reading, name, kind, convert)
    reading.lines[name] = whole.lines
    reading.extents[name] = Extent(frozenset(whole.keys), len(whole.keys), whole.keys[-1], whole.lines[-1])
    reading.columns[name] = Columns(whole.rows, whole.cells)
    return whole.rows


def _read_row_by_row(reading: _Reading, name: str, kind: type[R], convert: Convert) -> tuple[R, ...]:
    """The rows of a table in which something may be wrong, which is named."""
    file, columns = f"{name}.csv", tuple(kind.model_fields)
    rows: list[R] = []
    keys: list[str] = []
    line, problems, before = 1, reading.problems, len(reading.problems)
    computed = tuple(column.name for column in ADDED.get(name, ()))
    spare, header, numbers = name in MAY_BE_EMPTY, frozenset(columns), reading.lines.setdefault(name, [])
    for raw in read_table(reading.path / file, columns, problems, computed, may_be_empty=spare):
        line, cells = raw
        keys.append(cells.get(IDS[name], "") if name in IDS else " ".join(cells.values()))
        count_before = len(problems)
        row = typed(kind, file, raw, convert(raw), problems) if cells.keys() == header else None
        if row is not None and len(problems) == count_before:
            rows.append(row)
            numbers.append(line)
        else:  # the problem of the header, of the row or of a cell is named already
            reading.untyped.add(cells.get(columns[0], ""))
    if keys or (spare and len(reading.problems) == before):
        reading.extents[name] = Extent(frozenset(keys), len(keys), keys[-1] if keys else "", line)
    return tuple(rows)


def _as_is(raw: RawRow) -> dict[str, object]:
    return dict(raw.cells)
