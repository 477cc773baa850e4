"""Search and filters over the whole ledger give what a look at every claim, one after the other, gives."""

import csv
import io
import re
from datetime import date
from itertools import pairwise

import pytest
from desk import drawn, open_page, painted

from components.content import claim_filters
from components.content.pages import pages
from components.content.parts import Context, Files
from components.content.view_files import of
from components.text import text_for
from data import Quantity, claim_filter, disputes, status
from data.claim_filter import Filter, matching, values
from data.claim_index import Sort
from data.model import is_live
from data.publishers import publisher_id
from data.vocabulary import Reliability, Standing
from tests import stories

EN = text_for("en")
RELEASE = "release-2025-12-13"


@pytest.fixture(scope="module", params=["shipped", "ankara", "made-up"])
def story(request, ledger):
    """Each of the stories."""
    return ledger if request.param == "shipped" else stories.dataset(request.param)


def _slowly(dataset, fits):
    """The facts and the claims that fit, by a look at every one of them."""
    claims = {claim.claim_id for fact in dataset.all_facts for claim in fact.claims if fits(fact, claim)}
    return {fact.key for fact in dataset.all_facts if claims & {claim.claim_id for claim in fact.claims}}, claims


def _found(dataset, asked, sort=Sort.USUAL):
    matches = matching(dataset, asked, sort)
    hits = matches.hits()
    claims = {claim.claim_id for hit in hits for claim in hit.claims}
    assert (len(matches), matches.claims) == (len(hits), len(claims))
    assert matches.subjects == len({hit.fact.subject_id for hit in hits})
    return {hit.fact.key for hit in hits}, claims


def _source(dataset, claim):
    return dataset.sources[claim.source_id]


CELLS = {
    "subject": lambda _, fact, __: fact.subject_id,
    "property": lambda _, fact, __: fact.prop.property,
    "standing": lambda _, fact, __: str(fact.standing),
    "publisher": lambda dataset, _, claim: publisher_id(_source(dataset, claim)),
    "source": lambda _, __, claim: claim.source_id,
    "origin": lambda dataset, _, claim: dataset.origin(claim).origin_id,
    "kind": lambda dataset, _, claim: str(dataset.origin(claim).kind),
    "state": lambda dataset, _, claim: "yes" if dataset.origin(claim).state_run else "no",
    "language": lambda dataset, _, claim: _source(dataset, claim).language,
    "rank": lambda _, __, claim: str(claim.rank),
    "weak": lambda dataset, _, claim: "yes" if _source(dataset, claim).reliability is Reliability.WEAK else "no",
}


def test_every_facet_has_a_parameter_of_its_name_and_a_plain_meaning():
    assert list(CELLS) == [facet.name for facet in claim_filters.FACETS]


@pytest.mark.parametrize("name", CELLS)
def test_the_values_of_a_facet_are_those_of_the_claims_that_fit(story, name):
    for standing in ((), ("disputed",), ("one voice", "superseded")):
        asked = Filter(facets=(("standing", standing),))
        slowly = {
            CELLS[name](story, fact, claim)
            for fact in story.all_facts
            for claim in fact.claims
            if not standing or fact.standing in standing
        }
        of_facet = values(story, asked, name)
        assert (set(of_facet), len(of_facet)) == (slowly, len(slowly))


@pytest.mark.parametrize("name", CELLS)
def test_each_value_of_each_facet_gives_the_claims_that_have_it(story, name):
    values = sorted({CELLS[name](story, fact, claim) for fact in story.all_facts for claim in fact.claims})
    for value in values[:40]:
        wanted = _slowly(story, lambda fact, claim, value=value: CELLS[name](story, fact, claim) == value)
        assert _found(story, Filter(facets=((name, (value,)),))) == wanted, value
    several = set(values[:3])
    wanted = _slowly(story, lambda fact, claim: CELLS[name](story, fact, claim) in several)
    assert _found(story, Filter(facets=((name, tuple(several)),))) == wanted


def test_filters_are_all_to_fit_the_same_claim(ledger):
    asked = Filter(facets=(("state", ("yes",)), ("language", ("ru", "be"))))
    wanted = _slowly(
        ledger,
        lambda _, claim: ledger.origin(claim).state_run and _source(ledger, claim).language in ("ru", "be"),
    )
    assert _found(ledger, asked) == wanted
    assert wanted[1]


