"""Quantities: bounds limit, ranges enclose, and what overlaps agrees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.quantities import Bound, Quantity


@st.composite
def quantities(draw):
    number = draw(st.integers(0, 2000) | st.decimals(0, 500, places=1))
    bound = draw(st.sampled_from(list(Bound)))
    if bound is not Bound.BETWEEN:
        return Quantity(float(number), bound)
    return Quantity(float(number), bound, float(number) + draw(st.integers(1, 500)))


@pytest.mark.parametrize("text", ["123", "6.5", ">=1100", ">1400", "<=50", "<50", "~430", "10..12", "0"])
def test_what_is_read_is_written_the_same(text):
    assert str(Quantity.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "12O", "1,100", "430+", "-5", "12..10", "10..10", "9" * 400, "٣", "1e5", "nan", "~"]
)
def test_what_is_no_quantity_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        Quantity.parse(text)


@given(quantities())
def test_text_and_quantity_round_trip(quantity):
    assert Quantity.parse(str(quantity)) == quantity


@given(st.text(alphabet="0123456789.<>=~+ ,", max_size=12))
def test_any_text_is_a_quantity_or_a_value_error(text):
    try:
        again = Quantity.parse(str(Quantity.parse(text)))
    except ValueError:
        return
    assert again == Quantity.parse(text)


@given(quantities())
def test_the_least_is_never_above_the_greatest(quantity):
    assert quantity.low <= quantity.high


@given(quantities(), quantities())
def test_agreement_goes_both_ways(one, other):
    assert one.agrees(other) == other.agrees(one)


@given(quantities())
def test_a_quantity_contains_itself(quantity):
    assert quantity.contains(quantity)


@given(quantities(), quantities(), quantities())
def test_containment_passes_on(one, other, third):
    if one.contains(other) and other.contains(third):
        assert one.contains(third)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (">=10", "18", True),
        (">=10", "10", True),
        (">10", "10", False),
        ("<=50", "50", True),
        ("<50", "50", False),
        ("<50", ">=50", False),
        ("<=50", ">=50", True),
        ("~430", "445", True),
        ("~430", "500", False),
        ("10..12", "11", True),
        ("10..12", "12..14", True),
        ("10..12", "13", False),
        ("123", "124", False),
        (">1400", ">=1100", True),
    ],
)
def test_values_agree_where_both_can_be_true(one, other, agree):
    assert Quantity.parse(one).agrees(Quantity.parse(other)) is agree


@pytest.mark.parametrize(
    ("wide", "narrow"), [(">=10", "18"), (">=10", ">10"), ("~430", "430"), ("10..12", "11"), ("<=50", "<50")]
)
def test_the_less_precise_contains_the_more_precise_and_not_the_other_way(wide, narrow):
    assert Quantity.parse(wide).contains(Quantity.parse(narrow))
    assert not Quantity.parse(narrow).contains(Quantity.parse(wide))


@pytest.mark.parametrize(
    ("other", "near"), [("94", False), ("95", True), ("105", True), ("106", False), ("~111", False)]
)
def test_about_allows_five_per_cent_on_either_side(other, near):
    assert Quantity.parse("~100").agrees(Quantity.parse(other)) is near


def test_the_ends_of_about_lie_five_per_cent_away():
    about = Quantity(200, Bound.ABOUT)
    assert (about.low, about.high) == (190, 210)
