"""The ledger at addresses of its own: what About and structured data name answers, with the bytes of the export."""

import json
import re

import pytest

from components import site
from components.addresses import Address, PageAddress
from components.content.parts import Page, Schema
from components.text import text_for
from data.export import files, ledger_zip
from serving.head import head
from tests.serve import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with Server(tmp_path_factory.mktemp("downloads") / "log") as process:
        yield process


def test_every_file_of_the_structured_data_answers_with_the_bytes_of_the_export(server, ledger):
    said = json.loads(re.search(r'<script type="application/ld\+json">([^<]+)</script>', server.get("/about").text)[1])
    made = files(ledger) | {"freed-from-belarus.zip": ledger_zip(ledger)}
    named = {each["contentUrl"].rpartition(":")[2].partition("/")[2]: each for each in said["distribution"]}
    assert {"data/v1/freed-from-belarus.zip", "data/v1/csv/claims.csv", "data/v1/xlsx/facts.xlsx"} <= set(named)
    for path, each in named.items():
        found = server.get(f"/{path}")
        assert (found.status, found.body) == (200, made[path.removeprefix("data/v1/")]), path
        assert found.headers["content-type"].partition(";")[0] == each["encodingFormat"]


def test_a_file_answers_at_the_address_that_it_had_before_there_were_versions(server, ledger):
    made = files(ledger)
    assert server.get("/data/claims.csv").body == made["csv/claims.csv"]
    assert server.get("/data/facts.xlsx").body == made["xlsx/facts.xlsx"]
    assert server.get("/data/freed-from-belarus.zip").body == ledger_zip(ledger)


def test_a_file_that_the_reader_has_is_not_sent_again_and_one_that_is_not_there_is_missing(server):
    tag = server.get("/data/claims.csv").headers["etag"]
    assert server.get("/data/claims.csv", If_None_Match=tag).status == 304
    assert server.get("/data/nothing.csv").status == 404
    assert server.get("/data/../claims.csv").status == 404


@pytest.mark.parametrize("base", ["", "https://example.org"])
def test_with_no_base_known_nothing_absolute_is_announced(base, ledger, monkeypatch):
    given_out_at("/embed/", monkeypatch)
    content = Page("T", "D", (), Schema.DATA)
    tags = str(head(text_for("en"), ledger, content, base, Address(PageAddress("about"))))
    assert ('"distribution"' in tags, "feed.xml" in tags) == (bool(base), bool(base))


def given_out_at(address, monkeypatch, *, whole=True):
    for name in ("_given_out", "_with_feeds"):
        monkeypatch.setattr(f"components.site.{name}", [])
    if address:
        site.given_out_at(address, whole=whole)


@pytest.mark.parametrize(("address", "whole"), [("", True), ("/embed/", False)])
def test_no_feed_is_announced_where_none_is_made(address, whole, ledger, monkeypatch):
    given_out_at(address, monkeypatch, whole=whole)
    tags = head(text_for("en"), ledger, Page("T", "D", ()), "https://example.org", Address(PageAddress("about")))
    assert "feed.xml" not in tags
