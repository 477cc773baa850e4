"""Partial dates: what is written is what is known, and less precise says less."""

from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates import PartialDate, days_between


@st.composite
def partial_dates(draw):
    day = draw(st.dates(min_value=date(2000, 1, 1), max_value=date(2000, 3, 31)) | st.dates())
    keep = draw(st.integers(1, 3))
    parts = (day.year, day.month, day.day)[:keep]
    return PartialDate(*parts, approximate=draw(st.booleans()))


@pytest.mark.parametrize("text", ["2021", "2021-07", "2021-07-14", "2020-02-29", "2021~", "2021-07~", "2021-07-14~"])
def test_what_is_read_is_written_the_same(text):
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "21",
        "2021-7",
        "2021-13",
        "2021-00",
        "2021-02-30",
        "2021-02-29",
        "0000",
        "14.07.2021",
        "2021-07-14 ",
        "２０２１",
        "~2021",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)


@given(partial_dates())
def test_text_and_date_round_trip(day):
    assert PartialDate.parse(str(day)) == day


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_value_error(text):
    try:
        assert str(PartialDate.parse(text)) == text
    except ValueError:
        return


@given(partial_dates())
def test_the_first_day_is_never_after_the_last(day):
    assert day.earliest <= day.latest
    assert (day.earliest == day.latest) == day.is_day


@given(partial_dates())
def test_a_date_contains_itself(day):
    assert day.contains(day)


@given(partial_dates(), partial_dates())
def test_two_dates_that_contain_each_other_are_the_same(one, other):
    if one.contains(other) and other.contains(one):
        assert one == other


@given(partial_dates(), partial_dates(), partial_dates())
def test_containment_passes_on(one, other, third):
    if one.contains(other) and other.contains(third):
        assert one.contains(third)


@given(partial_dates(), partial_dates())
def test_agreement_goes_both_ways(one, other):
    assert one.agrees(other) == other.agrees(one)


@given(partial_dates(), partial_dates())
def test_order_is_total_and_fits_the_first_days(one, other):
    assert (one < other) + (other < one) + (one == other) == 1
    if one.earliest < other.earliest:
        assert one < other


def test_a_month_and_one_of_its_days_agree_and_two_days_do_not():
    july, day = PartialDate(2021, 7), PartialDate(2021, 7, 14)
    assert july.agrees(day)
    assert july.contains(day)
    assert not day.contains(july)
    assert not day.agrees(PartialDate(2021, 7, 15))


def test_an_approximate_month_says_less_than_the_month():
    assert PartialDate.parse("2021-07~").contains(PartialDate(2021, 7))
    assert not PartialDate(2021, 7).contains(PartialDate.parse("2021-07~"))


def test_days_between_days_are_exact_and_between_months_are_bounds():
    start, end = PartialDate(2021, 7, 14), PartialDate(2025, 12, 13)
    assert days_between(start, end) == (1613, 1613)
    least, most = days_between(PartialDate(2021, 7), end)
    assert (least, most) == (1596, 1626)


@given(partial_dates(), partial_dates())
def test_days_between_are_never_negative_at_least(one, other):
    least, most = days_between(one, other)
    assert least >= 0
    assert least <= most or most < 0


def test_a_partial_date_of_a_day_is_that_day():
    assert str(PartialDate.of(date(2025, 12, 13))) == "2025-12-13"


@given(partial_dates())
def test_the_library_for_edtf_reads_the_same_days(day):
    read = edtf.parse_edtf(str(day))
    assert [bound()[:3] for bound in (read.lower_strict, read.upper_strict)] == [
        (each.year, each.month, each.day) for each in (day.earliest, day.latest)
    ]
    assert read.is_approximate == day.approximate


@pytest.mark.parametrize("text", ["2021-13", "2021-02-30", "14.07.2021", "2021-7"])
def test_the_library_for_edtf_refuses_the_same(text):
    with pytest.raises((edtf.EDTFParseException, ValueError)):
        edtf.parse_edtf(text).lower_strict()
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)
