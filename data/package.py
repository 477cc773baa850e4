"""What goes with the exported files: a Frictionless Data Package that describes them, and a text to read first."""

import hashlib
import mimetypes
from collections.abc import Mapping
from typing import Any

from data.columns import ADDED, Column, columns
from data.dataset import Dataset
from data.load import KINDS
from data.references import IDS, REFERENCES
from data.workbook import MEDIATYPE

FACT_COLUMNS = {
    "subject_id": "What it is about: an event, a person, a leg, or the country",
    "property": "Which property it states, one of properties.csv",
    "value": "The adopted value",
    "unit": "What a quantity counts",
    "status": "What has become of the value: adopted, no longer so, or shown to be wrong",
    "standing": "How well it stands, computed from the claims",
    "as_of": "The latest day for which a source gives the adopted value",
    "voices": "How many independent voices that count agree with the adopted value",
    "pages": "On how many pages they do",
    "origins": "Whose word it is, separated by ;",
    "other_values": "The other values that are also reported, separated by ;",
    "past_values": "Values that were true when they were said and are no longer so, separated by ;",
    "wrong_values": "Values that were reported and shown to be wrong, separated by ;",
    "claim_ids": "All claims of this fact, separated by ;",
    "corrected_on": "The day of the last correction of it, one of corrections.csv; empty where there was none",
}
"""The columns of facts.csv, which is computed: every fact with its adopted value and its standing."""

TOTAL_COLUMNS = {
    "definition_id": "By which of definitions.csv",
    "label": "Who is counted",
    "at_least": "The number to print: so many people by the lowest figures that sources give today, everybody once",
    "standing": "Always: our sum; nobody else vouches for it",
    "by_adopted": "The same by the figures that are shown first, which may be more than at_least where sources differ",
    "at_most": "The same by the highest figures that sources give today",
    "left_out_event_ids": "Events that only weak sources would make a part of it, separated by ;",
    "event_ids": "The events that are its parts, separated by ;",
    "counted_once": "People who stand in several parts and are counted once, separated by ;",
    "unknown_event_ids": "Events that let people go and of which no number is known, separated by ;",
}
"""The columns of totals.csv, which is computed: one row a definition."""

BESIDE_COLUMNS = {
    "comparison_id": "Which row of comparisons.csv says what stands beside it",
    "as_of": "The day of the published total",
    "property": "The published total, a series of the country",
    "theirs": "What is published",
    "definition_id": "Our nearest definition",
    "ours": "Our sum to that day, by the adopted figures",
    "ours_standing": "Always: our sum",
    "steps": "What is counted otherwise there, event by event with the change, separated by ;",
    "before": "What falls on the day of the count, which is of before it, separated by ;",
    "rest": "How many more they count after that; 0 where the two agree",
    "claim_ids": "The claims of the published total, separated by ;",
}
"""The columns of beside.csv, which is computed: one row a published total."""

COMPUTED = {"facts": FACT_COLUMNS, "totals": TOTAL_COLUMNS, "beside": BESIDE_COLUMNS}
"""The computed tables, with the descriptions of their columns."""

MEDIATYPES = {
    "csv": "text/csv",
    "xlsx": MEDIATYPE,
    "json": "application/json",
    "jsonl": "application/jsonl",
    "jsonld": "application/ld+json",
    "zip": "application/zip",
    "parquet": "application/vnd.apache.parquet",
    "sqlite": "application/vnd.sqlite3",
    "geojson": "application/geo+json",
    "svg": "image/svg+xml",
    "png": "image/png",
}
"""Media types by the endings of files."""

BINARY = ("xlsx", "parquet", "sqlite")
"""The endings of files that are not text."""

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


