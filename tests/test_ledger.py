"""What the shipped tables say, where a slip would mislead: how far they reach, who is free, how parts add up."""

from datetime import date

import pytest

from data import PartialDate
from data.custody import FREEDOM
from data.people import Status, entry, roster
from data.vocabulary import Standing, VersionState

LABEL = 28
"""Letters that a chart has for the label of an event."""

NATIONS = ("lithuanians", "latvians", "poles", "germans", "french", "britons", "estonians", "swedes", "japanese")


def _live(fact):
    return [str(v.value) for v in fact.versions if v.state in (VersionState.ADOPTED, VersionState.LIVE)]


def test_the_evidence_reaches_10_october_2026(ledger):
    assert ledger.cutoff == date(2026, 10, 10)


def test_every_event_has_a_claim_and_a_label_of_its_own_length(ledger):
    for event in ledger.events.values():
        assert ledger.facts(event.event_id), event.event_id
        assert 0 < len(event.label) <= LABEL, event.event_id


def test_the_day_of_a_leg_is_the_day_that_its_claims_give(ledger):
    dated = [leg for leg in ledger.legs.values() if leg.date]
    assert dated
    for leg in ledger.legs.values():
        fact = ledger.fact(leg.leg_id, "travelled_on")
        assert leg.date == (fact.value if fact else None), leg.leg_id


def test_nobody_is_in_custody_on_a_day_after_which_a_live_claim_frees_them(ledger):
    for each in roster(ledger).values():
        if each.status is Status.IN_CUSTODY:
            held = each.last_report.value
            for name in FREEDOM:
                for fact in ledger.facts(each.person_id, name):
                    freed = fact.standing is not Standing.RETRACTED and isinstance(fact.value, PartialDate)
                    assert not (freed and fact.value.latest >= held.latest), each.person_id


def test_the_exchange_of_april_freed_poczobut_and_gawel(ledger):
    for person in ("andrzej-poczobut", "grzegorz-gawel"):
        found = entry(ledger, person)
        assert (found.status, found.destination, found.freed_in) == (
            Status.FREED_ABROAD,
            "poland",
            ("swap-2026-04-28",),
        )
        assert str(found.freed.value) == "2026-04-28"
    days = ledger.fact("andrzej-poczobut", "days_in_custody")
    assert str(days.value) == "1860"
    assert entry(ledger, "andrzej-poczobut").span.least == 1860
    assert [v.state for v in days.versions if str(v.value) == "1877"] == [VersionState.DEPRECATED]


def test_both_accounts_of_who_went_to_lithuania_in_september_stand(ledger):
    fact = ledger.fact("release-2026-09-16", "to_lithuania")
    assert fact.standing is Standing.DISPUTED
    assert sorted(_live(fact)) == ["25", "4"]


def test_the_release_of_july_has_a_month_and_no_day(ledger):
    event = ledger.events["release-2026-07"]
    assert not event.date.is_day
    assert str(ledger.fact(event.event_id, "political_prisoners_freed").value) == "28"


@pytest.mark.parametrize(("release", "poles"), [("release-2025-06-21", 3), ("release-2025-09-11", 2)])
def test_the_foreigners_by_citizenship_add_up_to_all_foreigners(ledger, release, poles):
    facts = {name: ledger.fact(release, f"freed_{name}") for name in NATIONS}
    known = sum(int(fact.value.number) for name, fact in facts.items() if fact and name != "poles")
    assert known + poles == ledger.fact(release, "freed_foreigners").value.number
    assert str(poles) in _live(facts["poles"])


def test_an_american_among_the_fourteen_of_june_is_disputed(ledger):
    fact = ledger.fact("release-2025-06-21", "freed_americans")
    assert fact.standing is Standing.DISPUTED
    assert sorted(_live(fact)) == ["0", "1"]


def test_the_605_are_those_since_july_2024(ledger):
    assert str(ledger.fact("belarus", "freed_since_july_2024").value) == "605"
    assert ledger.fact("belarus", "freed_since_2020").standing is Standing.RETRACTED


def test_pardons_of_one_named_person_have_their_number(ledger):
    for event, person in (("pardon-2024-07-30", "rico-krieger"), ("pardon-2026-02-19", "natallia-levaya")):
        assert str(ledger.fact(event, "freed_total").value) == "1"
        assert event in entry(ledger, person).freed_in


def test_the_six_faces_have_six_fates(ledger):
    fates = [
        (e.status, e.destination, e.freed_in) for e in (entry(ledger, person) for person in ledger.story.overview.faces)
    ]
    assert len(set(fates)) == len(fates) == 6
    assert {status for status, *_ in fates} == {Status.FREED_ABROAD, Status.FREED_AT_HOME, Status.IN_CUSTODY}
