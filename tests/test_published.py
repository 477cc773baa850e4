"""What stands below /data/v1/: the same bytes in the server and the site, each row as the ledger has it."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from html import unescape

import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from data import query, records, versions
from data.export import tables, zip_name
from data.openapi import openapi
from data.published import every, whole
from data.records import MAKERS
from tests.serve import Server

LARGEST_PACKAGE = 3_000_000
"""Bytes that a reader takes along at most."""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with Server(tmp_path_factory.mktemp("published") / "log") as process:
        yield process


@pytest.fixture(scope="module")
def database(ledger):
    """The SQLite file, opened."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(whole(ledger)["ledger.sqlite"])
    yield connection
    connection.close()


def test_a_table_has_as_many_rows_in_every_form(ledger, database):
    made = whole(ledger)
    for name, (_, rows) in tables(ledger).items():
        workbook = load_workbook(io.BytesIO(made[f"xlsx/{name}.xlsx"]), read_only=True)
        counts = (
            len(list(csv.DictReader(io.StringIO(made[f"csv/{name}.csv"].decode())))),
            len(json.loads(made[f"json/{name}.json"])),
            len(made[f"jsonl/{name}.jsonl"].decode().splitlines()),
            pq.read_metadata(io.BytesIO(made[f"parquet/{name}.parquet"])).num_rows,
            workbook.active.max_row - 1,
            database.execute(f'select count(*) from "{name}"').fetchone()[0],
        )
        assert set(counts) == {len(rows)}, (name, counts)


def test_every_form_that_has_lists_and_numbers_says_the_same(ledger):
    made = whole(ledger)
    for name, (columns, _) in tables(ledger).items():
        rows = json.loads(made[f"json/{name}.json"])
        assert [json.loads(line) for line in made[f"jsonl/{name}.jsonl"].decode().splitlines()] == rows
        parquet = pq.read_table(io.BytesIO(made[f"parquet/{name}.parquet"])).to_pylist()
        assert [{key: row[key] for key in columns} for row in parquet] == [
            {key: None if row[key] == "" and parquet[at][key] is None else row[key] for key in columns}
            for at, row in enumerate(rows)
        ]


def test_the_database_holds_its_keys_and_finds_words(database):
    assert database.execute("pragma foreign_key_check").fetchall() == []
    keys = {row[2] for row in database.execute("pragma foreign_key_list(claims)")}
    assert keys == {"subjects", "properties", "sources", "origins", "events"}
    found = database.execute(
        "select name from people where rowid in (select rowid from people_fts where people_fts match 'bialiatski')"
    ).fetchall()
    assert ("Ales Bialiatski",) in found
    assert len(found) < 5


def test_every_record_is_made_and_names_itself(ledger):
    keys = {"people": "person_id", "events": "event_id", "sources": "source_id", "claims": "claim_id"}
    for name in records.names(ledger):
        folder, _, key = name.partition("/")
        assert records.record(ledger, name)[keys[folder]] == key
    assert records.record(ledger, "people/nobody") is None
    assert records.record(ledger, "nothing/nobody") is None


def test_a_claim_says_what_became_of_it_and_which_fact_it_is_part_of(ledger):
    for claim in ledger.claims[:200]:
        record = records.record(ledger, f"claims/{claim.claim_id}")
        values = record["fact"]["values"]
        (own,) = [each for each in values if claim.claim_id in each["claim_ids"]]
        assert own["value"] == str(claim.value)
        assert (record["fact"]["subject_id"], record["fact"]["property"]) == (claim.subject_id, claim.property)


def test_a_person_has_every_fact_with_its_voices(ledger):
    facts = ledger.facts("ales-bialiatski")
    told = records.record(ledger, "people/ales-bialiatski")["facts"]
    assert len(told) == len(facts) > 10
    for fact, each in zip(facts, told, strict=True):
        assert (each["property"], each["standing"]) == (fact.prop.property, fact.standing)
        for version, value in zip(fact.versions, each["values"], strict=True):
            assert value["voices"] == (0 if version.support.weak else version.support.voices)
            assert value["claim_ids"] == [claim.claim_id for claim in version.claims]


def test_the_site_has_what_the_server_gives_out_byte_for_byte(server, published_site_data, ledger):
    kept = versions.only(ledger).files
    names = [*whole(ledger), *kept, *(f"{name}.json" for name in records.names(ledger)[::97])]
    for name in names:
        assert server.get(f"/data/v1/{name}").body == (published_site_data / name).read_bytes(), name
    files = (path for path in published_site_data.rglob("*") if path.is_file() and path.suffix not in (".br", ".gz"))
    assert {path.relative_to(published_site_data).as_posix() for path in files} == {
        *kept,
        *(name for name, _ in every(ledger)),
    }


def test_the_package_holds_what_site_and_server_give_out_byte_for_byte_and_is_small(ledger):
    made = whole(ledger)
    package = made[zip_name(ledger)]
    assert len(package) <= LARGEST_PACKAGE
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        held = {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}
    assert made.keys() - held.keys() == {zip_name(ledger), "index.json", "openapi.json"}
    assert [name for name, body in held.items() if body != made[name]] == []


@pytest.fixture(scope="module")
def published_site_data(published):
    """The folder of data in the site of the real ledger."""
    return published / "data" / "v1"


