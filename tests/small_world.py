"""A small world cut from the real ledger: five people and what concerns them, for tests of how a site is made.

Its rows are real in form and follow the columns and the rules of the ledger; a build of it takes a second or two.
"""

import csv
import io
from pathlib import Path

from data import TABLES
from data.load import KINDS
from data.references import IDS, REFERENCES, SUBJECTS
from data.story_file import NAME

PEOPLE = {
    "alena-tsimashchuk",
    "ales-bialiatski",
    "maria-kalesnikava",
    "valiantsin-stefanovic",
    "viktar-babaryka",
}
EVENTS = {
    "pardon-2024-08-16",
    "pardon-2025-01-18",
    "release-2025-09-11",
    "pardon-2025-09-16",
    "talks-2025-12-12",
    "sanctions-2025-12-13",
    "release-2025-12-13",
    "release-2026-03-19",
}
CHOSEN = {"people": PEOPLE, "events": EVENTS}

Rows = list[dict[str, str]]


def cut(target: Path, source: Path = TABLES) -> Path:
    """Write the small world into a new folder: the chosen people and events, and every row that names no other."""
    target.mkdir()
    tables = {name: _read(source / f"{name}.csv") for name in KINDS}
    columns = {name: list(rows[0]) for name, rows in tables.items()}
    everybody = _ids(tables, "people")
    for name, chosen in CHOSEN.items():
        tables[name] = [row for row in tables[name] if row[IDS[name]] in chosen]
    while _dropped(tables, everybody):
        pass
    known = _ids(tables, "events")
    for row in tables["comparisons"]:
        row["apart"] = ";".join(each for each in row["apart"].split(";") if each.partition("=")[0] in known)
    cited = {row.get("source_id") for name, rows in tables.items() if name != "sources" for row in rows}
    tables["sources"] = [row for row in tables["sources"] if row["source_id"] in cited]
    _tell(target, source, everybody - _ids(tables, "people"))
    for name, rows in tables.items():
        (target / f"{name}.csv").write_bytes(_written(columns[name], rows))
    return target


def _tell(target: Path, source: Path, gone: set[str]) -> None:
    """The story without the faces of those who are not there."""
    lines = (source / NAME).read_text(encoding="utf-8").splitlines(keepends=True)
    (target / NAME).write_text("".join(line for line in lines if line.strip(' ",\n') not in gone), encoding="utf-8")


def _read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _written(columns: list[str], rows: Rows) -> bytes:
    out = io.StringIO()
    lines = csv.DictWriter(out, columns, lineterminator="\n")
    lines.writeheader()
    lines.writerows(rows)
    return out.getvalue().encode()


def _ids(tables: dict[str, Rows], name: str) -> set[str]:
    if name == "subject":
        return {"belarus"}.union(*(_ids(tables, each) for each in SUBJECTS))
    return {row[IDS[name]] for row in tables[name]}


def _dropped(tables: dict[str, Rows], everybody: set[str]) -> int:
    """Drop the rows that name what is not there any more; how many they were."""
    before = sum(map(len, tables.values()))
    for table, column, target in REFERENCES:
        known = _ids(tables, target)
        for row in tables[table] if column == "linked_event_ids" else ():
            row[column] = ";".join(each for each in row[column].split(";") if each in known)
        tables[table] = [row for row in tables[table] if known.issuperset(filter(None, row[column].split(";")))]
    gone = everybody - _ids(tables, "people")
    tables["claims"] = [row for row in tables["claims"] if row["value"] not in gone]
    return before - sum(map(len, tables.values()))
