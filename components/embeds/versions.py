"""Keeps the tables of older versions beside those of this one, without rows that must no longer be published."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from components.embeds.leak_check import LeakCheck
from data import Dataset, versions
from data.openapi import INDEX
from data.versions import History, Version


def version_files(before: Path | None, dataset: Dataset, leak_check: LeakCheck) -> Iterator[tuple[str, bytes]]:
    """The files of all versions: those published `before`, checked for leaks, and those of this dataset.

    A version that stands keeps its bytes, also when the code has changed since; only what the check holds back now is
    taken out of it, and out of the deltas from and to it.
    """
    history = versions.standing(before) if before else None
    old = history.versions if history else ()
    archives = {each: history.read(each.archive) for each in old} if history else {}
    looked_through = {each: _withdrawn(archive, leak_check) for each, archive in archives.items()}
    as_before = {each for each in old if looked_through[each] == archives[each]}
    deltas = {
        name: history.read(name)
        for pair in versions.steps(old)
        if history and as_before.issuperset(pair) and (name := versions.step_name(*pair))
    }
    rows = [(each, looked_through[each]) for each in old]
    if dataset.version not in {each.version for each in old}:
        rows.append((Version.of(dataset), versions.packed(versions.tables_of(dataset))))
    return versions.files_of(rows, dataset.version, deltas)


def history(before: Path | None, dataset: Dataset, leak_check: LeakCheck) -> History:
    """The versions that a build publishes, and their files."""
    files = dict(version_files(before, dataset, leak_check))
    return versions.listed(files[INDEX], files.__getitem__)


def _withdrawn(archive: bytes, leak_check: LeakCheck) -> bytes:
    """The archive of a version without the rows that the check holds back; the same bytes if there are none."""
    tables = versions.unpacked(archive)
    clean = {name: _without(name, content, leak_check) for name, content in tables.items()}
    return archive if clean == tables else versions.packed(clean)


def _without(table: str, content: bytes, leak_check: LeakCheck) -> bytes:
    rows = csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
    read = list(rows)
    clean = [row for row in read if not leak_check.holds_back(table, row)]
    if len(clean) == len(read):
        return content
    out = io.StringIO()
    lines = csv.DictWriter(out, rows.fieldnames or (), lineterminator="\n")
    lines.writeheader()
    lines.writerows(clean)
    return out.getvalue().encode()
