"""The published ledger answers: facts of a subject, legs of an event, ties, and the day to which it reaches."""

from data.vocabulary import Cardinality, RelationKind


def test_facts_of_a_subject_hold_every_claim_about_it_once(ledger):
    for subject in (*ledger.events, *ledger.people, *ledger.legs, ledger.country):
        ids = [claim.claim_id for fact in ledger.facts(subject) for claim in fact.claims]
        assert sorted(ids) == sorted(c.claim_id for c in ledger.claims if c.subject_id == subject)


def test_all_facts_are_the_facts_of_all_subjects_and_their_keys_are_their_own(ledger):
    keys = [fact.key for fact in ledger.all_facts]
    assert len(keys) == len(set(keys))
    assert sum(len(fact.claims) for fact in ledger.all_facts) == len(ledger.claims)


def test_a_series_runs_from_early_to_late_and_its_fact_is_the_latest(ledger):
    name = next(p.property for p in ledger.properties.values() if p.cardinality is Cardinality.SERIES)
    subject = next(c.subject_id for c in ledger.claims if c.property == name)
    days = [fact.as_of for fact in ledger.facts(subject, name)]
    assert days == sorted(days)
    assert ledger.fact(subject, name).as_of == days[-1]


def test_what_nobody_claims_is_no_fact(ledger):
    assert ledger.fact("nobody", "freed_total") is None
    assert ledger.facts(ledger.country, "freed_total") == ()


def test_legs_of_an_event_are_in_the_order_of_the_journey(ledger):
    for event in ledger.events:
        legs = ledger.legs_of(event)
        assert [leg.sequence for leg in legs] == sorted(leg.sequence for leg in legs)
    assert sum(len(ledger.legs_of(event)) for event in ledger.events) == len(ledger.legs)


def test_relations_are_found_from_both_ends(ledger):
    freed = ledger.related(RelationKind.FREED_IN, target="release-2025-12-13")
    assert "ales-bialiatski" in freed
    assert "release-2025-12-13" in ledger.related(RelationKind.FREED_IN, subject="ales-bialiatski")


def test_events_run_from_first_to_last(ledger):
    days = [event.date for event in ledger.events.values()]
    assert days == sorted(days)


def test_the_cut_off_is_not_before_any_event(ledger):
    assert all(event.date.earliest <= ledger.cutoff for event in ledger.events.values())


def test_an_origin_of_a_claims_own_counts_before_that_of_its_page(ledger):
    for claim in ledger.claims:
        assert ledger.origin(claim).origin_id == (claim.origin or ledger.sources[claim.source_id].origin)