def test_the_day_of_a_page_and_the_day_that_a_claim_is_about_are_asked_for_apart(ledger):
    first, last = date(2025, 9, 1), date(2025, 9, 30)

    def published(_, claim):
        day = _source(ledger, claim).published_on
        return bool(day) and day.latest >= first and day.earliest <= last

    def about(fact, claim):
        day = evidence_day(ledger, fact, claim)
        return bool(day) and day.latest >= first and day.earliest <= last

    assert _found(ledger, Filter(published=(first, last))) == _slowly(ledger, published)
    assert _found(ledger, Filter(about=(first, last))) == _slowly(ledger, about)
    undated = next(claim.claim_id for claim in ledger.claims if _source(ledger, claim).published_on is None)
    assert undated not in _found(ledger, Filter(published=(None, last)))[1]
    assert _found(ledger, Filter(published=(first, None)))[1] > _found(ledger, Filter(published=(first, last)))[1]


def evidence_day(dataset, fact, claim):
    """The day that a claim is about, as the index has it."""
    from data.claim_index import day_of

    return day_of(dataset, fact, claim)


def test_a_claim_is_about_its_value_its_count_or_its_event(ledger):
    def first(subject, name):
        fact = ledger.fact(subject, name)
        return str(evidence_day(ledger, fact, fact.claims[0]))

    assert first("maria-kalesnikava", "detained_on") == "2020-09-07"
    assert first(RELEASE, "freed_total") == "2025-12-13"
    counted = next(fact for fact in ledger.facts("belarus", "political_prisoners_in_custody"))
    assert evidence_day(ledger, counted, counted.claims[0]) == counted.claims[0].as_of


def test_words_find_what_says_them_in_any_script_and_all_of_them_have_to_be_there(ledger):
    potash = _found(ledger, Filter(query="Potash"))[0]
    assert {f"{key.partition('/')[0]}" for key in potash} & {RELEASE}
    both = _found(ledger, Filter(query="potash reuters"))[0]
    assert both
    assert both < potash
    assert _found(ledger, Filter(query="Калеснікава")) == _found(ledger, Filter(query="Kalesnikava"))
    assert _found(ledger, Filter(query="zzyzx")) == (set(), set())
    assert _found(ledger, Filter(query="!?")) == (set(), set())


def test_what_rests_on_somebody_alone_has_no_claim_of_another_for_its_value(story):
    asked = Filter(facets=(("state", ("yes",)),), alone=True)
    keys = _found(story, asked)[0]
    alone = {
        fact.key
        for fact in filter(status.stands, story.all_facts)
        if all(story.origin(claim).state_run for claim in fact.versions[0].claims if is_live(claim))
    }
    assert keys == alone


def test_disputes_stand_widest_first_and_are_those_that_other_pages_count(story):
    asked = Filter(facets=(("standing", ("disputed",)),))
    facts = [hit.fact for hit in matching(story, asked).hits()]
    assert sorted(fact.key for fact in facts) == sorted(fact.key for fact in status.disputed(story.all_facts))
    assert all(disputes.spread(one) >= disputes.spread(two) for one, two in pairwise(facts))


def test_the_spread_is_relative_to_the_value_that_is_shown(ledger):
    fact = ledger.fact(RELEASE, "belarusians_to_ukraine")
    assert {str(each.value) for each in disputes.live(fact)} == {"109", "104"}
    assert disputes.spread(fact) == (disputes.NUMBERS, 5 / 109)
    days = ledger.fact("maria-kalesnikava", "detained_on")
    assert disputes.spread(days) == (disputes.DAYS, 2.0)
    agreed = next(f for f in ledger.all_facts if f.standing is Standing.CORROBORATED and isinstance(f.value, Quantity))
    assert disputes.spread(agreed) == (disputes.NONE, 0.0)


def test_facts_stand_by_voices_and_by_day(ledger):
    by_voices = [hit.fact for hit in matching(ledger, Filter(), Sort.VOICES).hits()]
    voices = [0 if fact.support.weak else fact.support.voices for fact in by_voices]
    assert voices == sorted(voices, reverse=True)
    days = [
        max(
            (str(day.latest) for c in hit.fact.versions[0].claims if (day := evidence_day(ledger, hit.fact, c))),
            default="",
        )
        for hit in matching(ledger, Filter(), Sort.DAY).hits()
    ]
    assert days == sorted(days, reverse=True)


