"""The rule that disputes.csv has a row for each fact on which sources differ now, and for no other."""

from collections.abc import Iterator
from pathlib import Path

from data import status
from data.dataset import Dataset
from data.disputes import key, key_of_row
from data.load import read_tables
from data.problems import DatasetError, Problem, Problems, nearest
from data.raw_tables import numbered

FILE = "disputes.csv"


def run(folder: Path, dataset: Dataset) -> None:
    """Compare disputes.csv with the disputed facts of a ledger; raises DatasetError if they differ."""
    problems = Problems()
    problems.extend(_differing(folder, dataset))
    if problems:
        raise DatasetError(problems)


def _differing(folder: Path, dataset: Dataset) -> Iterator[Problem]:
    tables, lines, _ = read_tables(folder)
    rows = {key_of_row(row): line for row, line in numbered(tables.disputes, lines, "disputes")}
    published = {key_of_row(row) for row in dataset.disputes}
    disputed = [key(fact) for fact in status.disputed(dataset.all_facts)]
    missing = [_named(each) for each in disputed if each not in rows]
    stale = {_named(each): line for each, line in rows.items() if each in published and each not in set(disputed)}
    end = max(rows.values(), default=1)
    for name in missing:
        expected = f"a row for {name}: sources differ on it now; say what would settle it"
        yield Problem(FILE, end, "settled_by", "", expected, nearest(name, stale))
    for name, line in stale.items():
        yield Problem(FILE, line, "property", name, "a fact on which sources differ now", nearest(name, missing))


def _named(parts: tuple[str, str, str]) -> str:
    return " ".join(part for part in parts if part)