def test_index_and_descriptions_name_what_there_is(ledger):
    made = whole(ledger)
    index = json.loads(made["index.json"])
    assert {each["path"] for each in index["files"]} == set(made) - {"index.json"}
    assert index["rows"] == {name: len(rows) for name, (_, rows) in tables(ledger).items()}
    described = {each["url"] for each in json.loads(made["csv-metadata.json"])["tables"]}
    assert described == {name for name in made if name.endswith(".csv")}
    assert {each["contentUrl"] for each in json.loads(made["croissant.json"])["distribution"]} == described
    given = {each["dcat:downloadURL"]["@id"] for each in json.loads(made["dcat.jsonld"])["dcat:distribution"]}
    assert described < given


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("facts?standing=disputed&_size=500", lambda d: sum(f.standing == "disputed" for f in d.all_facts)),
        ("sources?language=ru&language=uk", lambda d: sum(s.language in ("ru", "uk") for s in d.sources.values())),
        ("claims?_q=POTASH&_size=500", None),
        ("origins?state_run=yes", lambda d: sum(o.state_run for o in d.origins.values())),
    ],
)
def test_a_table_answers_by_address(server, ledger, address, count):
    answer = server.get(f"/data/v1/query/{address}")
    said = json.loads(answer.body)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert said["filtered"] is True
    assert said["total"] == (count(ledger) if count else sum("potash" in line for line in _lines(ledger)))
    assert server.get(f"/data/v1/query/{address}", If_None_Match=answer.headers["etag"]).status == 304


def _lines(ledger):
    return whole(ledger)["jsonl/claims.jsonl"].decode().lower().splitlines()


def test_pages_of_an_answer_are_the_whole_once_each_in_order(ledger):
    def rows(page):
        asked = query.read(ledger, "sources", [("_page", str(page)), ("_size", "100"), ("_sort", "-source_id")])
        return query.answer(ledger, asked)

    pages = rows(1)["pages"]
    ids = [row["source_id"] for page in range(1, pages + 1) for row in rows(page)["rows"]]
    assert ids == sorted(ledger.sources, reverse=True)
    assert rows(pages + 1)["rows"] == []
    assert rows(1)["filtered"] is False


def test_the_fields_that_are_asked_for_come_in_their_order_and_alone(ledger):
    asked = query.read(ledger, "claims", [("_fields", "value,claim_id"), ("_size", "1")])
    assert [list(row) for row in query.answer(ledger, asked)["rows"]] == [["value", "claim_id"]]


def test_all_that_is_wrong_with_a_question_is_said_at_once_with_guesses(server):
    answer = server.get("/data/v1/query/facts?standin=disputed&_size=501&_page=0&_fields=valu&_sort=-unti")
    assert (answer.status, answer.headers["content-type"]) == (400, "application/problem+json")
    problems = json.loads(answer.body)["problems"]
    assert len(problems) == 5
    assert "did you mean standing?" in problems[0]
    assert "did you mean value?" in " ".join(problems)


def test_an_address_below_v1_that_nothing_stands_at_is_a_problem_in_json(server):
    for address in ("nothing.json", "people/nobody.json", "query/nothing", "../claims.csv", "people/"):
        answer = server.get(f"/data/v1/{address}")
        assert answer.status == 404, address
    assert json.loads(server.get("/data/v1/query/nothing").body)["status"] == 404


def test_openapi_names_every_table_and_column_that_can_be_asked(ledger):
    paths = openapi(ledger)["paths"]
    for table, columns in query.columns(ledger).items():
        named = {each["name"] for each in paths[f"/query/{table}"]["get"]["parameters"]}
        assert named == {*columns, "_q", "_fields", "_sort", "_page", "_size"}


def test_llms_txt_openapi_and_the_page_of_data_name_the_same_addresses(server, published, ledger):
    text = server.get("/llms.txt").text
    assert text.encode() == (published / "llms.txt").read_bytes()
    of_text = set(re.findall(r"\]\(data/v1/([^)]+)\)", text))
    of_page = {unescape(each) for each in re.findall(r'href="/data/v1/([^"]+)"', server.get("/data").text)}
    assert of_text == of_page
    named = {_template(each, openapi(ledger)["paths"]) for each in of_text}
    forms = set(re.findall(r"`data/v1/([^`]+)`", text))
    assert forms == set(re.findall(r"<code>/data/v1/([^<]+)</code>", server.get("/data").text))
    assert named | {f"/{each}" for each in forms} == set(openapi(ledger)["paths"])
    files = {name for name in of_text if not name.startswith(("query/", *MAKERS))}
    assert files == {*whole(ledger), *versions.only(ledger).files}


def _template(address, paths):
    """The path of the description that an address is one of."""
    path = f"/{address.partition('?')[0]}"
    (fitting,) = (each for each in paths if re.fullmatch(re.sub(r"\\{.*?\\}", "[^/]+", re.escape(each)), path))
    return fitting


def test_every_file_that_the_page_links_answers(server):
    page = server.get("/data").text
    linked = {each.partition('"')[0].replace("&amp;", "&") for each in page.split('href="/data/v1/')[1:]}
    assert len(linked) > 80
    assert {server.get(f"/data/v1/{each}").status for each in linked} == {200}
