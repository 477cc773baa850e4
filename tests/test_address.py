"""What an address holds is read with bounds, checked against what exists, and written without noise."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import addresses
from components.addresses import Kind, Parameter


def test_a_known_value_is_taken_and_an_unknown_one_is_not():
    assert addresses.one({"event": "a"}, "event", {"a", "b"}) == "a"
    assert addresses.one({"event": "c"}, "event", {"a", "b"}, "b") == "b"


def test_several_values_keep_the_known_order():
    assert addresses.several({"kind": "pardon,release,pardon,x"}, "kind", ["release", "pardon"]) == (
        "release",
        "pardon",
    )


def test_words_are_bounded_and_hold_no_nul():
    assert addresses.words({"q": "a\0b" + "c" * 500}, "q") == "ab" + "c" * 197


@pytest.mark.parametrize(("text", "day"), [("2025-12", date(2025, 12, 1)), ("2025-13", None), ("", None), ("x", None)])
def test_a_month_is_a_month_or_nothing(text, day):
    assert addresses.month({"from": text}, "from") == day


@pytest.mark.parametrize(("text", "page"), [("2", 2), ("0", 1), ("99", 5), ("-1", 1), ("²", 1), ("", 1), ("1e9", 1)])
def test_a_page_number_stays_within_the_pages(text, page):
    assert addresses.number({"page": text}, "page", 5) == page


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.ONE, "b", "b"),
        (Kind.ONE, "x", ""),
        (Kind.SEVERAL, "b,x,a", "a,b"),
        (Kind.WORDS, " Minsk ", "Minsk"),
        (Kind.MONTH, "2025-12", "2025-12"),
        (Kind.MONTH, "2025-13", ""),
        (Kind.NUMBER, "3", "3"),
        (Kind.NUMBER, "x", "1"),
        (Kind.NUMBER, "20000", "10000"),
    ],
)
def test_a_parameter_is_read_by_its_kind_and_written_again(kind, typed, value, ledger):
    parameter = Parameter("p", kind, known=lambda _: ("a", "b"))
    assert parameter.value(ledger, {"p": typed}) == value
    assert (parameter.folder, parameter.embed, parameter.field) == ("", "", "")


def test_a_link_leaves_out_what_is_empty():
    assert addresses.link("timeline", event="release-2025-12-13", kind="") == "/timeline?event=release-2025-12-13"
    assert addresses.link("about") == "/about"


@given(st.text(), st.text())
def test_nothing_that_is_typed_breaks_an_address(name, value):
    assert "<" not in addresses.link("people", q=value)
    assert 1 <= addresses.number({"page": value}, "page", 7) <= 7
    assert len(addresses.words({name: value * 50}, name)) <= addresses.LONGEST


@pytest.fixture
def below():
    """The desk below a path of another site."""
    addresses.stands_below("/freed")
    yield "/freed"
    addresses.stands_below("")


@pytest.mark.parametrize(
    ("html", "rooted"),
    [
        ('<a href="/timeline">', '<a href="/freed/timeline">'),
        ('<img src="/app/static/icon.svg">', '<img src="/freed/app/static/icon.svg">'),
        ("url(/app/x)", "url(/freed/app/x)"),
        ('<a href="//x.example/">', '<a href="//x.example/">'),
        ('<a href="https://x.example/">', '<a href="https://x.example/">'),
        ("said: /timeline", "said: /timeline"),
        ('<a href="/a"><a href="/b">', '<a href="/freed/a"><a href="/freed/b">'),
    ],
)
def test_addresses_of_the_desk_lead_below_its_path_and_no_others(html, rooted, below):
    assert addresses.below() == below
    assert addresses.rooted(html) == rooted


def test_at_the_root_of_a_site_addresses_stand_as_they_are():
    assert addresses.below() == ""
    assert addresses.rooted('<a href="/timeline">') == '<a href="/timeline">'


def test_a_value_is_looked_at_up_to_its_bound():
    long = "x" * 200
    assert addresses.one({"event": long + "y"}, "event", {long}) == long
    assert addresses.one({}, "event", {""}, "b") == ""
    many = ",".join(["a"] * 499) + ",bb"
    assert addresses.several({"kind": many}, "kind", ["a", "bb"]) == ("a", "bb")
    assert addresses.several({"kind": "a," + many}, "kind", ["a", "bb"]) == ("a",)
    assert addresses.several({}, "kind", ["a", ""]) == ("",)
    assert addresses.words({"q": "  a b "}, "q") == "a b"
    assert addresses.words({}, "q") == ""


def test_a_month_is_read_from_the_first_seven_characters():
    assert addresses.month({"from": "2025-12-31"}, "from") == date(2025, 12, 1)
    assert addresses.month({}, "from") is None


def test_a_number_is_read_from_nine_digits_and_is_1_where_there_is_none():
    assert addresses.number({"page": "1" * 12}, "page", 10**12) == 111_111_111
    assert addresses.number({}, "page", 5) == 1


def test_commas_in_a_list_stay_commas_in_an_address():
    assert addresses.link("timeline", kind="pardon,release", q="a b") == "/timeline?kind=pardon,release&q=a+b"


def test_the_first_page_stands_at_the_root_and_others_at_their_names():
    assert addresses.PageAddress("overview").path == ""
    assert addresses.PageAddress("people").path == "people"


def test_an_address_asks_for_no_frame_by_itself(ledger):
    assert addresses.PageAddress("about").read(ledger, {}).frame == ""
