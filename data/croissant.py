"""Describes the exported tables in Croissant 1.0, the metadata format for data sets of machine learning."""

import hashlib
from collections.abc import Mapping
from typing import Any

from data.columns import Column
from data.dataset import Dataset
from data.package import LICENCE, described, purpose
from data.references import IDS

TYPES = {"integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean"}

PAGE = "../../data"
"""The page that says what there is, from where the description stands."""

CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
}
"""The JSON-LD context that the specification of Croissant prescribes."""

CONTEXT |= {
    term: f"cr:{term}"
    for term in (
        *(
            "citeAs",
            "column",
            "equivalentProperty",
            "extract",
            "field",
            "fileProperty",
            "fileObject",
            "fileSet",
            "format",
            "includes",
        ),
        *("isLiveDataset", "jsonPath", "key", "md5", "parentField", "path", "recordSet", "references", "regex"),
        *("repeated", "replace", "samplingRate", "separator", "source", "subField", "transform"),
    )
}


def croissant(dataset: Dataset, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The description of the CSV files among the exported ones, with the columns of each and their keys."""
    tables = {path: content for path, content in files.items() if path.endswith(".csv")}
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": dataset.story.slug,
        "description": purpose(dataset),
        "license": LICENCE["path"],
        "url": PAGE,
        "version": "1.0.0",
        "datePublished": str(dataset.cutoff),
        "citeAs": f"{dataset.story.name}. Evidence to {dataset.cutoff}. Version {dataset.version}.",
        "isLiveDataset": True,
        "distribution": [_file(path, content) for path, content in tables.items()],
        "recordSet": [_records(path) for path in tables],
    }


def _file(path: str, content: bytes) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": path,
        "name": path,
        "contentUrl": path,
        "encodingFormat": "text/csv",
        "contentSize": f"{len(content)} B",
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _records(path: str) -> dict[str, Any]:
    table = path.removeprefix("csv/").removesuffix(".csv")
    record_set: dict[str, Any] = {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "field": [_field(path, table, column) for column in described(table)],
    }
    return record_set | ({"key": {"@id": f"{table}/{IDS[table]}"}} if table in IDS else {})


def _field(path: str, table: str, column: Column) -> dict[str, Any]:
    source: dict[str, Any] = {"fileObject": {"@id": path}, "extract": {"column": column.name}}
    # No field names its reference: mlcroissant joins on reading, and fails at an empty cell. CSVW has the keys.
    return {
        "@type": "cr:Field",
        "@id": f"{table}/{column.name}",
        "name": column.name,
        "description": column.description,
        "dataType": TYPES.get(column.holds, "sc:Text"),
        "source": source,
    }
