"""The roster: one entry a person, what is known of freedom, filters, order, and counts of what is left."""

import pytest
from planted import World, statkevich, stefanovic

from components.html import custody as custody_words
from components.html import people_count
from components.text import text_for
from data.people import (
    FIELDS,
    FREE,
    UNSTATED,
    Filter,
    Sort,
    Status,
    entry,
    facets,
    facts_of,
    roster,
    select,
)

EN = text_for("en")


def _people():
    """One person of each kind that the ledger can hold."""
    world = World().event("old", "2025-06-21").event("new", "2025-12-13")
    world.person("abroad", "Ales Abroad", category="human_rights").claim("abroad", "detained_on", "2021-07-14")
    world.claim("abroad", "expelled_on", "2025-12-13").claim("abroad", "destination", "embassy")
    world.tie("abroad", "freed_in", "new").claim("abroad", "citizenship", "belarus")
    world.person("home", "Zofja Home", sex="f").claim("home", "detained_on", "2024-05")
    world.claim("home", "released_at_home_on", "2025-06-21").tie("home", "freed_in", "old")
    world.person("named", "Jan Named").tie("named", "freed_in", "new")
    world.person("held", "Ihar Held").claim("held", "detained_on", "2020-01-01")
    world.claim("held", "held_on_report", "2025-10-01", as_of="2025-10-01")
    world.claim("held", "held_on_report", "2026-01-01", as_of="2026-01-01")
    world.person("silent", "Nobody Silent", category="other")
    return world.person("envoy", "Eva Envoy", category="official").dataset()


@pytest.fixture(scope="module")
def people():
    return _people()


def test_bialiatski_was_held_for_1613_days_and_taken_to_lithuania(ledger):
    found = entry(ledger, "ales-bialiatski")
    assert (str(found.detained.value), str(found.freed.value)) == ("2021-07-14", "2025-12-13")
    assert (found.span.least, found.span.most, found.span.ended) == (1613, 1613, True)
    assert (found.destination, found.status) == ("lithuania", Status.FREED_ABROAD)
    assert found.freed_in == ("release-2025-12-13",)


def test_every_person_of_the_ledger_has_one_entry_in_order(ledger):
    assert list(roster(ledger)) == list(ledger.people)
    assert roster(ledger) is roster(ledger)


def test_status_is_what_is_known(people):
    statuses = {who: each.status for who, each in roster(people).items()}
    assert statuses == {
        "abroad": Status.FREED_ABROAD,
        "home": Status.FREED_AT_HOME,
        "named": Status.FREED,
        "held": Status.IN_CUSTODY,
        "silent": Status.OTHER,
        "envoy": Status.OTHER,
    }


def test_who_is_held_has_a_last_report_and_days_up_to_it(people):
    held = entry(people, "held")
    assert str(held.last_report.value) == "2026-01-01"
    assert (held.span.ended, held.span.least) == (False, 2192)


def test_a_return_to_custody_undoes_a_release_until_the_next():
    world = World().person("p").claim("p", "detained_on", "2020-01-01").claim("p", "expelled_on", "2025-01-01")
    world.event("r", "2025-01-01").tie("p", "freed_in", "r").claim("p", "returned_to_custody_on", "2025-03-01")
    assert entry(world.dataset(), "p").status is Status.IN_CUSTODY
    later = entry(world.claim("p", "released_at_home_on", "2025-09-09").dataset(), "p")
    assert later.status in (Status.FREED_AT_HOME, Status.FREED_ABROAD)
    assert later.last_report is None


def test_statkevich_and_stefanovic_come_out_right():
    free = entry(statkevich().dataset(), "mikalai")
    assert (free.status, str(free.freed.value), free.span.least) == (Status.FREED_AT_HOME, "2026-02-19", 2090)
    late = entry(stefanovic().dataset(), "valiantsin")
    assert (str(late.freed.value), late.span.least, late.destination) == ("2026-03-19", 1709, "lithuania")


def test_a_release_that_was_only_wrongly_reported_leaves_the_person_in_custody():
    world = World().person("p").claim("p", "detained_on", "2021-07-14")
    world.claim("p", "expelled_on", "2025-12-13", rank="deprecated", reason="wrong")
    assert entry(world.dataset(), "p").status is Status.IN_CUSTODY


def test_dates_known_to_the_month_give_a_span(people):
    span = entry(people, "home").span
    assert (span.least, span.most) == (386, 416)


def test_a_place_leads_to_its_country_and_circles_end(people):
    assert people.country_of("embassy") == "lithuania"
    assert people.country_of("nowhere") == "nowhere"


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        (Filter(), {"abroad", "home", "named", "held", "silent", "envoy"}),
        (Filter(releases=("new",)), {"abroad", "named"}),
        (Filter(releases=("new", "old")), {"abroad", "named", "home"}),
        (Filter(releases=(UNSTATED,)), {"held", "silent", "envoy"}),
        (Filter(years=("2025",)), {"abroad", "named", "home"}),
        (Filter(years=("2025",), releases=("old",)), {"home"}),
        (Filter(years=(UNSTATED,)), {"held", "silent", "envoy"}),
        (Filter(categories=("official",)), {"envoy"}),
        (Filter(destinations=("lithuania",)), {"abroad"}),
        (Filter(statuses=(Status.IN_CUSTODY,)), {"held"}),
        (Filter(citizenships=("belarus",)), {"abroad"}),
        (Filter(releases=("new",), citizenships=(UNSTATED,)), {"named"}),
        (Filter(query="abroad"), {"abroad"}),
        (Filter(query="abroad", statuses=(Status.OTHER,)), set()),
        (Filter(query="zzzzqq"), set()),
        (Filter(releases=("no-such-release",)), set()),
    ],
)
def test_a_filter_leaves_whom_it_names(people, chosen, left):
    assert {each.person_id for each in select(people, chosen)} == left


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.NAME, ["abroad", "envoy", "held", "home", "named", "silent"]),
        (Sort.FREED, ["abroad", "home", "envoy", "held", "named", "silent"]),
        (Sort.LONGEST, ["held", "abroad", "home", "envoy", "named", "silent"]),
        (Sort.DETAINED, ["held", "abroad", "home", "envoy", "named", "silent"]),
    ],
)
def test_each_order_puts_the_unknown_last(people, sort, order):
    assert [each.person_id for each in select(people, sort=sort)] == order