def data_package(dataset: Dataset, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The descriptor of the exported files, after the Frictionless Data Package standard."""
    return {
        "profile": "data-package",
        "name": dataset.story.slug,
        "title": dataset.story.title,
        "description": purpose(dataset),
        "version": dataset.version,
        "created": f"{dataset.cutoff}T00:00:00Z",
        "licenses": [LICENCE],
        "resources": [_resource(path, content) for path, content in files.items() if path != "README.txt"],
    }


def exported_names() -> tuple[str, ...]:
    """The tables of the export: those of the ledger, then those that are computed."""
    return (*KINDS, *COMPUTED)


def exported(table: str) -> tuple[str, ...]:
    """The columns of a table in the export: its own, and those that are computed."""
    return tuple(column.name for column in described(table))


def purpose(dataset: Dataset) -> str:
    """What the ledger is, in one sentence."""
    return f"What public sources say of {dataset.story.subject}, to {dataset.cutoff}."


def mediatype(path: str) -> str:
    """The media type of a file, by its ending."""
    form = path.rpartition(".")[2]
    return MEDIATYPES.get(form) or mimetypes.guess_type(path)[0] or "application/octet-stream"


def _resource(path: str, content: bytes) -> dict[str, Any]:
    folder, _, file = path.rpartition("/")
    name, form = file.split(".")
    resource: dict[str, Any] = {
        "name": name if folder == "csv" else f"{name}-{form}",
        "path": path,
        "format": form,
        "mediatype": mediatype(path),
        **({} if form in BINARY else {"encoding": "utf-8"}),
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if form == "csv":
        resource |= {"profile": "tabular-data-resource", "schema": schema(name)}
    elif folder in ("xlsx", "json", "jsonl"):
        resource["schema"] = {"fields": [_of_any_type(column) for column in described(name)]}
    return resource


def schema(table: str) -> dict[str, Any]:
    """The table schema of one CSV file, from its row type."""
    all_columns = described(table)
    descriptor: dict[str, Any] = {"fields": [_field(column) for column in all_columns]}
    if table in COMPUTED:
        return descriptor
    descriptor["missingValues"] = [""]
    if table in IDS:
        descriptor["primaryKey"] = [IDS[table]]
    single = {column.name for column in all_columns if not column.form.startswith("list")}
    keys = [
        {"fields": [column], "reference": {"resource": target, "fields": [IDS[target]]}}
        for source, column, target in REFERENCES
        if source == table and column in single and target in IDS
    ]
    return descriptor | ({"foreignKeys": keys} if keys else {})


def described(table: str) -> tuple[Column, ...]:
    """The columns of a table of the export with what each means, those that are computed among them."""
    if table in COMPUTED:
        return tuple(Column(name, "string", "text", False, words) for name, words in COMPUTED[table].items())
    return (*columns(KINDS[table]), *ADDED.get(table, ()))


def _of_any_type(column: Column) -> dict[str, Any]:
    """A column where a cell says itself of what type it is: a day that is known is a date, one that is not is text."""
    return {"name": column.name, "type": "any", "description": column.description}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.holds, "description": column.description}
    if column.holds == "boolean":
        field |= {"trueValues": ["yes"], "falseValues": ["no"]}
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.vocabulary:
        constraints["enum"] = [str(word) for word in column.vocabulary]
    return field | ({"constraints": constraints} if constraints else {})


def readme(dataset: Dataset) -> str:
    """The text of README.txt: what the ledger is, to what day it reaches, and under which licence it may be used."""
    return f"""{dataset.story.title}

{len(dataset.claims)} claims of {len(dataset.sources)} pages about {len(dataset.events)} events and \
{len(dataset.people)} people.
Evidence to {dataset.cutoff}. Content {dataset.version}.

csv/    the tables, one claim a row in claims.csv; facts.csv is computed from them, totals.csv
        (sums of our own by definitions.csv) and beside.csv (published totals with ours) too
xlsx/   the same for spreadsheets: numbers are numbers, a date is a date only where its very day is
        known, everything else is text; there is no formula and no link
json/   the same as JSON, lists as arrays; jsonl/ with one row a line; parquet/ for data frames
ledger.sqlite   the same in one database, with keys, and full-text search in the tables *_fts
geo/    places as points, legs of journeys as straight lines (not the roads that were taken)
datapackage.json describes every column, after the Frictionless Data Package standard; the same in
        csv-metadata.json (CSV on the Web), croissant.json (Croissant) and dcat.jsonld (DCAT)

The CSV files are for programs: UTF-8 without a byte order mark, commas between cells. A spreadsheet
that opens them may turn "2025-09" into a day, break Cyrillic letters, or show one column where it
expects semicolons; open the XLSX files there. A cell of the CSV files that begins with = + - @
has an apostrophe before it, so that no spreadsheet runs it as a formula; JSON and XLSX hold it without.

Where sources differ, all their values are here. The column status of claims.csv and facts.csv says
what has become of each: adopted, also reported, no longer so, or shown to be wrong. The standing
of a fact says how well it stands; independent voices are counted: a page counts once and so does
whoever it quotes, so that reprints of one agency are one voice, and so is one page that quotes three.
A title in brackets is our description of a page whose headline is not known.
"Still in custody" holds for the day of the report and no later.

Licence: Creative Commons Attribution 4.0 International (CC BY 4.0).
It covers the selection, the order and the descriptions. Facts belong to nobody; titles of pages
and quotes belong to their authors. Name "{dataset.story.name}" and the day above, and keep the
sources with the figures.
"""
