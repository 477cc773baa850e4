"""Independent voices are counted by the largest matching between pages and origins."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from data.facts import Weigher
from data.voices import largest_matching, support
from tests.test_facts import SOURCES, WITHIN, claim

PAIRS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), max_size=8)


def brute_force(pairs):
    """The largest subset in which no page and no origin stands twice, found by trying every subset."""
    each = sorted(set(pairs))
    for size in range(len(each), 0, -1):
        for chosen in combinations(each, size):
            if len({page for page, _ in chosen}) == len({origin for _, origin in chosen}) == size:
                return size
    return 0


def test_one_review_that_relays_three_agencies_is_one_voice():
    assert largest_matching([("review", "ap"), ("review", "afp"), ("review", "reuters")]) == 1


def test_three_pages_that_reprint_one_agency_are_one_voice():
    assert largest_matching([("a", "ap"), ("b", "ap"), ("c", "ap")]) == 1


def test_a_page_makes_room_where_it_can_vouch_for_another_origin():
    assert largest_matching([("a", "x"), ("a", "y"), ("b", "x")]) == 2


@given(PAIRS)
def test_the_matching_is_the_largest(pairs):
    assert largest_matching(pairs) == brute_force(pairs)


@given(PAIRS, st.randoms())
def test_the_order_of_pairs_does_not_matter(pairs, chance):
    shuffled = list(pairs)
    chance.shuffle(shuffled)
    assert support(pairs) == support(shuffled)


def test_an_origin_that_is_part_of_another_speaks_with_its_voice():
    apart = Weigher(SOURCES, WITHIN).support_of([claim("1"), claim("1", "ap")])
    joined = Weigher(SOURCES, WITHIN, {"ap": "reuters"}).support_of([claim("1"), claim("1", "ap")])
    assert (apart.voices, joined.voices) == (2, 1)
    assert joined.origins == ("reuters",)
