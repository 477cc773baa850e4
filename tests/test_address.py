"""What an address holds is read with bounds, checked against what exists, and written without noise."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import addresses


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


def test_a_link_leaves_out_what_is_empty():
    assert addresses.link("timeline", event="release-2025-12-13", kind="") == "/timeline?event=release-2025-12-13"
    assert addresses.link("about") == "/about"


@given(st.text(), st.text())
def test_nothing_that_is_typed_breaks_an_address(name, value):
    assert "<" not in addresses.link("people", q=value)
    assert 1 <= addresses.number({"page": value}, "page", 7) <= 7
    assert len(addresses.words({name: value * 50}, name)) <= addresses.LONGEST
