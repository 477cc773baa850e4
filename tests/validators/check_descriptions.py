"""What is given out, held to the programs of others that read its descriptions."""

import json
import re
import subprocess
import sys
from pathlib import Path

import frictionless
import mlcroissant
import pytest
from csvw import CSVW
from datasette.app import Datasette
from openapi_spec_validator import validate

BIN = Path(sys.executable).parent
RULES = Path(__file__).with_name("schemathesis.toml")
CALLS = 2_000
"""What schemathesis asks at least."""


def test_frictionless_finds_every_table_of_the_data_package_as_it_is_described(folder):
    package = frictionless.Package(str(folder / "datapackage.json"))
    # Its reader of Parquet stops at a column of lists; `tests/test_published.py` reads those with pyarrow.
    for name in [each.name for each in package.resources if each.format not in ("csv", "xlsx", "json", "jsonl")]:
        package.remove_resource(name)
    report = package.validate()
    assert report.valid, report.flatten(["name", "type", "message"])
    assert len(report.tasks) > 60


def test_mlcroissant_reads_every_record_set(folder):
    dataset = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    assert not dataset.metadata.ctx.issues.errors
    rows = json.loads((folder / "index.json").read_text())["rows"]
    for records in dataset.metadata.record_sets:
        assert sum(1 for _ in dataset.records(records.uuid)) == rows[records.uuid]


def test_csvw_finds_every_table_as_it_is_described_with_its_keys(folder):
    # A key that is empty names nothing, as the standard has it: `strict` would refuse that.
    read = CSVW(str(folder / "csv-metadata.json"), validate=True, strict=False)
    assert read.is_valid, [str(each.message) for each in read.warnings]


def test_the_description_of_addresses_is_openapi(folder):
    validate(json.loads((folder / "openapi.json").read_text()))


def test_schemathesis_finds_no_failure_of_the_server_and_no_answer_outside_the_description(address, tmp_path):
    asked = f"run {address}/data/v1/openapi.json --url {address}/data/v1 --phases examples,coverage,fuzzing -n 40"
    command = [str(BIN / "schemathesis"), "--config-file", str(RULES), *asked.split(), "--seed", "1", "--no-color"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    (calls,) = re.findall(r"(\d[\d,]*) generated", done.stdout)
    assert int(calls.replace(",", "")) >= CALLS


@pytest.mark.parametrize(("table", "facet"), [("claims", "rank"), ("facts", "standing"), ("sources", "language")])
def test_datasette_opens_the_file_with_facets(folder, table, facet):
    import asyncio

    async def asked():
        opened = Datasette([str(folder / "ledger.sqlite")])
        await opened.invoke_startup()
        return (await opened.client.get(f"/ledger/{table}.json?_facet={facet}&_shape=objects")).json()

    said = asyncio.run(asked())
    assert len(said["facet_results"][facet]["results"]) > 1
