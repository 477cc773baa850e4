"""Detects lost rows: compares tables with tally.csv, which records their size and last row when they last passed."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from data.problems import Problem, nearest
from data.raw_tables import Lines, Tables, Tally, numbered
from data.references import IDS, TABLE_NAMES

PATH = "tally.csv"
"""The record, in the folder of the tables, so that each clone and each copy on a server has it."""

LEAST_SHARE = 0.95
"""The share of a table's rows that a change must leave."""

CONFIRM = "make check ACCEPT_LOSS=1"


def no_rows_are_lost(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """No table has lost its tail, or more than a twentieth of its rows, since it last passed."""
    for passed, line in numbered(tables.tally, lines, "tally"):
        if passed.table not in TABLE_NAMES:
            yield Problem(
                PATH, line, "table", passed.table, "a table of the ledger", nearest(passed.table, TABLE_NAMES)
            )
            continue
        extent = tables.extents.get(passed.table)
        if extent is None:
            continue  # that nothing of it can be read is named already
        file = f"{passed.table}.csv"
        if extent.rows < LEAST_SHARE * passed.rows:
            expected = f"most of the {passed.rows} rows that last passed; if they are to go: {CONFIRM}"
            yield Problem(file, extent.end, "", f"{extent.rows} rows", expected)
        if passed.rows and passed.last not in extent.keys:
            expected = f"the row {passed.last}, the last of those that last passed; if it is to go: {CONFIRM}"
            yield Problem(file, extent.end, IDS.get(passed.table, ""), extent.last, expected)


def record(tables: Tables, folder: Path) -> None:
    """Write tally.csv for tables that passed; raises OSError if it cannot be written."""
    before: dict[str, int] = {}
    for passed in tables.tally:
        before[passed.table] = max(passed.rows, before.get(passed.table, 0))
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(Tally.model_fields)
    for table, extent in sorted(tables.extents.items()):
        if table in TABLE_NAMES:
            # The greatest number stays, or many small losses would pass one by one.
            out.writerow((table, max(extent.rows, before.get(table, 0)), extent.last))
    path = folder / PATH
    if not path.exists() or path.read_text(encoding="utf-8") != text.getvalue():
        path.write_text(text.getvalue(), encoding="utf-8", newline="\n")
