"""Problems in the tables: where, what was found, what was expected, and the best guess at what was meant."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

SHOWN = 60
"""How many characters of a cell a message repeats."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one place; `line` counts from 1, the header included."""

    file: str
    line: int
    column: str
    found: str
    expected: str
    guess: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: {self.column}: " if self.column else f"{self.file}:{self.line}: "
        meant = f"; did you mean {self.guess}?" if self.guess else ""
        return f"{place}found {_shown(self.found)}, expected {self.expected}{meant}"


class DatasetError(Exception):
    """The tables do not pass; `problems` holds every problem, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        count = len(self.problems)
        super().__init__("\n".join([*map(str, self.problems), f"{count} problem{'s' * (count != 1)}"]))


def nearest(found: str, known: Iterable[str]) -> str:
    """The known word most like the one found, or nothing where none is near."""
    if len(found) > 200:
        return ""
    match = process.extractOne(found, list(known), scorer=fuzz.ratio, score_cutoff=60)
    return match[0] if match else ""


def _shown(found: str) -> str:
    clean = found.encode("unicode_escape").decode("ascii") if not found.isprintable() else found
    return f"'{clean[:SHOWN]}{'…' * (len(clean) > SHOWN)}'" if clean else "nothing"
