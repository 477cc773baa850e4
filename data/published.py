"""The files below /data/v1/, in the server and in the static site alike: the export, its zip, records and an index."""

import hashlib
from collections.abc import Iterator

from data.dataset import Dataset
from data.export import as_json, files, tables, zip_name, zipped
from data.memo import once_a_dataset
from data.openapi import openapi
from data.package import LICENCE, mediatype
from data.records import MAKERS, names, record

VERSION = "v1"
"""The version of the addresses: files below it keep their names and their formats."""

ENDING = ".json"
"""The ending of a record."""


@once_a_dataset
def whole(dataset: Dataset) -> dict[str, bytes]:
    """The files that hold many rows, by name: every table in every form, what describes them, the zip, the index."""
    contents = files(dataset)
    contents[zip_name(dataset)] = zipped(dataset, contents)
    contents["openapi.json"] = as_json(openapi(dataset))
    return contents | {"index.json": as_json(_index(dataset, contents))}


def content(dataset: Dataset, name: str) -> bytes | None:
    """A file by its name, or None where there is none; a record is made when it is asked for."""
    if (body := whole(dataset).get(name)) is not None:
        return body
    single = record(dataset, name.removesuffix(ENDING)) if name.endswith(ENDING) else None
    return None if single is None else as_json(single)


def every(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """All files with their names, the records last."""
    yield from whole(dataset).items()
    for name in names(dataset):
        yield f"{name}{ENDING}", as_json(record(dataset, name))


def _index(dataset: Dataset, contents: dict[str, bytes]) -> dict[str, object]:
    """What there is: each file with its size and hash, the rows of each table, and how many records of each kind."""
    return {
        "name": dataset.story.name,
        "version": dataset.version,
        "evidence_to": str(dataset.cutoff),
        "licence": LICENCE["path"],
        "rows": {name: len(records) for name, (_, records) in tables(dataset).items()},
        "records": {folder: sum(name.startswith(f"{folder}/") for name in names(dataset)) for folder in MAKERS},
        "files": [
            {
                "path": path,
                "mediatype": mediatype(path),
                "bytes": len(body),
                "sha256": hashlib.sha256(body).hexdigest(),
            }
            for path, body in contents.items()
        ],
    }
