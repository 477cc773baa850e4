"""What the editing desk works on: the tables as they are, the rows to be written, and what they would touch."""

import os
from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from components.editing import touched as whom
from components.embeds.registry import paths
from components.text import Text
from data import load_dataset
from data.asking import changelog
from data.drafts import Cells, Draft, NewRow
from data.load import KINDS, read_tables
from data.new_rows import write
from data.order import lines
from data.raw_tables import Tables
from data.references import IDS
from data.store import tables_of

BASKET = "rows"


def folder() -> Path:
    """The folder of the tables that are edited."""
    return tables_of(os.environ)


def tables() -> Tables:
    """The tables as their files are now."""
    stamps = tuple((folder() / f"{name}.csv").stat().st_mtime_ns for name in KINDS)
    return _read(str(folder()), stamps)


@st.cache_resource(max_entries=1, show_spinner=False)
def _read(path: str, _stamps: tuple[int, ...]) -> Tables:
    return read_tables(Path(path))[0]


@st.cache_resource(max_entries=1, show_spinner=False)
def _embeds(path: str, _text: Text) -> tuple[str, ...]:
    return paths(_text, load_dataset(Path(path)))


def basket() -> tuple[NewRow, ...]:
    """The rows that are to be written together."""
    rows: tuple[NewRow, ...] = st.session_state.setdefault(BASKET, ())
    return rows


def keep(rows: Iterable[NewRow]) -> None:
    """Put rows into the basket instead of what is there."""
    st.session_state[BASKET] = tuple(rows)


def cells_of(table: str, name: str) -> Cells:
    """The cells of a row as its file has them."""
    rows = lines((folder() / f"{table}.csv").read_text(encoding="utf-8"))
    return next(row.cells for row in rows if row.cells[IDS[table]] == name)


def written(draft: Draft) -> str:
    """Write the rows of a draft, each in its place, and a line into the changelog beside them; gives the line."""
    line = changelog(tables(), draft.rows, draft.changes)
    write(folder(), draft.rows, draft.ended)
    log = folder().resolve().parent.parent / "CHANGELOG.md"
    if log.is_file():
        head, mark, rest = log.read_text(encoding="utf-8").partition("## Unreleased\n\n")
        if mark:
            log.write_text(f"{head}{mark}{line}\n{rest}", encoding="utf-8", newline="\n")
    keep(())
    return line


def touched(text: Text, rows: Iterable[NewRow]) -> tuple[list[str], list[str]]:
    """The addresses of the pages, and the embeds, that show whom or what some rows are about."""
    about, known = whom.subjects(row.cells for row in rows), tables()
    people = {each.person_id for each in known.people}
    pages = whom.pages(about, {each.event_id for each in known.events}, people)
    return pages, whom.embeds(about, _embeds(str(folder()), text), people)
