"""Custody as dated states: freed and taken back, wrongly reported free, and days within bounds."""

import pytest
from planted import World

from data import load_dataset
from data.custody import days_in_custody, freedom, last_report_of, states
from data.vocabulary import VersionState

WHO = "zzz-test"


@pytest.fixture
def person(tables):
    """A person without a single claim."""
    named = {"name_local": "", "name_ru": "", "variants": "", "public_figure": "yes", "publication": "named"}
    tables.add("people", person_id=WHO, name="Zofja Testowa", **named)
    return tables


def _claims(tables, *days):
    for name, value, *more in days:
        cells = {"note": "no event is named in this world"} | (more[0] if more else {})
        tables.add_claim(subject_id=WHO, property=name, value=value, **cells)
    return load_dataset(tables.path)


def test_states_run_from_first_to_last_and_a_days_own_follow_on_one_another(person):
    day = "2025-09-11"
    dataset = _claims(
        person,
        ("returned_to_custody_on", day),
        ("refused_to_leave_on", day),
        ("pardoned_on", day),
        ("detained_on", "2020-05-31"),
        ("released_at_home_on", "2026-02-19"),
    )
    names = ["detained_on", "pardoned_on", "refused_to_leave_on", "returned_to_custody_on", "released_at_home_on"]
    assert [state.name for state in states(dataset, WHO)] == names


def test_who_was_freed_and_taken_back_is_free_from_the_last_day_only(person):
    dataset = _claims(
        person,
        ("detained_on", "2020-05-31"),
        ("returned_to_custody_on", "2025-09-11"),
        ("released_at_home_on", "2026-02-19"),
    )
    assert str(freedom(dataset, WHO).value) == "2026-02-19"
    assert days_in_custody(dataset, WHO).ended


def test_who_was_taken_back_after_being_freed_is_not_free(person):
    dataset = _claims(
        person,
        ("detained_on", "2020-05-31"),
        ("expelled_on", "2025-09-10"),
        ("returned_to_custody_on", "2025-09-11"),
    )
    assert freedom(dataset, WHO) is None


def test_a_wrong_report_is_shown_as_such_and_does_not_free(person):
    wrong = {"rank": "deprecated", "reason": "Viasna corrected it"}
    dataset = _claims(
        person,
        ("detained_on", "2021-07-14"),
        ("expelled_on", "2025-12-13", wrong),
        ("expelled_on", "2026-03-19"),
    )
    assert str(freedom(dataset, WHO).value) == "2026-03-19"
    shown = [(str(s.day), s.retracted) for s in states(dataset, WHO) if s.name == "expelled_on"]
    assert shown == [("2025-12-13", True), ("2026-03-19", False)]


def test_a_release_that_was_only_wrongly_reported_frees_nobody(person):
    wrong = {"rank": "deprecated", "reason": "another man"}
    dataset = _claims(person, ("detained_on", "2021-07-14"), ("expelled_on", "2025-12-13", wrong))
    assert freedom(dataset, WHO) is None
    assert states(dataset, WHO)[-1].retracted


def test_days_are_exact_between_days_and_bounds_between_months(person):
    dataset = _claims(person, ("detained_on", "2021-07"), ("expelled_on", "2025-12-13"))
    span = days_in_custody(dataset, WHO)
    assert (span.least, span.most, span.ended) == (1596, 1626, True)


def test_days_run_to_the_last_report_of_who_is_not_free(person):
    report = ("held_on_report", "2026-01-01", {"as_of": "2026-01-01"})
    dataset = _claims(person, ("detained_on", "2025-01-01"), report)
    span = days_in_custody(dataset, WHO)
    assert (span.least, span.most, span.ended) == (365, 365, False)


def test_days_are_not_guessed(person):
    assert days_in_custody(_claims(person, ("expelled_on", "2025-12-13")), WHO) is None
    assert days_in_custody(_claims(person, ("detained_on", "2021")), "nobody") is None
    dataset = _claims(person, ("detained_on", "2021"))
    assert freedom(dataset, "nobody") is None


def test_what_is_not_adopted_and_not_wrong_is_no_state_of_its_own(ledger):
    for person_id in ledger.people:
        for state in states(ledger, person_id):
            assert state.version.state in (VersionState.ADOPTED, VersionState.DEPRECATED)


def test_statkevich_was_back_in_custody_on_11_september_2025_and_free_on_19_february_2026(ledger):
    who = "mikalai-statkevich"
    days = {(state.name, str(state.day)) for state in states(ledger, who)}
    assert ("returned_to_custody_on", "2025-09-11") in days
    assert str(freedom(ledger, who).value) == "2026-02-19"


