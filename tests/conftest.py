"""States of the world: the shipped ledger as it is, a small one cut from it, and copies that a test may spoil."""

import csv
import io
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest

from components.embeds import pictures
from data import TABLES, Dataset, DatasetError, Problem, load_dataset
from tests import drawn, long_tests, sites, small_world

# A busy machine is no failure: examples are bounded in number, not in time. The same code is tried with the same ones;
# `make fuzz` tries others, and what it finds becomes an @example.
hypothesis.settings.register_profile("desk", deadline=None, derandomize=True)
hypothesis.settings.register_profile("fuzz", deadline=None, max_examples=2_000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "desk"))

SLOW = {"Server", "Popen", "servers", "sync_playwright", "build", "kept_site", "copied_site", "served_from"}
"""What a test or a fixture calls that builds a site or starts a server or a browser."""

Row = dict[str, str]
BEACON = ("corrections", "published_on", "soon")
"""A second mistake, planted beside each one under test: it must be reported in the same run."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make test-quick` leaves out: what takes long, or calls something slow, or has a fixture that does."""
    long = long_tests.listed()
    for item in items:
        if long_tests.named(item) in long:
            item.add_marker("long")
        if isinstance(item, pytest.Function):
            fixtures = item._fixtureinfo.name2fixturedefs.values()  # the only place where pytest has them
            if any(map(is_slow, (item.function, *(each.func for found in fixtures for each in found)))):
                item.add_marker("slow")
    slow = Counter(item.path for item in items if item.get_closest_marker("slow"))
    items.sort(key=lambda item: -slow[item.path])  # what takes longest begins first, so that no process ends alone


def is_slow(function: object) -> bool:
    """Whether a function calls something slow by name."""
    code = getattr(function, "__code__", None)
    return code is not None and not SLOW.isdisjoint(code.co_names)


@dataclass(frozen=True)
class Folder:
    """A folder of tables that can be edited, with the line numbers that a reader of the file would count."""

    path: Path

    def file(self, table: str) -> Path:
        return self.path / f"{table}.csv"

    def rows(self, table: str) -> list[Row]:
        with self.file(table).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    def write(self, table: str, rows: list[Row], columns: list[str] | None = None) -> None:
        out = io.StringIO()
        lines = csv.DictWriter(out, columns or list(rows[0]), lineterminator="\n", extrasaction="ignore")
        lines.writeheader()
        lines.writerows(rows)
        self.file(table).write_bytes(out.getvalue().encode())

    def line(self, table: str, index: int) -> int:
        """The line on which a row begins; the first row has the index 0."""
        with self.file(table).open(encoding="utf-8", newline="") as text:
            lines = csv.reader(text)
            for _ in range(index + 1):
                next(lines)
            return lines.line_num + 1

    def edit(self, table: str, column: str, value: str, where: Callable[[Row], bool] = bool) -> int:
        """Change one cell in the first row that fits; returns the line of the row."""
        rows = self.rows(table)
        index = next(i for i, row in enumerate(rows) if where(row))
        rows[index][column] = value
        self.write(table, rows)
        return self.line(table, index)

    def add(self, table: str, **cells: str) -> int:
        """Append a row like the first one, with other cells where given; returns its line."""
        rows = self.rows(table)
        self.write(table, [*rows, rows[0] | cells])
        return self.line(table, len(rows))

    def add_claim(self, **cells: str) -> int:
        """Append a plain claim; returns its line."""
        plain = {
            "claim_id": f"planted-{len(self.rows('claims'))}",
            "source_id": self.rows("sources")[0]["source_id"],
            "locator": "lead",
            "as_of": "",
            "origin": "",
            "rank": "normal",
            "reason": "",
            "overtaken_by": "",
            "note": "",
            "dossier_ref": "",
        }
        return self.add("claims", **(plain | cells))

    def light_beacon(self) -> Problem:
        """Plant the second mistake; returns the problem that it must give."""
        table, column, value = BEACON
        line = self.edit(table, column, value)
        expected = "a day such as 2026-03-19, 2026-03 or 2026, with ~ where approximate"
        return Problem(f"{table}.csv", line, column, value, expected)

    def problems(self) -> tuple[Problem, ...]:
        """All problems of these tables; none where they pass."""
        try:
            load_dataset(self.path)
        except DatasetError as error:
            return error.problems
        return ()


@pytest.fixture(scope="session", autouse=True)
def drawn_once() -> Iterator[None]:
    """Pictures are drawn once from the same SVG: two thirds of what a site takes is drawing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "_png", drawn.kept())
        yield
    drawn.clear()


@pytest.fixture(scope="session")
def ledger() -> Dataset:
    """The shipped tables, loaded once."""
    return load_dataset()


@pytest.fixture
def tables(small_tables: Path, tmp_path: Path) -> Folder:
    """A fresh copy of the tables of the small world, without a record of how far they reach: a test may spoil them."""
    shutil.copytree(small_tables, tmp_path / "tables")
    return Folder(tmp_path / "tables")


@pytest.fixture
def shipped(tmp_path: Path) -> Folder:
    """A fresh copy of the tables that are shipped, without the record of how far they reach."""
    shutil.copytree(TABLES, tmp_path / "shipped", ignore=shutil.ignore_patterns("tally.csv"))
    return Folder(tmp_path / "shipped")


@pytest.fixture(scope="session")
def published() -> Path:
    """The site of the shipped ledger with whole addresses, for reading only."""
    return sites.kept_site()


@pytest.fixture(scope="session")
def small_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of a world of five people, for reading only."""
    return small_world.cut(tmp_path_factory.mktemp("small") / "tables")


@pytest.fixture
def small_site(small_tables: Path, tmp_path: Path) -> Path:
    """A site of the small world that is published already; a test may publish to it."""
    return sites.copied_site(tmp_path / "made", tables=small_tables)


@pytest.fixture
def spoiled(tables: Folder) -> Callable[[Problem], None]:
    """Asserts that a spoiled copy gives a problem exactly as stated, and in the same run the beacon's."""
    beacon = tables.light_beacon()

    def reports(*expected: Problem) -> None:
        found = tables.problems()
        for problem in (*expected, beacon):
            assert problem in found, "\n".join(map(str, found[:20]))

    return reports
