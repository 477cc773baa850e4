"""The state of the editing desk: the tables as they are, the rows to be written, and what they would change."""

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
from data.load import read_tables
from data.new_rows import write
from data.order import lines
from data.raw_tables import Tables
from data.references import IDS
from data.store import tables_of

BASKET = "rows"

STAYS = ("what", "line", "retrieved_on", "ranked_on")
"""What a form that is emptied still holds: what is added, and the days that begin as today."""


def folder() -> Path:
    """The folder of the tables that are edited."""
    return tables_of(os.environ)


def tables() -> Tables:
    """The tables as their files are now."""
    return _read(str(folder()), _stamps())


def _stamps() -> tuple[tuple[str, int, int], ...]:
    """The times and sizes of the files of the folder, which differ once one has changed."""
    files = ((path.name, path.stat()) for path in sorted(folder().iterdir()) if path.suffix in (".csv", ".toml"))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in files)


# Streamlit leaves an argument whose name begins with _ out of what a result is kept under: the stamps may not.
@st.cache_resource(max_entries=1, show_spinner=False)
def _read(path: str, stamps: tuple[tuple[str, int, int], ...]) -> Tables:  # noqa: ARG001  # what the result is kept under
    return read_tables(Path(path))[0]


@st.cache_resource(max_entries=1, show_spinner=False)
def _embeds(path: str, stamps: tuple[tuple[str, int, int], ...], _text: Text) -> tuple[str, ...]:  # noqa: ARG001
    return tuple(paths(_text, load_dataset(Path(path))))


def basket() -> tuple[NewRow, ...]:
    """The rows that are to be written together."""
    rows: tuple[NewRow, ...] = st.session_state.setdefault(BASKET, ())
    return rows


def keep(rows: Iterable[NewRow]) -> None:
    """Replace the rows of the basket."""
    st.session_state[BASKET] = tuple(rows)


def empty() -> None:
    """Empty the fields of every form; only before any of them is drawn."""
    for key, value in st.session_state.items():
        if isinstance(key, str) and isinstance(value, str) and key not in STAYS:
            st.session_state[key] = ""


def cells_of(table: str, name: str) -> Cells:
    """The cells of a row as its file has them."""
    rows = lines((folder() / f"{table}.csv").read_text(encoding="utf-8"))
    return next(row.cells for row in rows if row.cells[IDS[table]] == name)


def written(draft: Draft) -> str:
    """Write the rows of a draft, each in its place, and a line into the changelog; returns the line."""
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
    return pages, whom.embeds(about, _embeds(str(folder()), _stamps(), text), people)
