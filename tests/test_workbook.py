"""Workbooks: numbers are numbers, a date is one only where its day is known, and nothing is a formula or a link."""

import csv
import datetime
import io

import openpyxl
import pytest
from planted import World

from components.html import evidence, people_table, tables
from components.html.tables import Line, Table
from components.text import text_for
from data import people
from data.dates import PartialDate
from data.export import files
from data.quantities import Quantity
from data.workbook import MOST, TypedText, typed_text, workbook

EN = text_for("en")
HEADS = ("Status", "Standing", "Claims")


def _sheet(content):
    """The rows of a workbook below the names of its columns, each by name."""
    head, *rows = openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows()
    return [{name.value: cell for name, cell in zip(head, row, strict=True)} for row in rows]


@pytest.fixture(scope="module")
def made(ledger):
    return files(ledger)


@pytest.mark.parametrize(
    ("value", "kind", "held"),
    [
        (PartialDate.parse("2021-07-14"), "d", datetime.datetime(2021, 7, 14)),
        (PartialDate.parse("2021-07"), "s", "2021-07"),
        (PartialDate.parse("2021"), "s", "2021"),
        (PartialDate.parse("2021-07-14~"), "s", "2021-07-14~"),
        (PartialDate.parse("1863-01-22"), "s", "1863-01-22"),
        (datetime.date(2021, 7, 14), "d", datetime.datetime(2021, 7, 14)),
        (Quantity.parse("123"), "n", 123),
        (Quantity.parse("6.5"), "n", 6.5),
        (Quantity.parse(">=1100"), "s", ">=1100"),
        (-75.5, "n", -75.5),
        (True, "s", "yes"),
        (("a", "b"), "s", "a;b"),
        ("2025-09", "s", "2025-09"),
        ("123", "s", "123"),
        ("=1+1", "s", "=1+1"),
        ("@x", "s", "@x"),
        ("https://example.org/a", "s", "https://example.org/a"),
        ("Ціханоўскі", "s", "Ціханоўскі"),
        ("a\x00b", "s", "a\ufffdb"),
    ],
)
def test_a_cell_is_of_the_kind_that_its_value_is(value, kind, held):
    cell = _sheet(workbook("t", ["A"], [[value]]))[0]["A"]
    assert (cell.data_type, cell.value, cell.hyperlink) == (kind, held, None)


def test_what_is_longer_than_a_cell_is_said_to_be_cut():
    cell = _sheet(workbook("t", ["A"], [["x" * (MOST + 1)]]))[0]["A"]
    assert cell.value.endswith("[cut: see the CSV]")


def test_every_csv_of_the_export_has_a_workbook_that_says_the_same(made):
    for name in [each for each in made if each.endswith(".csv")]:
        rows = list(csv.DictReader(io.StringIO(made[name].decode())))
        ours = _sheet(made[name.replace("csv", "xlsx")])
        assert len(ours) == len(rows)
        for row, cells in zip(rows, ours, strict=True):
            assert list(row) == list(cells)
            assert {column: _words(cells[column]) for column in row} == {c: _number(v) for c, v in row.items()}, name


def _words(cell):
    if isinstance(cell.value, datetime.datetime):
        return str(cell.value.date())
    return _number(str("" if cell.value is None else cell.value))


def _number(words):
    """Words without the apostrophe of a CSV; 7 and 7.0 are one number."""
    words = words[1:] if words[:1] == "'" and words[1:2] in "=+-@" else words
    return words.removesuffix(".0").replace("\r\n", "\n")


def test_no_month_of_the_ledger_becomes_a_day_and_no_cell_is_a_formula_or_a_link(made):
    kinds = {}
    for name in [each for each in made if each.endswith(".xlsx")]:
        for row in _sheet(made[name]):
            for column, cell in row.items():
                kinds.setdefault((name, column), set()).add(cell.data_type)
                assert cell.hyperlink is None
    assert not any("f" in each for each in kinds.values())
    assert kinds["xlsx/claims.xlsx", "value"] == {"d", "n", "s"}
    assert "d" in kinds["xlsx/events.xlsx", "date"]
    months = [
        f for f in _sheet(made["xlsx/facts.xlsx"]) if f["value"].data_type == "s" and f["value"].value[4:5] == "-"
    ]
    assert months


def test_a_download_of_the_desk_holds_days_and_numbers_that_its_words_tell():
    world = World().person("p", "Jan Losik", name_local="Ян Лосік").claim("p", "detained_on", "2021-07-14")
    dataset = world.claim("p", "sentenced_on", "2021-12").dataset()
    table = people_table.table(EN, dataset, [people.entry(dataset, "p")])
    row = _sheet(tables.to_xlsx(table, HEADS, "people"))[0]
    assert row["Detained"].value == datetime.datetime(2021, 7, 14)
    assert (row["Sentenced"].value, row["Sentenced"].data_type) == ("December 2021", "s")
    assert row["Name in Belarusian"].value == "Ян Лосік"
    record = _sheet(tables.to_xlsx(evidence.file(EN, dataset, dataset.facts("p")), HEADS, "claims"))
    assert {each["Value"].data_type for each in record} == {"d", "s"}
    assert {each["Address"].hyperlink for each in record} == {None}


def test_numbers_of_the_desk_are_numbers_and_bounds_are_words():
    lines = (Line((EN.quantity(Quantity.parse("1100")),)), Line((EN.quantity(Quantity.parse(">=1100")),)))
    cells = [row["A"].value for row in _sheet(tables.to_xlsx(Table("C", ("A",), lines), HEADS, "c"))]
    assert cells == [1100, "at least 1,100"]


def test_words_that_tell_a_value_are_words_everywhere_else():
    said = TypedText.of("14 July 2021", PartialDate.parse("2021-07-14"))
    assert (said, f"{said}", typed_text(None)) == ("14 July 2021", "14 July 2021", "")
    assert said.value == datetime.date(2021, 7, 14)


def test_equal_tables_give_equal_bytes():
    assert workbook("t", ["A"], [[1]]) == workbook("t", ["A"], [[1]])
