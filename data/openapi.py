"""The addresses below /data/v1/ in OpenAPI 3.1: the files, the records, and the questions that a table answers."""

import re
from typing import Any

from data.columns import Column
from data.dataset import Dataset
from data.export import DATABASE, DESCRIPTIONS, zip_name
from data.forms import FORMS
from data.package import LICENCE, described, exported_names, mediatype, purpose
from data.query import FIELDS, MOST, PAGE, SIZE, SORT, USUAL, WORDS
from data.records import names

Json = dict[str, Any]

PROBLEM = "application/problem+json"
"""The media type of errors (RFC 9457)."""


def openapi(dataset: Dataset) -> Json:
    """The OpenAPI description of the addresses below /data/v1/, which are relative to it."""
    tables = exported_names()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": dataset.story.title,
            "description": purpose(dataset),
            "version": "1",
            "license": {"name": LICENCE["title"], "url": LICENCE["path"]},
        },
        "servers": [{"url": "."}],
        "paths": {
            **{f"/query/{table}": {"get": _query(table)} for table in tables},
            **{f"/{folder}/{{id}}.json": {"get": _record(folder, key)} for folder, key in _firsts(dataset).items()},
            **{f"/{form}/{{table}}.{form}": {"get": _table(form, tables)} for form in FORMS},
            **{f"/{name}": {"get": _file(name)} for name in alone(dataset)},
            f"/{INDEX}": {"get": _file(INDEX)},
            **{f"/{name}": {"get": _of_version(name, words)} for name, words in OF_VERSIONS.items()},
        },
        "components": {"schemas": {"Problem": _PROBLEM}},
    }


def _firsts(dataset: Dataset) -> dict[str, str]:
    """The id of the first record in each folder, as an example."""
    return {folder: key for folder, _, key in (name.partition("/") for name in reversed(names(dataset)))}


INDEX = "versions/index.json"
"""The list of all versions, the oldest first."""

OF_VERSIONS = {
    "versions/{version}.zip": "The tables of one version, as CSV",
    "changes/{old}-{new}.json": "What changed from one version to the next, in words and row by row",
}
"""The files of versions by the form of their names, and what each is."""


def _of_version(name: str, words: str) -> Json:
    text = {"type": "string", "pattern": "^[0-9a-f]{12}$"}
    keys = [{"name": part, "in": "path", "required": True, "schema": text} for part in re.findall(r"{(\w+)}", name)]
    return {
        "operationId": f"file_of_{name.partition('/')[0]}",
        "summary": words,
        "parameters": keys,
        "responses": {
            "200": {"description": "The file", "content": {mediatype(name): {}}},
            "404": _failure("There is no such version, or another stands between the two"),
            "405": {"description": "Only GET and HEAD are answered"},
        },
    }


def alone(dataset: Dataset) -> tuple[str, ...]:
    """The exported files that are not a table in one form: the zip, the database, the maps, and the descriptions."""
    maps = ("geo/places.geojson", "geo/legs.geojson")
    described = (*DESCRIPTIONS, "openapi.json", "index.json", "README.txt")
    return (zip_name(dataset), DATABASE, *maps, *described)


_PROBLEM: Json = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "problems": {"type": "array", "items": {"type": "string"}},
    },
}


def _failure(words: str) -> Json:
    return {"description": words, "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _query(table: str) -> Json:
    columns = described(table)
    known = [each.name for each in columns]
    some, ways = (
        {"type": "array", "minItems": 1, "items": {"enum": known}},
        [f"{sign}{each}" for each in known for sign in ("", "-")],
    )
    own = [
        _parameter(WORDS, {"type": "string"}, "Words that all stand in a row, in any column and any case"),
        _parameter(FIELDS, some, "The columns of the answer, with commas between them") | {"explode": False},
        _parameter(SORT, {"enum": ways}, "The column to sort by, with - before it for the last first"),
        _parameter(PAGE, {"type": "integer", "minimum": 1, "maximum": 1_000_000, "default": 1}, "Which page of rows"),
        _parameter(SIZE, {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}, "Rows of a page"),
    ]
    values = {"type": "array", "items": {"type": "string"}}
    return {
        "operationId": f"query_{table}",
        "summary": f"Rows of {table}",
        "parameters": [*(_parameter(each.name, values, each.description) for each in columns), *own],
        "responses": {
            "200": {
                "description": "One page of the rows that fit",
                "content": {"application/json": {"schema": _answer(table, columns)}},
            },
            "400": _failure("The question cannot be read; problems says all that is wrong with it"),
            "405": {"description": "Only GET and HEAD are answered"},
            "414": {"description": "The address is longer than 2,048 bytes"},
        },
    }


def _parameter(name: str, schema: Json, words: str) -> Json:
    return {"name": name, "in": "query", "required": False, "description": words, "schema": schema}


def _answer(table: str, columns: tuple[Column, ...]) -> Json:
    whole = {"type": "integer", "minimum": 0}
    text = {"type": "string"}
    fields: Json = {
        "table": {"const": table},
        "version": text,
        "evidence_to": text,
        "filtered": {"type": "boolean"},
        "total": whole,
        "page": whole,
        "pages": whole,
        "size": whole,
        "rows": {
            "type": "array",
            "items": {"type": "object", "properties": {each.name: _cell(each) for each in columns}},
        },
    }
    return {"type": "object", "required": list(fields), "properties": fields}


def _cell(column: Column) -> Json:
    return {"type": ["string", "number", "boolean", "array"], "description": column.description}


def _record(folder: str, example: str) -> Json:
    shape = {"type": "string", "pattern": "^[a-z0-9-]+$"}
    key = {"name": "id", "in": "path", "required": True, "schema": shape, "example": example}
    return {
        "operationId": f"record_of_{folder}",
        "summary": f"One of {folder}, with its facts and their voices",
        "parameters": [key],
        "responses": {
            "200": {"description": "The record", "content": {"application/json": {"schema": {"type": "object"}}}},
            "404": _failure("There is no record of this name"),
            "405": {"description": "Only GET and HEAD are answered"},
        },
    }


def _file(name: str) -> Json:
    return {
        "operationId": "file_" + "".join(letter if letter.isalnum() else "_" for letter in name),
        "summary": f"The file {name}",
        "responses": {
            "200": {"description": "The file", "content": {mediatype(name): {}}},
            "405": {"description": "Only GET and HEAD are answered"},
        },
    }


def _table(form: str, tables: tuple[str, ...]) -> Json:
    name = {"name": "table", "in": "path", "required": True, "schema": {"type": "string", "enum": list(tables)}}
    return {
        "operationId": f"table_as_{form}",
        "summary": f"A whole table as {form}",
        "parameters": [name],
        "responses": {
            "200": {"description": "The file", "content": {mediatype(f"x.{form}"): {}}},
            "404": _failure("There is no table of this name"),
            "405": {"description": "Only GET and HEAD are answered"},
        },
    }
