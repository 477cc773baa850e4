"""The exported tables in CSV on the Web, the standard of the W3C for tables with types and keys."""

from collections.abc import Iterable
from typing import Any

from data.columns import Column
from data.dataset import Dataset
from data.package import LICENCE, described, purpose
from data.references import IDS, REFERENCES


def csvw(dataset: Dataset, files: Iterable[str]) -> dict[str, Any]:
    """The description of the CSV files among the exported ones; their addresses are relative to it."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": dataset.story.title,
        "dc:description": purpose(dataset),
        "dc:license": {"@id": LICENCE["path"]},
        "dc:modified": {"@value": str(dataset.cutoff), "@type": "xsd:date"},
        "tables": [_table(path) for path in files if path.endswith(".csv")],
    }


def _table(path: str) -> dict[str, Any]:
    table = path.removeprefix("csv/").removesuffix(".csv")
    columns = described(table)
    schema: dict[str, Any] = {"columns": [_column(column) for column in columns]}
    if table in IDS:
        schema["primaryKey"] = IDS[table]
    single = {column.name for column in columns if not column.form.startswith("list")}
    schema["foreignKeys"] = [
        {
            "columnReference": column,
            "reference": {"resource": f"csv/{target}.csv", "columnReference": IDS[target]},
        }
        for name, column, target in REFERENCES
        if name == table and column in single and target in IDS
    ]
    return {"url": path, "tableSchema": schema}


def _column(column: Column) -> dict[str, Any]:
    kinds: dict[str, Any] = {"integer": "integer", "number": "number"}
    kinds["boolean"] = {"base": "boolean", "format": "yes|no"}
    description: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.description,
        "datatype": kinds.get(column.holds, "string"),
    }
    if column.form.startswith("list"):
        description["separator"] = ";"
    return description | ({"required": True} if column.required else {})
