"""Reads one CSV table as text, and reports everything that is wrong with the file itself."""

import csv
import io
import re
from collections.abc import Collection, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from data.problems import Problem, Problems, nearest

if TYPE_CHECKING:
    from _csv import Reader

LONGEST_CELL = 10_000
"""Characters; a longer cell is a mistake, for instance a quotation mark that was never closed."""

LARGEST_FILE = 50_000_000
"""Bytes; a larger table is refused by its size, before anything of it is in memory."""

MOST_COLUMNS = 100
"""A first line with more cells is no header."""

csv.field_size_limit(2**31 - 1)  # a giant cell is named as a problem below; it must not stop the reading

MARKUP = re.compile(r"</?[a-zA-Z!][^<]*>|<script|javascript:", re.IGNORECASE)
_MARKED = re.compile("[<:]")
"""A quick test: all markup contains one of these characters."""

_RUN = r"[^\S\n]*(?:[=+@\uff1d\uff0b\uff20\uff0d\ufe62\ufe63\ufe66\ufe6b]|-(?!\d))"
_FORMULA = re.compile(rf"\n{_RUN}")
"""What a spreadsheet runs, behind the line break that is put before each cell: after a blank too, and wide signs."""

_HIDDEN = re.compile(
    "["
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # control characters; a line break may stand in a cell
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners and fillers of other scripts
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"  # no width, turned direction, separators; not the joiners 200c, 200d
    "\u2800\u3164\ufeff\uffa0\ufe00-\ufe0d\ufff0-\ufffb"  # blanks that are letters, byte order mark, variants
    "\ue000-\uf8ff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # private use, shorthand and music controls
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff"  # tags, which can carry a whole hidden text, and private use
    "]"
)
"""Characters that a reader cannot see. Joiners stay: Persian and Indian scripts need them, and emoji."""

_NOT_TEXT = ((b"\x00", b"", "a NUL byte"), (b"\r\n", b"\n", "a CRLF line end"), (b"\r", b"\n", "a CR line end"))


class RawRow(NamedTuple):
    """The cells of one row by column, and the line on which it begins."""

    line: int
    cells: dict[str, str]


def read_table(
    path: Path,
    columns: tuple[str, ...],
    problems: Problems,
    computed: tuple[str, ...] = (),
    *,
    may_be_empty: bool = False,
) -> Iterator[RawRow]:
    """Read a table whose header must be `columns`, row by row; every problem is appended to `problems`.

    Columns that the export adds because they are `computed` may stand in it, and are not read. A table without rows
    is a problem unless it `may_be_empty`; a file without a header always is one.
    """
    text = read_text(path, problems)
    if text is None:
        return
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = yield from _rows(path.name, lines, columns, problems, computed)
    if not rows and not (may_be_empty and text.strip()):
        problems.append(Problem(path.name, 1, "", "no rows", "at least one row below the header"))


def read_text(path: Path, problems: Problems) -> str | None:
    """The text of a table, or None where there is none; what is wrong with the file is appended to `problems`."""
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= LARGEST_FILE else b""
    except OSError as error:
        guess = nearest(path.name, [p.name for p in path.parent.glob("*.csv")]) if path.parent.is_dir() else ""
        problems.append(Problem(path.name, 1, "", f"{error.strerror}", "a readable table", guess))
        return None
    if size > LARGEST_FILE:
        size_in_words = f"a file of {size / 1e6:.1f} MB"
        problems.append(Problem(path.name, 1, "", size_in_words, f"at most {LARGEST_FILE // 10**6} MB"))
        return None
    if raw.startswith(b"\xef\xbb\xbf"):
        problems.append(Problem(path.name, 1, "", "a byte order mark", "UTF-8 without one"))
        raw = raw[3:]
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for bad, good, name in _NOT_TEXT:
        if bad in raw:
            line = raw[: raw.index(bad)].count(b"\n") + 1
            problems.append(Problem(path.name, line, "", name, "plain text with LF line ends"))
            raw = raw.replace(bad, good)
    return _decode(path, raw, "UTF-16" if wide else "Windows-1251 or Latin-1", problems)


def _decode(path: Path, raw: bytes, likely: str, problems: Problems) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        byte = f"byte 0x{raw[error.start]:02x}"
        problems.append(Problem(path.name, line, "", byte, "UTF-8", f"a file saved as {likely}"))
        return raw.decode("utf-8", errors="replace")  # so that what else is wrong is named too


def _rows(
    file: str, lines: "Reader", columns: tuple[str, ...], problems: Problems, computed: tuple[str, ...]
) -> Generator[RawRow, None, int]:
    """The rows as they come, and how many there were."""
    header: list[str] | None = None
    rows = 0
    while True:
        line = lines.line_num + 1
        try:
            cells = next(lines)
        except StopIteration:
            return rows
        except csv.Error as error:
            problems.append(Problem(file, line, "", str(error), "a row of comma-separated cells"))
            if header is None:
                return rows
            continue  # csv begins anew on the next line
        if header is None:
            header = cells
            if len(header) > MOST_COLUMNS:
                problems.append(Problem(file, line, "", f"{len(header)} cells", f"{len(columns)} cells, as a header"))
                return rows
            problems.extend(_header_problems(file, [name for name in header if name not in computed], columns))
        elif len(cells) != len(header):
            problems.append(Problem(file, line, "", f"{len(cells)} cells", f"{len(header)} cells, as in the header"))
            rows += 1
            yield RawRow(line, dict(zip(header[:1], cells, strict=False)))  # its id, for what refers to it
        else:
            rows += 1
            row = dict(zip(header, cells, strict=True))
            problems.extend(cell_problems(file, line, row))
            for name in computed:
                row.pop(name, None)
            yield RawRow(line, row)


def _header_problems(file: str, header: list[str], columns: tuple[str, ...]) -> Iterator[Problem]:
    extra = [name for name in header if name not in columns]
    for name in columns:
        if name not in header:
            yield Problem(file, 1, name, "no such column", f"the column {name}", nearest(name, extra))
    for name in extra:
        yield Problem(file, 1, name, name, "no further column", nearest(name, columns))
    for name in sorted({name for name in header if header.count(name) > 1}):
        yield Problem(file, 1, name, f"{name} twice", "each column once")


def is_plain(cells: Collection[str]) -> bool:
    """A quick test of many cells joined to one text: if True none is forbidden; if False one may be."""
    whole = "\n".join(("", *cells))
    if (len(whole) > LONGEST_CELL and max(map(len, cells)) > LONGEST_CELL) or _FORMULA.search(whole):
        return False
    seen = whole.isascii() and whole.replace("\n", "").isprintable()
    return (seen or not _HIDDEN.search(whole)) and not (_MARKED.search(whole) and MARKUP.search(whole))


def cell_problems(file: str, line: int, row: dict[str, str]) -> Iterator[Problem]:
    """What no cell may hold, whatever its column: markup, formulas, invisible characters, too long a text."""
    if is_plain(row.values()):
        return
    for column, cell in row.items():
        if len(cell) > LONGEST_CELL:
            length = f"{len(cell)} characters"
            yield Problem(file, line, column, length, f"at most {LONGEST_CELL}", "a quotation mark left open")
        elif _FORMULA.search(f"\n{cell}"):
            yield Problem(file, line, column, cell, "text that a spreadsheet would not run as a formula")
        elif MARKUP.search(cell):
            yield Problem(file, line, column, cell, "plain text without markup")
        elif _HIDDEN.search(cell):
            yield Problem(file, line, column, cell, "text without control or invisible characters")
