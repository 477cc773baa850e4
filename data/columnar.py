"""The quick way to read a table without errors: column by column, so that each different text is typed only once."""

import csv
import io
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, TypeAdapter

from data.model import Row
from data.problems import Problems
from data.reader import is_plain, read_text

if TYPE_CHECKING:
    from _csv import Reader

AT_ONCE = 10_000
"""How many rows are typed together; the number bounds the memory for their cells."""

R = TypeVar("R", bound=Row)
Cells = tuple[str, ...]
Parse = Callable[[str, str], object]
"""The value of a claim from its property and its text; raises ValueError or KeyError."""


@dataclass(frozen=True, slots=True)
class Whole(Generic[R]):
    """A whole table: its rows, the line on which each begins, and the key of each."""

    rows: tuple[R, ...]
    lines: list[int]
    keys: list[str]
    cells: Mapping[str, Collection[object]]
    """The different cells of each column."""


def read_whole(path: Path, kind: type[R], key: str = "", parse: Parse | None = None) -> Whole[R] | None:
    """All rows of a table, with a column or all cells as the key; None if anything is wrong or there is no row.

    What is wrong is not described here: `data.reader` and `data.typed` read such a table again, row by row.
    """
    problems = Problems()
    text = read_text(path, problems)
    if text is None or problems:
        return None
    try:
        return _whole(text, _Typed(kind, parse), key)
    except (csv.Error, ValueError, KeyError):
        return None


def _whole(text: str, typed: "_Typed[R]", key: str) -> Whole[R] | None:
    """The same of a text; raises csv.Error, ValueError or KeyError where anything is wrong."""
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    if tuple(next(lines, ())) != typed.names:
        return None
    rows: list[R] = []
    keys: list[str] = []
    ends = [lines.line_num]
    cells = _noting(lines, ends)
    while some := list(islice(cells, AT_ONCE)):
        columns = list(zip(*some, strict=True))
        if len(columns) != len(typed.names):
            return None
        keys.extend(columns[typed.names.index(key)] if key else map(" ".join, some))
        rows.extend(typed.rows(columns))
    return Whole(tuple(rows), [end + 1 for end in ends[:-1]], keys, typed.cells) if rows else None


def _noting(lines: "Reader", ends: list[int]) -> Iterator[list[str]]:
    """The cells of each row, whose last line is noted."""
    for cells in lines:
        ends.append(lines.line_num)
        yield cells


class _Typed(Generic[R]):
    """Makes the rows of one kind from columns of text, and remembers what each text of a column has become."""

    def __init__(self, kind: type[R], parse: Parse | None) -> None:
        self.names = tuple(kind.model_fields)
        self._kind, self._parse = kind, parse
        self._known: dict[str, dict[Any, object]] = {name: {} for name in self.names}

    @property
    def cells(self) -> Mapping[str, Collection[object]]:
        """The different cells of each column."""
        return {name: known.values() for name, known in self._known.items()}

    def rows(self, columns: Sequence[Cells]) -> list[R]:
        """The rows that some columns make; raises ValueError or KeyError where a cell is wrong."""
        by_name = dict(zip(self.names, columns, strict=True))
        same, varied = dict[str, object].fromkeys(self.names), dict[str, Iterable[object]]()
        for name, cells in by_name.items():
            texts = set(cells)
            typed = self._column(name, by_name, texts)
            if len(texts) == 1 and name != "value":
                same[name] = next(iter(typed))
            else:
                varied[name] = typed
        return _instances(self._kind, same, varied, len(columns[0]))

    def _column(self, name: str, columns: dict[str, Cells], texts: set[str]) -> Iterable[object]:
        cells, known = columns[name], self._known[name]
        new = list(texts.difference(known))
        if not is_plain(new):
            raise ValueError("a cell holds what no cell may")
        if self._parse and name == "value":
            return self._values(self._parse, list(zip(columns["property"], cells, strict=True)), known)
        typing = _typing(self._kind, name)
        known.update(zip(new, typing.validate_python(new) if typing else new, strict=True))
        return map(known.__getitem__, cells)

    @staticmethod
    def _values(parse: Parse, pairs: list[tuple[str, str]], known: dict[Any, object]) -> Iterable[object]:
        known.update({pair: parse(*pair) for pair in set(pairs).difference(known)})
        return map(known.__getitem__, pairs)


@cache
def _typing(kind: type[Row], name: str) -> TypeAdapter[list[Any]] | None:
    """What types the texts of a column; None where any text will do."""
    field = kind.model_fields[name]
    if field.annotation is str and not field.metadata:
        return None
    held = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    return TypeAdapter(list[held])  # type: ignore[valid-type]  # the type of a cell is read off its row


def _instances(kind: type[R], same: dict[str, object], varied: dict[str, Iterable[object]], count: int) -> list[R]:
    """Rows of cells that have been typed, as the model itself makes them: all have the `same` cells and some `varied`.

    They are made together, step by step, since a step for all of them costs a fraction of a step for each.
    """
    filled = list(map(dict.copy, repeat(same, count)))
    _do(map(dict.update, filled, map(zip, repeat(tuple(varied)), zip(*varied.values(), strict=True))))
    rows: list[R] = list(map(object.__new__, repeat(kind, count)))
    set_fields = set(same)  # one for all: rows are frozen, and a copy of a row copies it
    state = {"__dict__": filled, "__pydantic_fields_set__": repeat(set_fields)}
    for slot, values in (state | dict.fromkeys(("__pydantic_extra__", "__pydantic_private__"), repeat(None))).items():
        _do(map(vars(BaseModel)[slot].__set__, rows, values))
    return rows


def _do(steps: Iterable[object]) -> None:
    """Take all steps of a map, and keep none."""
    deque(steps, maxlen=0)