def test_a_query_lists_the_best_first_unless_another_order_is_asked(ledger):
    best = select(ledger, Filter("Babaryka"))
    assert {each.person_id for each in best[:2]} == {"viktar-babaryka", "eduard-babaryka"}
    longest = select(ledger, Filter("Babaryka"), Sort.LONGEST)
    assert {e.person_id for e in longest} == {e.person_id for e in best}


def test_the_count_of_an_option_is_what_choosing_it_leaves(ledger):
    for chosen in (Filter(), Filter(statuses=(Status.FREED_ABROAD,)), Filter("a", categories=("media", "politics"))):
        for field, counts in facets(ledger, chosen).items():
            for option, count in counts.items():
                alone = Filter(**{name: getattr(chosen, name) for name in ("query", *FIELDS)} | {field: (option,)})
                assert len(select(ledger, alone)) == count, (field, option)


def test_the_facts_of_a_list_are_those_of_its_cards_each_once(people):
    facts = facts_of(select(people))
    assert len({fact.key for fact in facts}) == len(facts)
    assert {fact.subject_id for fact in facts} == {"abroad", "home", "held"}


def test_a_sentence_alone_is_no_report_of_custody():
    world = World().person("p").claim("p", "sentenced_on", "2026-09-09")
    found = entry(world.dataset(), "p")
    assert found.status is Status.SENTENCED
    assert custody_words.status_words(EN, found) == (
        "Sentenced; the last report, 9 September 2026, does not tell of custody"
    )
    assert 'class="held"' not in str(custody_words.states_list(EN, world.dataset(), found))
    assert entry(world.claim("p", "detained_on", "2026-01-09").dataset(), "p").status is Status.IN_CUSTODY


def test_as_many_are_said_to_be_freed_as_the_filter_of_statuses_counts():
    world = World().person("a").person("b").person("c").event("e", "2026-03-19").claim("e", "freed_total", "2")
    world.claim("a", "freed_on", "2026-03-19").tie("a", "freed_in", "e").tie("b", "freed_in", "e")
    dataset = world.claim("c", "detained_on", "2026-01-01").dataset()
    assert sum(facets(dataset)["statuses"][status] for status in FREE) == 2
    assert people_count.title(EN, dataset, Filter()) == "3 people on record, 2 freed"


def test_a_year_is_that_of_the_release_or_of_the_day_of_freedom():
    world = World().event("r", "2024-12-31").person("p").tie("p", "freed_in", "r").person("q")
    dataset = world.claim("p", "released_at_home_on", "2025-01-02").claim("q", "freed_on", "2026").dataset()
    assert entry(dataset, "p").years == ("2024", "2025")
    assert entry(dataset, "q").years == ("2026",)


def test_the_words_of_an_address_for_each_status_and_order_stay_what_they_are():
    assert [str(each) for each in Status] == [
        "freed_abroad",
        "freed_at_home",
        "freed",
        "sentenced",
        "in_custody",
        "other",
    ]
    assert [str(each) for each in Sort] == ["name", "freed", "longest", "detained"]
    assert UNSTATED == "unstated"
    assert FREE == (Status.FREED_ABROAD, Status.FREED_AT_HOME, Status.FREED)


def test_who_was_freed_in_a_release_without_a_day_has_no_last_report_of_custody():
    world = World().event("r", "2025-12-13").person("p").claim("p", "detained_on", "2020-01-01")
    found = entry(world.tie("p", "freed_in", "r").dataset(), "p")
    assert (found.status, found.last_report) == (Status.FREED, None)


def test_an_entry_holds_the_facts_that_a_card_shows_each_once():
    world = World().person("p").claim("p", "detained_on", "2020-01-01").claim("p", "sentenced_on", "2021-01-01")
    world.claim("p", "sentence_years", "10").claim("p", "expelled_on", "2025-12-13").claim(
        "p", "destination", "vilnius"
    )
    found = entry(world.dataset(), "p")
    shown = [found.detained, found.sentenced, found.sentence, found.freed, found.taken_to]
    names = ["detained_on", "sentenced_on", "sentence_years", "expelled_on", "destination"]
    assert [fact.prop.property for fact in shown] == names
    assert [fact.prop.property for fact in found.facts] == names
    assert found.last_report is None


def test_who_shares_first_and_last_name_is_sorted_by_the_names_between():
    world = World().person("a", "Jan Zmicier Test").person("b", "Jan Ales Test")
    assert [each.person_id for each in select(world.dataset(), Filter(), Sort.NAME)] == ["b", "a"]
