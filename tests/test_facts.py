"""Claims become facts: which value is adopted, how well it stands, and who is counted."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates import PartialDate
from data.facts import Weigher
from data.model import Claim, Property, Source
from data.quantities import Quantity
from data.vocabulary import Datatype, Rank, Standing, VersionState

ids = count()
WITHIN = {"vilnius": "lithuania", "us-embassy-vilnius": "vilnius", "kyiv": "ukraine", "lithuania": "", "ukraine": ""}


def source(name, origin, published="2025-12-13", reliability="normal"):
    cells = {"source_id": name, "origin": origin, "publisher": name, "title": "t", "url": f"https://x.org/{name}"}
    cells |= {"url_status": "as_found", "published_on": published, "retrieved_on": "", "language": "en"}
    return Source.model_validate(cells | {"kind": "online", "reliability": reliability, "note": ""})


SOURCES = {
    s.source_id: s
    for s in (
        source("reuters", "reuters"),
        source("reprint", "reuters", "2025-12-14"),
        source("reprint-2", "reuters"),
        source("ap", "ap"),
        source("viasna", "viasna", "2025-12-15"),
        source("farm", "farm", reliability="weak"),
        source("farm-2", "farm-2", reliability="weak"),
        source("undated", "undated", ""),
    )
}


def prop(datatype="quantity", cardinality="one"):
    cells = {"property": "p", "applies_to": "event", "datatype": datatype, "unit": "", "cardinality": cardinality}
    return Property.model_validate(
        cells
        | dict.fromkeys(("choices", "role", "place", "theme"), "")
        | {"public": "yes", "label": "P", "sentence": "{value}.", "description": "P"}
    )


def claim(value, page="reuters", **cells):
    known = {"claim_id": f"c{next(ids)}", "subject_id": "s", "property": "p", "value": _typed(value), "source_id": page}
    known |= {"locator": "lead", "as_of": "", "origin": "", "rank": "normal", "reason": "", "overtaken_by": ""}
    return Claim.model_validate(known | {"note": "", "dossier_ref": ""} | cells)


def _typed(value):
    if not isinstance(value, str):
        return value
    for kind in (PartialDate, Quantity):
        try:
            return kind.parse(value) if kind is Quantity or "-" in value or len(value) == 4 else _no(value)
        except ValueError:
            continue
    return value


def _no(value):
    raise ValueError(value)


def facts(*claims, **kind):
    return Weigher(SOURCES, WITHIN).facts(prop(**kind), claims)


def fact(*claims, **kind):
    (one,) = facts(*claims, **kind)
    return one


def test_one_origin_is_one_voice():
    assert fact(claim("123")).standing is Standing.ONE_VOICE


@pytest.mark.parametrize("page", SOURCES)
@pytest.mark.parametrize("cells", [{}, {"rank": "deprecated"}, {"overtaken_by": "e"}, {"origin": "ap"}])
def test_a_single_claim_makes_the_fact_that_it_makes_when_its_page_says_it_twice(page, cells):
    for value, kind in (("123", "quantity"), ("2025-12", "date"), ("vilnius", "place"), ("words", "text")):
        for as_of in ("", "2025-12-01"):
            said = claim(value, page, as_of=as_of, **cells)
            one, two = fact(said, datatype=kind), fact(said, said, datatype=kind)
            (version,), (other,) = one.versions, two.versions
            assert (one.standing, one.support, one.wider) == (two.standing, two.support, two.wider)
            assert (version.value, version.state, version.support) == (other.value, other.state, other.support)
            assert (one.subject_id, one.prop, version.claims, one.as_of) == ("s", two.prop, (said,), two.as_of)


def test_two_origins_that_agree_corroborate():
    found = fact(claim("123"), claim("123", "ap"))
    assert found.standing is Standing.CORROBORATED
    assert found.support.origins == ("ap", "reuters")


def test_reprints_of_one_agency_count_once():
    found = fact(claim("123"), claim("123", "reprint"), claim("123", "reprint-2"))
    assert found.standing is Standing.ONE_VOICE
    assert found.support.origins == ("reuters",)


def test_a_page_that_relays_another_body_counts_as_that_body():
    assert fact(claim("123"), claim("123", "ap", origin="reuters")).support.origins == ("reuters",)


def test_weak_sources_never_corroborate():
    assert fact(claim("123"), claim("123", "farm"), claim("123", "farm-2")).standing is Standing.ONE_VOICE
    assert fact(claim("123", "farm"), claim("123", "farm-2")).standing is Standing.ONE_VOICE


def test_values_that_differ_are_disputed_and_the_one_with_more_origins_is_adopted():
    found = fact(claim("8", "viasna"), claim("10"), claim("10", "ap"))
    assert found.standing is Standing.DISPUTED
    assert found.value == Quantity(10)
    assert [version.state for version in found.versions] == [VersionState.ADOPTED, VersionState.LIVE]


def test_a_reprint_does_not_outvote():
    found = fact(claim("8", "viasna"), claim("8", "ap"), claim("9"), claim("9", "reprint"), claim("9", "reprint-2"))
    assert found.value == Quantity(8)


def test_with_equal_origins_the_latest_published_is_adopted():
    assert fact(claim("8"), claim("10", "viasna")).value == Quantity(10)
    assert fact(claim("8"), claim("10", "undated")).value == Quantity(8)


def test_month_and_day_agree_and_the_more_precise_is_adopted():
    found = fact(claim("2021-07"), claim("2021-07-14", "ap"), datatype="date")
    assert str(found.value) == "2021-07-14"
    assert (found.standing, found.wider.voices) == (Standing.ONE_VOICE, 2)


def test_two_days_of_one_month_are_disputed_though_the_month_agrees_with_both():
    days = (claim("2021-07"), claim("2021-07-14", "ap"), claim("2021-07-15", "viasna"))
    assert fact(*days, datatype="date").standing is Standing.DISPUTED


def test_an_approximate_month_gives_way_to_the_month_and_both_agree():
    found = fact(claim("2021-07~"), claim("2021-07", "ap"), claim("2022", "farm"), datatype="date")
    assert str(found.value) == "2021-07"


@pytest.mark.parametrize("bound", [">=10", ">17", "<=18", "<20", "~18", "10..20"])
def test_a_bound_agrees_with_a_number_within_it_and_the_number_is_adopted(bound):
    found = fact(claim(bound), claim("18", "ap"))
    assert found.value == Quantity(18)
    assert found.standing is Standing.CORROBORATED


@pytest.mark.parametrize("bound", [">=19", ">18", "<=17", "<18", "~30", "1..17"])
def test_a_bound_disputes_a_number_outside_it(bound):
    assert fact(claim(bound), claim("18", "ap")).standing is Standing.DISPUTED


def test_a_city_agrees_with_its_country_and_the_city_is_adopted():
    found = fact(claim("lithuania"), claim("us-embassy-vilnius", "ap"), datatype="place")
    assert found.value == "us-embassy-vilnius"
    assert found.standing is Standing.CORROBORATED
    assert fact(claim("kyiv"), claim("lithuania", "ap"), datatype="place").standing is Standing.DISPUTED


def test_places_within_each_other_in_a_circle_do_not_hang():
    ring = Weigher(SOURCES, {"a": "b", "b": "a"})
    assert ring.facts(prop("place"), [claim("a"), claim("b", "ap")])


def test_a_preferred_value_is_adopted_against_more_origins_and_the_dispute_stays():
    found = fact(claim("10"), claim("10", "ap"), claim("8", "viasna", rank="preferred", reason="primary document"))
    assert found.value == Quantity(8)
    assert found.standing is Standing.DISPUTED
    assert found.versions[0].reasons == ("primary document",)


def test_a_deprecated_value_stays_visible_and_disputes_nothing():
    found = fact(claim("2025-12-13", rank="deprecated", reason="wrong"), claim("2026-03-19", "ap"), datatype="date")
    assert found.standing is Standing.ONE_VOICE
    assert [version.state for version in found.versions] == [VersionState.ADOPTED, VersionState.DEPRECATED]
    assert found.versions[1].reasons == ("wrong",)


def test_a_fact_whose_claims_are_all_deprecated_is_retracted():
    found = fact(claim("123", rank="deprecated", reason="invented"))
    assert found.standing is Standing.RETRACTED
    assert found.value == Quantity(123)


def test_a_fact_that_an_event_overtook_is_superseded_and_says_by_what():
    found = fact(claim("yes", overtaken_by="release-2026-03-19"), datatype="choice")
    assert found.standing is Standing.SUPERSEDED
    assert found.overtaken_by == "release-2026-03-19"


def test_an_overtaken_claim_does_not_dispute_the_live_one():
    found = fact(claim("100", overtaken_by="later"), claim("123", "ap"))
    assert found.standing is Standing.ONE_VOICE
    assert found.value == Quantity(123)
    assert found.versions[1].state is VersionState.SUPERSEDED


def test_overtaken_and_deprecated_together_are_superseded_with_the_overtaken_value():
    found = fact(claim("1", rank="deprecated", reason="x"), claim("2", "ap", overtaken_by="later"))
    assert found.standing is Standing.SUPERSEDED
    assert found.value == Quantity(2)


def test_where_counts_have_days_the_latest_count_stands_and_older_ones_are_superseded():
    found = fact(claim("8", as_of="2024-07-03"), claim("18", "ap", as_of="2024-07-05"))
    assert found.value == Quantity(18)
    assert found.standing is Standing.ONE_VOICE
    assert found.versions[1].state is VersionState.SUPERSEDED


def test_a_value_that_several_pages_give_for_several_days_is_as_of_the_latest():
    assert str(fact(claim("8", as_of="2024-07-05"), claim("8", "ap", as_of="2024-07-03")).as_of) == "2024-07-05"
    assert str(fact(claim("8", as_of="2024-07-03"), claim("8", "ap", as_of="2024-07-05")).as_of) == "2024-07-05"


def test_a_series_has_one_fact_a_day():
    found = facts(claim("1100", as_of="2025-12-01"), claim("1000", "ap", as_of="2026-01-01"), cardinality="series")
    assert {str(f.as_of): str(f.value) for f in found} == {"2025-12-01": "1100", "2026-01-01": "1000"}
    assert {f.key for f in found} == {"s/p/2025-12-01", "s/p/2026-01-01"}


def test_two_counts_of_one_day_dispute_each_other():
    days = [claim("1100", as_of="2025-12-01"), claim("1000", "ap", as_of="2025-12-01")]
    assert fact(*days, cardinality="series").standing is Standing.DISPUTED


def test_a_property_with_many_values_has_one_fact_a_value():
    found = facts(claim("a"), claim("b", "ap"), claim("a", "ap"), datatype="text", cardinality="many")
    assert {f.value: f.standing for f in found} == {"a": Standing.CORROBORATED, "b": Standing.ONE_VOICE}
    assert {f.key for f in found} == {"s/p/a", "s/p/b"}


def test_a_tie_is_named_and_a_preference_or_one_more_origin_ends_it():
    weigher = Weigher(SOURCES, WITHIN)
    tied = [claim("8"), claim("10", "ap")]
    assert sorted(weigher.tied(prop(), tied)) == ["10", "8"]
    assert not weigher.tied(prop(), [*tied, claim("10", "viasna")])
    assert not weigher.tied(prop(), [*tied, claim("8", "reprint-2", rank="preferred", reason="x")])
    assert not weigher.tied(prop(), [claim("8", as_of="2024-01-01"), claim("9", "ap", as_of="2024-01-02")])
    assert not weigher.tied(prop("date"), [claim("2021-07"), claim("2021-07-14", "ap")])
    assert not weigher.tied(prop(), [claim("8", rank="deprecated", reason="x")])


def test_a_fact_lists_all_its_claims_those_of_the_adopted_value_first():
    claims = [claim("8", "viasna"), claim("10"), claim("10", "ap")]
    found = fact(*claims)
    assert set(found.claims) == set(claims)
    assert found.claims[0].value == found.value


VALUES = {
    Datatype.QUANTITY: st.sampled_from(["8", "10", ">=8", "~10", "5..9", "<=10"]),
    Datatype.DATE: st.sampled_from(["2021", "2021-07", "2021-07~", "2021-07-14", "2021-07-15", "2022-01-01"]),
    Datatype.PLACE: st.sampled_from(sorted(WITHIN)),
    Datatype.TEXT: st.sampled_from(["a", "b"]),
}


@st.composite
def groups(draw):
    datatype = draw(st.sampled_from(sorted(VALUES)))
    one = st.builds(
        claim,
        VALUES[datatype],
        st.sampled_from(sorted(SOURCES)),
        rank=st.sampled_from(sorted(Rank)),
        as_of=st.sampled_from(["", "2024-01-01", "2024-02"]),
        overtaken_by=st.sampled_from(["", "", "later"]),
        origin=st.sampled_from(["", "", "viasna"]),
    )
    return datatype, draw(st.lists(one, min_size=1, max_size=6))


@given(groups(), st.sampled_from(["one", "many", "series"]))
def test_any_claims_make_facts_that_hold_each_claim_once(group, cardinality):
    datatype, claims = group
    found = facts(*claims, datatype=datatype, cardinality=cardinality)
    assert sorted(c.claim_id for f in found for c in f.claims) == sorted(c.claim_id for c in claims)


@given(groups())
def test_the_adopted_value_is_one_of_the_values_and_stands_first(group):
    datatype, claims = group
    found = fact(*claims, datatype=datatype)
    assert found.value in [c.value for c in claims]
    assert found.versions[0].state is VersionState.ADOPTED
    assert sum(version.state is VersionState.ADOPTED for version in found.versions) == 1


@given(groups())
def test_no_more_voices_are_counted_than_there_are_pages_or_origins_and_no_weak_one_beside_another(group):
    datatype, claims = group
    found = fact(*claims, datatype=datatype).support
    weigher = Weigher(SOURCES, WITHIN)
    assert 1 <= found.voices <= min(len(found.pages), len(found.origins))
    strong = {weigher.origin(c) for c in claims if SOURCES[c.source_id].reliability != "weak"}
    assert found.voices == 1 or set(found.origins) <= strong


@given(groups(), st.randoms())
def test_the_order_of_claims_does_not_matter(group, chance):
    datatype, claims = group
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert fact(*claims, datatype=datatype) == fact(*shuffled, datatype=datatype)


@given(groups())
def test_a_fact_is_disputed_only_where_live_values_differ(group):
    datatype, claims = group
    found = fact(*claims, datatype=datatype)
    live = {c.value for c in claims if c.rank is not Rank.DEPRECATED and not c.overtaken_by}
    assert found.standing is not Standing.DISPUTED or len(live) > 1
    assert (found.standing in (Standing.SUPERSEDED, Standing.RETRACTED)) == (not live)


def test_in_a_tie_the_newest_page_of_a_value_counts_and_not_its_oldest():
    assert fact(claim("10"), claim("10", "reprint"), claim("8", "ap")).value == Quantity(10)
    assert fact(claim("10", "ap"), claim("8"), claim("8", "reprint")).value == Quantity(8)


def test_of_the_claims_of_a_value_preferred_ones_come_first_then_the_newest_and_those_without_a_day_last():
    claims = [
        claim("10", "undated", claim_id="a"),
        claim("10", "ap", claim_id="d"),
        claim("10", claim_id="c"),
        claim("10", "viasna", claim_id="e"),
        claim("10", "farm", claim_id="f", rank="preferred", reason="the list itself"),
    ]
    assert [each.claim_id for each in fact(*claims).versions[0].claims] == ["f", "e", "c", "d", "a"]


def test_who_gives_the_month_is_no_voice_for_the_day():
    found = fact(claim("2025-01-10"), claim("2025-01", "ap"), claim("2025", "viasna"), datatype="date")
    assert (str(found.value), found.standing) == ("2025-01-10", Standing.ONE_VOICE)
    assert (found.support.voices, found.wider.voices) == (1, 3)
    both = fact(claim("2025-01-10"), claim("2025-01-10", "ap"), claim("2025-01", "viasna"), datatype="date")
    assert (both.standing, both.support.voices) == (Standing.CORROBORATED, 2)
    month = fact(claim("2025-01"), claim("2025", "ap"), datatype="date")
    assert month.standing is Standing.ONE_VOICE


def test_what_overtook_a_value_is_said_though_its_newest_claim_does_not_say_it():
    found = fact(claim("2", "ap", overtaken_by="later"), claim("2", "viasna", rank="deprecated", reason="x"))
    assert (found.claims[0].source_id, found.overtaken_by) == ("viasna", "later")
