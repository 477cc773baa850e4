"""Dates, quantities and plurals read as a person would write them."""

from datetime import date

import pytest

from components.html import tables
from components.html.choices import mode
from components.html.labels import relation
from components.html.tables import Line, Table
from components.text import Text, text_for
from data import PartialDate, Quantity
from data.vocabulary import Mode, RelationKind

EN = Text("en")


@pytest.mark.parametrize(
    ("text", "words"),
    [("2021-07-14", "14 July 2021"), ("2021-07", "July 2021"), ("2021", "2021"), ("2021-07~", "about July 2021")],
)
def test_a_date_is_said_as_precisely_as_it_is_known(text, words):
    assert EN.date(PartialDate.parse(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1234", "1,234"),
        (">=10", "at least 10"),
        (">1100", "more than 1,100"),
        ("<=5", "at most 5"),
        ("<5", "fewer than 5"),
        ("~430", "about 430"),
        ("10..12", "10 to 12"),
        ("6.5", "6.5"),
    ],
)
def test_a_quantity_is_said_with_its_bound(text, words):
    assert EN.quantity(Quantity.parse(text)) == words


def test_short_dates_lists_months_and_plurals():
    assert EN.short_date(PartialDate.parse("2025-12-13")) == "13 Dec 2025"
    assert EN.short_date(date(2025, 12, 13)) == "13 Dec 2025"
    assert EN.month(date(2024, 7, 1)) == "Jul 2024"
    assert EN.list(["a", "b", "c"]) == "a, b and c"
    assert EN.n("{count} source", "{count} sources", 1) == "1 source"
    assert EN.n("{count} source", "{count} sources", 2000) == "2,000 sources"


def test_there_is_one_text_a_language():
    assert text_for("en") is text_for("en")


def test_every_word_of_a_vocabulary_has_words():
    assert all(mode(EN, m) for m in Mode)
    assert all(relation(EN, r) for r in RelationKind)


def test_a_table_is_semantic_and_escaped():
    html = str(tables.html(Table("C", ("A", "B"), (Line(("<b>x</b>", "1")),), frozenset({1}))))
    assert "&lt;b&gt;" in html
    assert '<th scope="row">' in html
    assert 'class="num"' in html


def test_a_table_as_csv_names_status_standing_and_claims_and_runs_no_formula(ledger):
    fact = ledger.fact("release-2025-12-13", "freed_total")
    text = tables.to_csv(Table("C", ("A",), (Line(("=cmd()",), (fact,)),)), ("Status", "Standing", "Claims"))
    head, row = text.splitlines()
    assert head == "A,Status,Standing,Claims"
    claims = ";".join(claim.claim_id for claim in fact.versions[0].claims)
    assert row == f"'=cmd(),adopted,{fact.standing},{claims}"


def test_only_the_first_rows_of_a_long_table_are_shown():
    long = Table("C", ("A",), tuple(Line((str(i),)) for i in range(9)))
    assert len(tables.first(long, 3).lines) == 3
