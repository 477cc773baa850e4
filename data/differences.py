"""What differs between two folders of tables, in words: rows new, gone or changed, and facts that stand otherwise."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from data.asking import standing
from data.dataset import Dataset
from data.drafts import Cells
from data.facts import Fact
from data.load import KINDS
from data.order import lines
from data.references import IDS

ABOUT = ("subject_id", "event_id", "person_id", "object_id")
"""Columns that say whom or what a row is about."""


def rows(before: Path, after: Path) -> Iterator[tuple[str, Cells]]:
    """Each row that differs, in words, with its cells as they are now, or were where it is gone."""
    for table in KINDS:
        old, new = _rows(before, table), _rows(after, table)
        for name in sorted(old.keys() | new.keys()):
            if name not in old:
                yield f"{table}: {name} is new{_says(new[name])}", new[name]
            elif name not in new:
                yield f"{table}: {name} is gone{_says(old[name])}", old[name]
            elif changed := [c for c in new[name] if old[name].get(c, "") != new[name][c]]:
                said = "; ".join(f"{c} was “{old[name].get(c, '')}”, is “{new[name][c]}”" for c in changed)
                yield f"{table}: {name}: {said}", new[name]


def facts(before: Dataset, after: Dataset) -> Iterator[str]:
    """Each fact whose value, standing or number of voices differs, in words."""
    old, new = _facts(before), _facts(after)
    for key in sorted(old.keys() | new.keys()):
        was, now = (standing(each.get(key)) for each in (old, new))
        if was != now:
            yield f"{key.replace('/', ', ')}: was {was}; is {now}"


def _facts(dataset: Dataset) -> Mapping[str, Fact]:
    return {fact.key: fact for fact in dataset.all_facts}


def _rows(folder: Path, table: str) -> dict[str, Cells]:
    read = lines((folder / f"{table}.csv").read_text(encoding="utf-8"))
    column = IDS.get(table)
    return {row.cells[column] if column else " ".join(row.cells.values()): row.cells for row in read}


def _says(cells: Cells) -> str:
    """What a claim says, where the row is one."""
    return f": {cells['subject_id']}, {cells['property']}, {cells['value']}" if "claim_id" in cells else ""
