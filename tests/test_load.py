"""Text becomes types once: every cell that cannot be typed is named, with what was expected and the best guess."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import DatasetError, Problem, Quantity, load_dataset
from data.load import KINDS, version_of
from data.model import Property
from data.values import parse_value
from data.vocabulary import Rank

DATE = "a day such as 2026-03-19, 2026-03 or 2026, with ~ where approximate"
WEB = "an address that begins with https:// or http://, such as https://example.org/page"
HOST = "an address with a host on the public web, such as https://example.org/page"
QUANTITY = "a quantity is a number such as 123, 6.5, >=10, >10, <=10, ~430 or 10..12"


def test_the_shipped_tables_pass_and_answer_from_published_rows(ledger):
    assert ledger.claims
    assert all(claim.subject_id in {*ledger.events, *ledger.people, *ledger.legs, "belarus"} for claim in ledger.claims)


def test_the_dossiers_sure_facts_stand(ledger):
    figures = [("release-2025-12-13", "freed_total", 123), ("release-2025-12-13", "to_lithuania", 9)]
    figures += [("release-2025-12-13", "to_ukraine", 114), ("release-2026-03-19", "freed_total", 250)]
    figures += [("release-2026-03-19", "stayed_in_belarus", 235), ("release-2026-03-19", "to_lithuania", 15)]
    for subject, name, number in figures:
        assert ledger.fact(subject, name).value == Quantity(number), (subject, name)


def test_a_dataset_cannot_be_changed(ledger):
    with pytest.raises(TypeError):
        ledger.sources["x"] = None
    with pytest.raises(AttributeError):
        ledger.claims = ()


def test_the_version_names_the_exact_content(tables, small_tables):
    before = version_of(tables.path)
    assert before == version_of(small_tables)
    tables.edit("people", "one_line", "Somebody else")
    assert version_of(tables.path) != before


def test_a_bad_date_is_named(tables, spoiled):
    line = tables.edit("sources", "published_on", "13.12.2025")
    spoiled(Problem("sources.csv", line, "published_on", "13.12.2025", DATE))


def test_an_empty_day_where_one_is_needed_is_named(tables, spoiled):
    line = tables.edit("events", "date", "")
    spoiled(Problem("events.csv", line, "date", "", DATE))


def test_a_day_that_the_calendar_does_not_have_is_named(tables, spoiled):
    line = tables.edit("events", "date", "2025-02-30")
    assert any(p.line == line and p.actual == "2025-02-30" and "day" in p.expected for p in tables.problems())


def test_a_wrong_event_row_does_not_make_what_refers_to_it_dangle(tables):
    line = tables.edit("events", "date", "soon", lambda row: row["event_id"] == "release-2025-12-13")
    assert [(p.file, p.line) for p in tables.problems()] == [("events.csv", line)]


def test_a_wrong_property_row_does_not_make_its_claims_unknown(tables):
    line = tables.edit("properties", "datatype", "numbr", lambda row: row["property"] == "freed_total")
    assert [(p.file, p.line) for p in tables.problems()] == [("properties.csv", line)]


@pytest.mark.parametrize(
    ("found", "guess"), [("12O", "120"), ("1,100", "1100"), ("430+", ">=430"), ("10–12", ""), ("many", "")]
)
def test_a_wrong_quantity_is_named_with_what_was_meant(tables, spoiled, found, guess):
    line = tables.edit("claims", "value", found, lambda row: row["property"] == "freed_total")
    spoiled(Problem("claims.csv", line, "value", found, f"a quantity (property freed_total): {QUANTITY}", guess))


@pytest.mark.parametrize(("found", "guess"), [("2O25-12-13", "2025-12-13"), ("2025/12/13", "2025-12-13")])
def test_a_wrong_date_value_is_named_with_what_was_meant(tables, spoiled, found, guess):
    line = tables.edit("claims", "value", found, lambda row: row["property"] == "detained_on")
    spoiled(Problem("claims.csv", line, "value", found, f"a date (property detained_on): {DATE}", guess))


def test_an_empty_value_is_named(tables, spoiled):
    line = tables.edit("claims", "value", "", lambda row: row["property"] == "freed_total")
    spoiled(Problem("claims.csv", line, "value", "", "a quantity (property freed_total): a value is needed"))


def test_an_unknown_choice_is_named_with_the_nearest_one(tables, spoiled):
    choices = tables.rows("properties")
    known = next(row for row in choices if row["datatype"] == "choice" and row["applies_to"] == "event")
    event = tables.rows("events")[0]["event_id"]
    line = tables.add_claim(subject_id=event, property=known["property"], value="yess")
    expected = f"a choice (property {known['property']}): one of {known['choices'].replace(';', ', ')}"
    spoiled(Problem("claims.csv", line, "value", "yess", expected, "yes"))


def test_an_unknown_property_is_named_with_the_nearest_one(tables, spoiled):
    line = tables.edit("claims", "property", "freed_totl", lambda row: row["property"] == "freed_total")
    spoiled(Problem("claims.csv", line, "property", "freed_totl", "a property of properties.csv", "freed_total"))


@pytest.mark.parametrize(
    ("table", "column", "found", "expected", "guess"),
    [
        ("people", "category", "politcs", "", "politics"),
        ("people", "publication", "Named", "'named', 'initials', 'aggregated' or 'withheld'", "named"),
        ("events", "kind", "realease", "", "release"),
        ("sources", "reliability", "strong", "'weak', 'normal' or 'primary'", ""),
        ("legs", "certainty", "report", "'documented', 'reported' or 'schematic'", "reported"),
        ("people", "public_figure", "maybe", "yes or no was expected", ""),
        ("legs", "sequence", "first", "a whole number, such as 3", ""),
        ("places", "lat", "north", "a number, such as 53.9", ""),
        ("sources", "url", "www.example.org", WEB, "https://www.example.org"),
        ("sources", "url", "htps:/example.org/a?b=c", WEB, "https://example.org/a?b=c"),
        ("sources", "url", "see the page", WEB, ""),
        ("sources", "language", "English", "the code of a language in small letters, such as en", ""),
        ("people", "name", "", "some words: this may not be empty", ""),
    ],
)
def test_a_cell_of_the_wrong_kind_is_named(tables, spoiled, table, column, found, expected, guess):
    line = tables.edit(table, column, found)
    if expected:
        spoiled(Problem(f"{table}.csv", line, column, found, expected, guess))
    assert any((p.line, p.column, p.actual, p.guess) == (line, column, found, guess) for p in tables.problems())


@pytest.mark.parametrize("number", ["9" * 5000, "1e400", "nan", "-0", "٣", " 3"])
@pytest.mark.parametrize(("table", "column"), [("legs", "sequence"), ("places", "lat")])
def test_a_number_out_of_the_ordinary_never_breaks_the_reading(tables, table, column, number):
    tables.edit(table, column, number)
    assert all(isinstance(problem, Problem) for problem in tables.problems())


@pytest.mark.parametrize(
    "address",
    [
        "http://[::1",
        "https://example.org:http/page",
        "https://exa..mple.org/page",
        "https:///page",
        "http://[::1]/",
        "http://127.0.0.1/",
        "http://localhost/page",
        "https://exa<mple.org/page",
        "https://example.org@elsewhere.org/page",
    ],
)
def test_an_address_without_a_public_host_is_named(tables, spoiled, address):
    line = tables.edit("sources", "url", address)
    spoiled(Problem("sources.csv", line, "url", address, HOST))


@pytest.mark.parametrize(
    "address", ["https://пример.бел/стр", "http://35.158.225.124/en", "https://spring96.org./en", "https://a.org:8080/"]
)
def test_an_address_with_any_public_host_is_fine(tables, address):
    tables.edit("sources", "url", address)
    assert not tables.problems()


def test_several_wrong_cells_of_one_row_are_all_named(tables):
    tables.edit("people", "sex", "x")
    line = tables.edit("people", "category", "y")
    assert {p.column for p in tables.problems() if p.line == line and p.file == "people.csv"} == {"sex", "category"}


def test_problems_come_in_the_order_of_files_and_lines(tables):
    tables.light_beacon()
    tables.edit("people", "sex", "x")
    tables.edit("claims", "rank", "?", lambda row: row["claim_id"] == tables.rows("claims")[5]["claim_id"])
    tables.edit("claims", "rank", "?")
    found = tables.problems()
    assert found == tuple(sorted(found))
    assert len(found) >= 4


@given(raw=st.binary(max_size=200), table=st.sampled_from(sorted(KINDS)))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_arbitrary_bytes_in_any_table_give_problems_and_nothing_else(tmp_path_factory, small_tables, raw, table):
    path = tmp_path_factory.mktemp("bytes") / "tables"
    shutil.copytree(small_tables, path)
    (path / f"{table}.csv").write_bytes(raw)
    with pytest.raises(DatasetError) as caught:
        load_dataset(path)
    assert any(p.file == f"{table}.csv" for p in caught.value.problems)


@given(st.text(max_size=30))
def test_any_text_is_a_value_of_its_property_or_a_value_error(text):
    for datatype in ("quantity", "date", "place", "text", "choice"):
        known = Property.model_validate(PROPERTY | {"datatype": datatype})
        try:
            assert str(parse_value(known, text))
        except ValueError:
            continue


PROPERTY = {
    "property": "p",
    "applies_to": "event",
    "datatype": "text",
    "unit": "",
    "cardinality": "one",
    "choices": "yes;no",
    "public": "yes",
    "label": "P",
    "sentence": "{value}.",
    "description": "P",
    "role": "",
    "place": "",
    "theme": "",
}


def test_ranks_are_typed(ledger):
    assert all(isinstance(claim.rank, Rank) for claim in ledger.claims)
