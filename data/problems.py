"""Problems in the tables: the place, the actual and the expected text, and the best guess at what was meant."""

import heapq
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

EXCERPT_LENGTH = 60
"""How many characters of a cell a message repeats."""

LISTED = 100
"""How many problems are listed at most; the rest are counted, so that a broken file fills neither memory nor log."""

COMPARED = 5_000
"""Among how many names the nearest is looked for at most: among more, a guess costs more than it helps."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in one place; `line` counts from 1, the header included, and `actual` is what stands there."""

    file: str
    line: int
    column: str
    actual: str
    expected: str
    guess: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}: {self.column}: " if self.column else f"{self.file}:{self.line}: "
        meant = f"; did you mean {self.guess}?" if self.guess else ""
        return f"{place}found {_excerpt(self.actual)}, expected {self.expected}{meant}"


class Problems:
    """A collection of problems that counts all of them and keeps the first ones of each column."""

    def __init__(self) -> None:
        self._count = 0
        self._by_column: dict[tuple[str, str], list[Problem]] = {}

    def append(self, problem: Problem) -> None:
        """Count one problem, and keep it while its column has few."""
        self._count += 1
        same_column = self._by_column.setdefault((problem.file, problem.column), [])
        if len(same_column) < LISTED:
            same_column.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Count and keep several."""
        for problem in problems:
            self.append(problem)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.listed())

    def listed(self) -> tuple[Problem, ...]:
        """The problems to list, in the order of files and lines: some of every column before more of any."""
        ranked = (pair for same_column in self._by_column.values() for pair in enumerate(sorted(same_column)))
        return tuple(sorted(problem for _, problem in heapq.nsmallest(LISTED, ranked)))


class DatasetError(Exception):
    """The tables do not pass; `problems` holds those that are listed, `count` says how many there are."""

    def __init__(self, problems: Problems) -> None:
        self.problems, self.count = problems.listed(), len(problems)
        super().__init__("\n".join([*map(str, self.problems), self.summary]))

    @property
    def summary(self) -> str:
        """How many problems there are, and how many of them are not listed."""
        count = f"{self.count} problem{'s' * (self.count != 1)}"
        more = self.count - len(self.problems)
        return f"{count}, {more} of them not listed" if more else count


def nearest(word: str, known: Collection[str], least: int = 60) -> str:
    """The known word most similar to another; an empty text if no similarity reaches `least`, in hundredths."""
    if len(word) > 200 or len(known) > COMPARED:
        return ""
    match = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=least)
    return match[0] if match else ""


def _excerpt(actual: str) -> str:
    start = actual[: EXCERPT_LENGTH + 1]
    clean = start.encode("unicode_escape").decode("ascii") if not start.isprintable() else start
    return f"'{clean[:EXCERPT_LENGTH]}{'…' * (len(clean) > EXCERPT_LENGTH)}'" if clean else "nothing"
