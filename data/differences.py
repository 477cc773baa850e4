"""Differences between two versions of the tables: rows added, removed or changed by field, and facts in words."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.asking import standing
from data.dataset import Dataset
from data.deltas import Files
from data.facts import Fact
from data.load import KINDS
from data.references import IDS

ABOUT = ("subject_id", "event_id", "person_id", "object_id")
"""Columns that say whom or what a row is about."""

KEYS: Mapping[str, Sequence[Sequence[str]]] = {
    **{table: ((column,),) for table, column in IDS.items()},
    "facts": (("subject_id", "property"), ("as_of",), ("value",)),
    "totals": (("definition_id",),),
    "beside": (("comparison_id",), ("as_of",)),
}
"""The columns that pair rows of two versions: the first group, and while several rows share it, the next as well."""

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that differs between two versions: added if `old` is None, removed if `new` is None, else changed."""

    table: str
    key: str
    old: Cells | None
    new: Cells | None

    @property
    def cells(self) -> Cells:
        """The row as it is now, or was where it is gone."""
        return self.new if self.new is not None else self.old or {}

    @property
    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Each column in which the row differs, with what stood there and what stands there now."""
        old, new = self.old or {}, self.new or {}
        both = ((name, old.get(name, ""), new.get(name, "")) for name in dict.fromkeys((*new, *old)))
        return tuple(each for each in both if each[1] != each[2])


def differences(old: Files, new: Files) -> Iterator[Difference]:
    """The rows that differ between two versions, table by table, in the order of their keys."""
    for table in dict.fromkeys((*new, *old)):
        if old.get(table) != new.get(table):
            yield from _of_table(table, _read(old.get(table, b"")), _read(new.get(table, b"")))


def files(folder: Path) -> Files:
    """The CSV files in a folder, by the names of their tables."""
    return {table: (folder / f"{table}.csv").read_bytes() for table in KINDS}


def words(each: Difference) -> str:
    """A difference as one line of plain English."""
    name = f"{each.table}: {each.key}"
    if each.old is None:
        return f"{name} is new{_says(each.cells)}"
    if each.new is None:
        return f"{name} is gone{_says(each.cells)}"
    return f"{name}: " + "; ".join(f"{column} was “{old}”, is “{new}”" for column, old, new in each.fields)


def facts(before: Dataset, after: Dataset) -> Iterator[str]:
    """One line for each fact whose value, standing or number of voices differs between two datasets."""
    old, new = _facts(before), _facts(after)
    for key in sorted(old.keys() | new.keys()):
        was, now = (standing(each.get(key)) for each in (old, new))
        if was != now:
            yield f"{key.replace('/', ', ')}: was {was}; is {now}"


def _of_table(table: str, old: Sequence[Cells], new: Sequence[Cells]) -> Iterator[Difference]:
    same = {tuple(row.items()) for row in old} & {tuple(row.items()) for row in new}
    left, right = ([row for row in rows if tuple(row.items()) not in same] for rows in (old, new))
    yield from _paired(table, "", left, right, KEYS.get(table, ()))


def _paired(
    table: str, key: str, old: Sequence[Cells], new: Sequence[Cells], columns: Sequence[Sequence[str]]
) -> Iterator[Difference]:
    """Rows of both versions side by side, told apart by as few columns as it takes."""
    if len(old) <= 1 and len(new) <= 1 and key:
        yield Difference(table, key, next(iter(old), None), next(iter(new), None))
        return
    if not columns:
        yield from (Difference(table, " ".join(row.values()), row, None) for row in old)
        yield from (Difference(table, " ".join(row.values()), None, row) for row in new)
        return
    first, second = _grouped(old, columns[0]), _grouped(new, columns[0])
    for each in sorted(first.keys() | second.keys()):
        name = f"{key} {each}".strip()
        yield from _paired(table, name, first.get(each, []), second.get(each, []), columns[1:])


def _grouped(rows: Sequence[Cells], columns: Sequence[str]) -> dict[str, list[Cells]]:
    groups: dict[str, list[Cells]] = {}
    for row in rows:
        groups.setdefault(" ".join(row.get(each, "") for each in columns), []).append(row)
    return groups


def _facts(dataset: Dataset) -> Mapping[str, Fact]:
    return {fact.key: fact for fact in dataset.all_facts}


def _read(content: bytes) -> Sequence[Cells]:
    return [*csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), restkey="", restval="")]


def _says(cells: Cells) -> str:
    """What a claim says, where the row is one."""
    return f": {cells['subject_id']}, {cells['property']}, {cells['value']}" if "claim_id" in cells else ""