def test_the_page_says_how_many_facts_claims_and_subjects_fit(ledger):
    paint = painted(ledger, "claims", origin="reuters")
    matches = matching(ledger, Filter(facets=(("origin", ("reuters",)),)))
    said = f"{len(matches)} facts in {matches.claims} claims about {matches.subjects} subjects"
    assert said in paint
    assert said in drawn(open_page("claims", origin="reuters"), "evidence")


def test_a_heading_is_a_subject_and_a_row_a_fact(ledger):
    paint = painted(ledger, "claims", subject=RELEASE)
    listed = re.search(r'<div class="ledger">.*', paint, re.S)[0]
    assert len(re.findall(r"<h2>", listed)) == 1
    assert len(re.findall(r'<details class="row"', listed)) == len(ledger.facts(RELEASE)[:30])


def test_what_was_asked_for_is_told_where_it_is_not_the_value_that_is_shown(ledger):
    fact = ledger.fact(RELEASE, "belarusians_to_ukraine")
    lower = next(each for each in fact.versions if str(each.value) == "104")
    origin = ledger.origin(lower.claims[0]).origin_id
    asked = {"subject": RELEASE, "property": "belarusians_to_ukraine"}
    assert "What was asked for says: 104" in re.sub("<[^>]+>", "", painted(ledger, "claims", origin=origin, **asked))
    assert "What was asked for says" not in painted(ledger, "claims", **asked)


def test_a_day_that_is_none_is_named_and_left_out(ledger):
    paint = painted(ledger, "claims", said_from="September", origin="reuters")
    assert "“September” (said_from in the address) is no day, and was left out" in paint
    assert "Reuters" in paint


def test_where_nothing_fits_the_page_says_so_and_leads_back(ledger):
    paint = painted(ledger, "claims", q="zzyzx")
    assert "No claim fits all of this." in paint
    assert 'href="/claims" target="_self">Clear all filters' in paint


def _files(dataset, params):
    address = pages()["claims"].address.read(dataset, params)
    made = pages()["claims"].make(Context(EN, dataset, dataset.cutoff), address.params)
    context = Context(EN, dataset, dataset.cutoff)
    return [file for part in made.parts if isinstance(part, Files) for file in of(context, made, part, address)]


def test_the_file_of_a_filtered_list_says_so_and_holds_the_claims_that_fit(ledger):
    matches = matching(ledger, Filter(facets=(("origin", ("reuters",)),)))
    whole, some = (_files(ledger, params)[0] for params in ({}, {"origin": "reuters"}))
    context = Context(EN, ledger, ledger.cutoff)
    assert "-filtered-" in some.title(context)
    assert "filtered" in some.words
    assert "-all-" in whole.title(context)
    assert "filtered" not in whole.words
    rows = list(csv.DictReader(some.body(context).decode("utf-8-sig").splitlines()))
    assert {row["Claim"] for row in rows} == {claim.claim_id for hit in matches.hits() for claim in hit.claims}
    assert len(rows) == matches.claims
    assert len(list(csv.reader(io.StringIO(whole.body(context).decode("utf-8-sig"))))) == len(ledger.claims) + 1


def test_beside_a_chosen_page_all_that_fit_the_rest_are_offered_whoever_else_gives_it(ledger):
    source = next(each.source_id for each in ledger.claims if ledger.sources[each.source_id].language == "lt")
    asked = {"language": "lt", "source": source, "alone": "yes"}
    fits = {claim.source_id for claim in ledger.claims if _source(ledger, claim).language == "lt"}
    options = re.search(r'name="source">(.*?)</select>', painted(ledger, "claims", **asked))[1]
    assert len(fits) > 1
    assert set(re.findall(r'value="([^"]+)"', options)) == fits


def test_pages_are_offered_one_by_one_where_they_are_few(ledger):
    few, many = (painted(ledger, "claims", **params) for params in ({"publisher": "reuters"}, {}))
    assert 'value="reuters-' in few
    assert 'name="source"><option value="" selected>Any page</option></select>' in many


@pytest.mark.parametrize("name", ["made-up", "ankara"])
def test_other_stories_have_the_page_too(name):
    dataset = stories.dataset(name)
    assert f"{len(dataset.all_facts):,} fact" in painted(dataset, "claims")
    assert claim_filter.matching(dataset, Filter()).claims == len(dataset.claims)
