"""Writes a table as an XLSX workbook with typed cells, so that no spreadsheet has to guess their types."""

import datetime
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.dates import PartialDate
from data.quantities import Bound, Quantity

MEDIATYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

MOST = 32_767
"""Characters that a cell of a workbook can hold."""

FIRST_DAY = datetime.date(1900, 3, 1)
"""The first day that all spreadsheets count alike; an earlier one is text."""

CREATED = datetime.datetime(1980, 1, 1)
"""The time of creation of every workbook, so that equal tables give equal bytes."""

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML may hold."""

WIDEST = 60
"""The most characters of a column's width; a longer cell shows its beginning."""

ABOUT = "About"
"""The sheet that says what a workbook holds."""

Plain = int | float | datetime.date | str


class TypedText(str):
    """A text that also holds the number or day it expresses, for file formats with typed cells."""

    __slots__ = ("value",)
    value: Plain

    @classmethod
    def of(cls, words: str, value: object) -> "TypedText":
        """A text for a value; `value` is a number or an exact day, or else the text itself."""
        cell = cls(words)
        text = plain(value)
        cell.value = str(words) if isinstance(text, str) else text
        return cell


def typed_text(value: object) -> str:
    """A value as a `TypedText` in its own notation; an empty text for None."""
    return "" if value is None else TypedText.of(str(value), value)


def plain(value: object) -> Plain:
    """The content of a cell for a value: a number, a day if the exact day is known, and text for everything else."""
    if isinstance(value, bool | list | tuple):
        return ("yes" if value else "no") if isinstance(value, bool) else ";".join(str(part) for part in value)
    match value:
        case TypedText(value=held):
            return held
        case int() | float() | datetime.date():
            return value
        case Quantity(bound=Bound.EXACT, number=number):
            return int(number) if number.is_integer() else number
        case PartialDate(approximate=False) if value.is_day:
            return value.earliest
    return "" if value is None else str(value)


def workbook(
    name: str, columns: Sequence[str], rows: Iterable[Sequence[object]], about: Mapping[str, str] | None = None
) -> bytes:
    """A workbook with a row of names on top of its sheet, and with a second one that says what it is `about`.

    It holds no formula and no link.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as book:
        book.set_properties({"created": CREATED})
        sheet, head = book.add_worksheet(name[:31]), book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        cells = [[plain(value) for value in row] for row in rows]
        for at, column in enumerate(columns):
            sheet.write_string(0, at, _text(column), head)
            sheet.set_column(at, at, _width([column, *(row[at] for row in cells)]))
        for line, row in enumerate(cells, start=1):
            for at, cell in enumerate(row):
                _write(sheet, line, at, cell, day)
        sheet.freeze_panes(1, 0)
        if about:
            _describe(book.add_worksheet(ABOUT), about, head)
    return out.getvalue()


def _describe(sheet: Worksheet, about: Mapping[str, str], head: Format) -> None:
    """A sheet of two columns: what is said of the workbook, and in which words."""
    for line, (label, words) in enumerate(about.items()):
        sheet.write_string(line, 0, _text(label), head)
        sheet.write_string(line, 1, _text(words))
    sheet.set_column(0, 0, _width(about))
    sheet.set_column(1, 1, WIDEST)


def _write(sheet: Worksheet, line: int, at: int, cell: Plain, day: Format) -> None:
    if isinstance(cell, datetime.date) and cell >= FIRST_DAY:
        sheet.write_datetime(line, at, cell, day)
    elif isinstance(cell, int | float):
        sheet.write_number(line, at, cell)
    elif cell != "":
        sheet.write_string(line, at, _text(str(cell)))


def _text(words: str) -> str:
    """Words as a cell can hold them; what does not fit is said to be missing."""
    clean = UNWRITABLE.sub("\ufffd", words)
    return clean if len(clean) <= MOST else f"{clean[: MOST - 20]} [cut: see the CSV]"


def _width(cells: Iterable[Plain]) -> int:
    return min(WIDEST, 2 + max(len(str(cell)) for cell in cells))
