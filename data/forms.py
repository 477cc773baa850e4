"""The forms in which a table is given out: CSV, XLSX, JSON, JSON Lines and Parquet; equal rows give equal bytes."""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from data.formulas import neutral
from data.workbook import workbook

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Cell = str | int | float | bool | list[str]
Record = Mapping[str, object]
"""A row by the names of its columns, with values as the ledger holds them."""


def forms(name: str, records: Sequence[Record], columns: Sequence[str]) -> dict[str, bytes]:
    """The files of a table, one in each form."""
    return {f"{ending}/{name}.{ending}": form(name, columns, records) for ending, form in FORMS.items()}


def plain(value: object) -> Cell:
    """A value as a JSON type; None is an empty text."""
    if isinstance(value, tuple | list):
        return [str(part) for part in value]
    if isinstance(value, bool | int | float):
        return value
    return "" if value is None else str(value)


def _csv(_name: str, columns: Sequence[str], records: Sequence[Record]) -> bytes:
    text: str = _frame(columns, records).map(_cell).to_csv(index=False, lineterminator="\n")
    return text.encode()


def _xlsx(name: str, columns: Sequence[str], records: Sequence[Record]) -> bytes:
    return workbook(name, columns, ([record[column] for column in columns] for record in records))


def _json(_name: str, columns: Sequence[str], records: Sequence[Record]) -> bytes:
    return f"{_frame(columns, records).to_json(orient='records', force_ascii=False, indent=1)}\n".encode()


def _jsonl(_name: str, columns: Sequence[str], records: Sequence[Record]) -> bytes:
    lines = ({column: plain(record[column]) for column in columns} for record in records)
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()


def _parquet(_name: str, columns: Sequence[str], records: Sequence[Record]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({column: _column([plain(record[column]) for record in records]) for column in columns})
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def _column(cells: Sequence[Cell]) -> "pa.Array":
    """A column of one type: lists, numbers, truth values, or texts; an empty number is null."""
    import pyarrow as pa

    if any(isinstance(cell, list) for cell in cells):
        return pa.array(cells, pa.list_(pa.string()))
    kinds = {type(cell) for cell in cells if cell != ""}
    if kinds and kinds <= {int, float, bool}:
        return pa.array([None if cell == "" else cell for cell in cells])
    return pa.array([str(cell) for cell in cells], pa.string())


def _frame(columns: Sequence[str], records: Sequence[Record]) -> "pd.DataFrame":
    import pandas as pd

    rows = [[plain(record[column]) for column in columns] for record in records]
    return pd.DataFrame(rows, columns=columns, dtype=object)


FORMS: Mapping[str, Callable[[str, Sequence[str], Sequence[Record]], bytes]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
    "jsonl": _jsonl,
    "parquet": _parquet,
}
"""The forms of a table by the endings of their files; what is added here is in the zip, and described beside it."""


def _cell(value: Cell) -> str | int | float:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        value = ";".join(value)
    return neutral(value) if isinstance(value, str) else value
