"""The published ledger as one SQLite file: tables with their keys, what is computed, and full-text search."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from data.dataset import Dataset
from data.forms import Record, plain
from data.references import IDS, REFERENCES

SEARCHED = {
    "claims": ("value", "note", "reason"),
    "people": ("name", "name_local", "name_ru", "variants", "one_line"),
    "events": ("headline", "summary"),
    "sources": ("publisher", "title", "note"),
}
"""The tables that are searched by words, and which of their columns."""

Table = tuple[Sequence[str], Sequence[Record]]
"""The columns of a table and its rows."""


def sqlite(dataset: Dataset, tables: Mapping[str, Table]) -> bytes:
    """A database of these tables; equal ledgers give equal bytes on one machine."""
    with sqlite3.connect(":memory:") as database:
        database.execute("pragma page_size = 4096")
        _fill(database, "subjects", ("subject_id", "kind", "label"), _subjects(dataset))
        for name, (columns, records) in tables.items():
            _fill(database, name, columns, records)
        for name, columns in SEARCHED.items():
            _index(database, name, columns)
        database.commit()
        database.execute("vacuum")
        return bytes(database.serialize())


def _subjects(dataset: Dataset) -> list[Record]:
    """Whatever a claim can be about, in one table, so that it can be a key."""
    home, places = dataset.country, dataset.places
    subjects = [(home, "country", dataset.named(home))]
    subjects += [(each.event_id, "event", each.headline) for each in dataset.events.values()]
    subjects += [(each.person_id, "person", each.name) for each in dataset.people.values()]
    subjects += [
        (each.leg_id, "leg", f"{places[each.from_place].name} to {places[each.to_place].name}")
        for each in dataset.legs.values()
    ]
    return [{"subject_id": name, "kind": kind, "label": label} for name, kind, label in subjects]


def _fill(database: sqlite3.Connection, name: str, columns: Sequence[str], records: Sequence[Record]) -> None:
    rows = [[_value(record[column]) for column in columns] for record in records]
    described = [f'"{column}" {_type([row[at] for row in rows])}' for at, column in enumerate(columns)]
    key = IDS.get(name) or ("subject_id" if name == "subjects" else "")
    described += [f'primary key ("{key}")'] if key else []
    described += [f'foreign key ("{column}") references {table} ("{to}")' for column, table, to in _keys(name, columns)]
    database.execute(f'create table "{name}" ({", ".join(described)})')
    places = ", ".join("?" * len(columns))
    database.executemany(f'insert into "{name}" values ({places})', rows)
    for column, *_ in _keys(name, columns):
        database.execute(f'create index "{name}_{column}" on "{name}" ("{column}")')


def _keys(name: str, columns: Sequence[str]) -> list[tuple[str, str, str]]:
    """The columns of a table that name a row of another, with that table and its column."""
    named = [(column, target) for table, column, target in REFERENCES if table == name and column in columns]
    named += [("subject_id", "subject"), ("property", "properties")] if name in ("facts", "claims") else []
    ids = IDS | {"subject": "subject_id"}
    tables = {"subject": "subjects"}
    return [(c, tables.get(t, t), ids[t]) for c, t in dict(named).items() if (name, c) not in LISTS]


LISTS = {("events", "linked_event_ids")}
"""Columns that name several rows, so that no key can hold them."""


def _value(value: object) -> Any:
    """A cell as the database holds it; what is not there is null, a list is joined by semicolons."""
    cell = plain(value)
    if isinstance(cell, list):
        cell = ";".join(cell)
    return None if cell == "" else int(cell) if isinstance(cell, bool) else cell


def _type(cells: Sequence[object]) -> str:
    kinds = {type(cell) for cell in cells} - {type(None)}
    return "integer" if kinds == {int} else "real" if kinds and kinds <= {int, float} else "text"


def _index(database: sqlite3.Connection, name: str, columns: Sequence[str]) -> None:
    names = ", ".join(columns)
    options = f"content='{name}', tokenize='unicode61 remove_diacritics 2'"
    database.execute(f"create virtual table {name}_fts using fts5({names}, {options})")
    database.execute(f"insert into {name}_fts(rowid, {names}) select rowid, {names} from {name}")