def test_stefanovic_was_wrongly_reported_free_on_13_december_2025_and_freed_in_march_2026(ledger):
    who = "valiantsin-stefanovic"
    wrong = [state for state in states(ledger, who) if state.retracted]
    assert "2025-12-13" in {str(state.day) for state in wrong}
    assert all(state.version.reasons for state in wrong)
    assert str(freedom(ledger, who).value).startswith("2026-03")


def test_who_is_taken_back_and_freed_on_one_day_is_free():
    world = World().person("p").claim("p", "detained_on", "2020-01-01").claim("p", "expelled_on", "2025-09-11")
    world.claim("p", "returned_to_custody_on", "2025-09-11")
    assert str(freedom(world.dataset(), "p").value) == "2025-09-11"
    assert days_in_custody(world.dataset(), "p").ended
    assert [state.name for state in states(world.dataset(), "p")][1:] == ["returned_to_custody_on", "expelled_on"]


@pytest.mark.parametrize(
    ("reports", "last"),
    [
        (("2025-10-01", "2026-01-05"), "2026-01-05"),
        (("2026-01-05", "2025-10-01"), "2026-01-05"),
        (("2026-01-05", "2026-01"), "2026-01"),
    ],
)
def test_the_last_report_of_somebody_in_custody_is_the_latest(reports, last):
    world = World().person("p").claim("p", "detained_on", "2020-01-01")
    for day in reports:
        world.claim("p", "held_on_report", day, as_of=day)
    assert str(last_report_of(world.dataset(), "p").value) == last


def test_a_report_that_was_wrong_is_no_last_report():
    world = World().person("p").claim("p", "detained_on", "2020-01-01")
    world.claim("p", "held_on_report", "2026-01-05", as_of="2026-01-05", rank="deprecated", reason="another man")
    assert last_report_of(world.dataset(), "p").prop.property == "detained_on"


EVERY = (
    "detained_on",
    "sentenced_on",
    "held_on_report",
    "pardoned_on",
    "refused_to_leave_on",
    "returned_to_custody_on",
    "freed_on",
    "expelled_on",
    "released_at_home_on",
)


def test_every_state_of_custody_is_one_and_they_follow_in_this_order_on_one_day():
    world = World().person("p")
    for name in reversed(EVERY):
        world.claim("p", name, "2025-09-11")
    assert tuple(state.name for state in states(world.dataset(), "p")) == EVERY


@pytest.mark.parametrize("name", ["freed_on", "expelled_on", "released_at_home_on"])
def test_freedom_begins_in_three_ways(name):
    dataset = World().person("p").claim("p", "detained_on", "2020-01-01").claim("p", name, "2025-09-11").dataset()
    assert freedom(dataset, "p").prop.property == name


@pytest.mark.parametrize(
    "name", ["detained_on", "trial_started_on", "sentenced_on", "held_on_report", "returned_to_custody_on"]
)
def test_each_report_of_custody_or_of_a_trial_is_a_last_report(name):
    dataset = World().person("p").claim("p", name, "2025-09-11").dataset()
    assert last_report_of(dataset, "p").prop.property == name
    later = World().person("p").claim("p", "detained_on", "2020-01-01").claim("p", name, "2025-09-11")
    assert str(last_report_of(later.dataset(), "p").value) == "2025-09-11"


def test_a_state_whose_day_is_a_month_stands_where_the_month_begins():
    world = World().person("p").claim("p", "sentenced_on", "2021-03-15").claim("p", "detained_on", "2021-03")
    assert [state.name for state in states(world.dataset(), "p")] == ["detained_on", "sentenced_on"]


def test_a_return_that_may_have_come_before_the_release_takes_no_freedom_back():
    world = World().person("p").claim("p", "detained_on", "2020-01-01").claim("p", "expelled_on", "2025-09-11")
    assert freedom(world.claim("p", "returned_to_custody_on", "2025-09").dataset(), "p") is not None
    assert freedom(world.claim("p", "returned_to_custody_on", "2025-10").dataset(), "p") is None
    vague = World().person("p").claim("p", "detained_on", "2020-01-01").claim("p", "expelled_on", "2025-09")
    assert freedom(vague.claim("p", "returned_to_custody_on", "2025-09-20").dataset(), "p") is not None


def test_who_is_taken_back_and_of_whose_release_nobody_says_a_day_is_not_free():
    world = World().person("p").claim("p", "returned_to_custody_on", "2025-09-11")
    assert freedom(world.dataset(), "p") is None
