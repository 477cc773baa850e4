"""The versions of the published tables: each as one archive, and what changed from each to the next."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from data.dataset import Dataset
from data.deltas import Files, delta, rows_of
from data.differences import Difference, differences, words
from data.export import EPOCH, as_json, tables
from data.memo import once_a_dataset
from data.openapi import INDEX
from data.package import exported_names
from data.published import whole

VERSIONS, CHANGES = "versions/", "changes/"
"""The folders below /data/v1/ for an archive of each version, and for a delta from each to the next."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the tables: its name, the last day of work on it, the reach of its evidence, and its rows."""

    version: str
    day: str
    evidence_to: str
    rows: int

    @classmethod
    def of(cls, dataset: Dataset) -> "Version":
        """The description of the version that a dataset is."""
        rows = sum(len(records) for _, records in tables(dataset).values())
        return cls(dataset.version, str(worked_on(dataset)), str(dataset.cutoff), rows)

    @property
    def archive(self) -> str:
        """The name of the archive of its tables."""
        return f"{VERSIONS}{self.version}.zip"


@dataclass(frozen=True, slots=True)
class History:
    """The published versions, the oldest first, with the name of the current one and a function that reads files."""

    versions: tuple[Version, ...]
    current: str
    read: Callable[[str], bytes]
    stamp: str = ""
    """Changes whenever the content of the files may have changed, as a key for caches."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the versions, the oldest first."""
        return tuple(each.version for each in self.versions)

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all its files."""
        deltas = (step_name(*pair) for pair in steps(self.versions))
        return (*(each.archive for each in self.versions), *deltas, INDEX)

    def content(self, name: str) -> bytes | None:
        """A file by its name, or None where there is none."""
        return self.read(name) if name in self.files else None

    def tables(self, version: str) -> Files:
        """The tables of one of the versions."""
        return unpacked(self.read(f"{VERSIONS}{version}.zip"))

    def nearest(self, day: date) -> Version:
        """The version that was current on a day: the last whose work ended by then, else the oldest."""
        earlier = [each for each in self.versions if each.day <= day.isoformat()]
        return earlier[-1] if earlier else self.versions[0]


@once_a_dataset
def only(dataset: Dataset) -> History:
    """The history of a dataset of which no older version is published."""
    return History((Version.of(dataset),), dataset.version, lambda name: _own(dataset)[name])


@once_a_dataset
def _own(dataset: Dataset) -> Mapping[str, bytes]:
    """The files of a history of one version."""
    return dict(files_of([(Version.of(dataset), packed(tables_of(dataset)))], dataset.version))


def worked_on(dataset: Dataset) -> date:
    """The last day on which somebody read a page for the tables or published a correction, as they say themselves."""
    read = (each.retrieved_on.earliest for each in dataset.sources.values() if each.retrieved_on)
    published = (each.published_on.earliest for each in dataset.corrections)
    return max((dataset.cutoff, *read, *published))


def tables_of(dataset: Dataset) -> dict[str, bytes]:
    """The tables of the export by their names, as its CSV files have them, those that are computed among them."""
    contents = whole(dataset)
    return {name: contents[f"csv/{name}.csv"] for name in exported_names()}


def packed(files: Files) -> bytes:
    """The tables of a version as one archive; equal tables give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(f"{name}.csv", EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The tables in the archive of a version, by their names."""
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return {each.removesuffix(".csv"): files.read(each) for each in files.namelist()}


def steps(versions: Sequence[Version]) -> Iterator[tuple[Version, Version]]:
    """Each version with the one after it."""
    yield from pairwise(versions)


def step_name(before: Version, after: Version) -> str:
    """The name of the delta from a version to the next."""
    return f"{CHANGES}{before.version}-{after.version}.json"


def step(before: Version, after: Version, old: Files, new: Files) -> bytes:
    """What changed from a version to the next: in words, and as a delta by which either gives the other."""
    sentences = [words(each) for each in differences(old, new)]
    return as_json({"from": asdict(before), "to": asdict(after), "words": sentences, "tables": delta(old, new)})


def files_of(
    versions: Sequence[tuple[Version, bytes]], current: str, existing: Mapping[str, bytes] | None = None
) -> Iterator[tuple[str, bytes]]:
    """The files of a history: archives, deltas from each version to the next, and the index.

    A delta that is in `existing` is not computed again.
    """
    archives = dict(versions)
    for each, archive in versions:
        yield each.archive, archive
    for before, after in steps([*archives]):
        name = step_name(before, after)
        if (body := (existing or {}).get(name)) is None:
            body = step(before, after, unpacked(archives[before]), unpacked(archives[after]))
        yield name, body
    since = {after: step_name(before, after) for before, after in steps([*archives])}
    rows = [asdict(each) | {"tables": each.archive, "since": since.get(each, "")} for each in archives]
    yield INDEX, as_json({"current": current, "versions": rows})


def listed(index: bytes, read: Callable[[str], bytes], stamp: str = "") -> History:
    """The history that an index file describes."""
    listing = json.loads(index)
    fields = Version.__match_args__
    rows = tuple(Version(**{name: each[name] for name in fields}) for each in listing["versions"])
    return History(rows, listing["current"], read, stamp)


@lru_cache(maxsize=4)
def standing(folder: Path) -> History | None:
    """The history in a folder of immutable files; None if the folder has no index."""
    try:
        return listed((folder / INDEX).read_bytes(), lambda name: (folder / name).read_bytes(), str(folder))
    except FileNotFoundError:
        return None


@lru_cache(maxsize=32)
def between(history: History, old: str, new: str) -> tuple[Difference, ...]:
    """Each row that differs between any two versions of a history."""
    return tuple(differences(history.tables(old), history.tables(new)))


@lru_cache(maxsize=32)
def ids(history: History, version: str, table: str) -> frozenset[str]:
    """The ids of the rows that a table had in a version."""
    return frozenset(row[0] for row in rows_of(history.tables(version).get(table, b""))[1:])
