"""Our own sums: by a written definition, in every window of days, everybody once, and beside what others publish."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planted import World

from components.charts import timeline
from components.content import overview
from components.html import key_figures, sums, totals_table
from components.text import Text
from data import PartialDate, Quantity, load_dataset, totals
from data.comparisons import beside
from data.problems import Problem
from data.vocabulary import EventKind, Standing, VersionState

EN = Text("en")
LEDGER = load_dataset()
DAYS = st.dates(date(2024, 6, 1), LEDGER.cutoff + timedelta(days=40))
DEFINITIONS = st.sampled_from(sorted(LEDGER.definitions))


LIVE = (Standing.ONE_VOICE, Standing.CORROBORATED, Standing.DISPUTED)


def _recounted(definition_id, first, last):
    """The number of a definition counted anew, from the facts and relations alone."""
    definition, number, stands = LEDGER.definitions[definition_id], 0, []
    for event in LEDGER.events.values():
        facts = LEDGER.facts(event.event_id)
        facts = [fact for fact in facts if not fact.support.weak]
        said = {f"{f.prop.property}={f.value}" for f in facts if f.standing in LIVE}
        wanted = {cell.partition("=")[0] for cell in definition.where}
        fits = all(any(f"{n}=" in cell for cell in said & set(definition.where)) for n in wanted)
        if event.kind not in definition.kinds or not fits or not first <= event.date.latest <= last:
            continue
        known = {f.prop.property: f for f in facts if f.standing is not Standing.RETRACTED}
        sums = ([known[name] for name in cell.split("+") if name in known] for cell in definition.property)
        chosen = next((found for found in sums if found), [])
        number += sum(int(f.value.number) + (f.value.bound == ">") for f in chosen)
        if {f.prop.property for f in chosen} & {"freed_total", "political_prisoners_freed"}:
            ties = (r for r in LEDGER.relations if (r.relation, r.object_id) == ("freed_in", event.event_id))
            stands += {r.subject_id for r in ties} | {str(f.value) for f in facts if f.prop.property == "who_refused"}
    return number - (len(stands) - len(set(stands)))


@given(DEFINITIONS, DAYS, DAYS)
def test_the_parts_add_up_in_every_window_of_days(definition, one, other):
    first, last = sorted((one, other))
    total = totals.total(LEDGER, definition, first, last)
    assert total.number == sum(part.number for part in total.parts) - len(total.again)
    assert total.low <= total.number <= total.high
    assert all(first <= part.day <= last for part in total.parts)
    assert len({part.event.event_id for part in total.parts}) == len(total.parts)
    assert all(part.number == sum(totals.least(fact.value) for fact in part.facts) for part in total.parts)
    if definition != "foreigners":
        assert total.number == _recounted(definition, first, last)


@given(DEFINITIONS, DAYS, DAYS, DAYS)
def test_a_window_is_the_sum_of_its_halves_less_who_stands_in_both(definition, one, other, third):
    first, middle, last = sorted((one, other, third))
    whole = totals.total(LEDGER, definition, first, last)
    early = totals.total(LEDGER, definition, first, middle)
    late = totals.total(LEDGER, definition, middle + timedelta(days=1), last)
    assert {p.event.event_id for p in whole.parts} == {p.event.event_id for p in (*early.parts, *late.parts)}
    both = len(whole.again) - len(early.again) - len(late.again)
    assert both >= 0
    assert whole.number == early.number + late.number - both


def test_every_definition_counts_somebody_and_says_why_more_may_have_been_freed():
    for name, definition in LEDGER.definitions.items():
        assert totals.total(LEDGER, name).number > 0, name
        assert definition.note


def test_everyone_holds_whoever_is_freed_in_a_release_or_a_pardon(ledger):
    total = totals.freed(ledger)
    events = {part.event.event_id for part in (*total.parts, *total.left_out)} | {e.event_id for e in total.unknown}
    assert events >= {e.event_id for e in ledger.events.values() if e.kind in totals.FREEING}


def test_an_exchange_counts_where_a_source_says_how_many_it_freed_and_nobody_twice():
    world = World().person("k").event("pardon", "2024-07-30", kind="pardon").event("swap", "2024-08-01", kind="swap")
    world.claim("pardon", "freed_total", "1").claim("swap", "exchanged_total", "26")
    world.tie("k", "freed_in", "pardon").tie("k", "freed_in", "swap")
    total = totals.freed(world.dataset())
    assert (total.number, total.again, total.unknown) == (1, (), ())
    other = totals.freed(world.claim("swap", "freed_total", "3").dataset())
    assert (other.number, other.again) == (3, ("k",))


def test_statkevich_is_counted_once(ledger):
    assert "mikalai-statkevich" in totals.freed(ledger).counted_twice
    assert "mikalai-statkevich" not in totals.total(ledger, "abroad").counted_twice
    assert totals.total(ledger, since=date(2026, 1, 1)).again.count("mikalai-statkevich") == 0


def test_who_is_freed_in_three_counted_events_is_subtracted_twice():
    world = World().person("m")
    for at, day in enumerate(("2025-01-01", "2025-02-01", "2025-03-01")):
        world.event(f"e{at}", day).claim(f"e{at}", "freed_total", "10").tie("m", "freed_in", f"e{at}")
    total = totals.freed(world.dataset())
    assert (total.number, total.again, total.counted_twice) == (28, ("m", "m"), ("m",))


def test_a_citizen_of_another_state_is_counted_once_among_those_and_a_belarusian_is_not_subtracted():
    world = World().person("guest").person("local").event("a", "2025-01-01").event("b", "2025-02-01")
    world.claim("guest", "citizenship", "lithuania").claim("local", "citizenship", "belarus")
    for event in ("a", "b"):
        world.claim(event, "freed_foreigners", "5")
        world.tie("guest", "freed_in", event).tie("local", "freed_in", event)
    assert totals.total(world.dataset(), "foreigners").again == ("guest",)


def test_the_span_follows_live_differences_only(ledger):
    july = next(p for p in totals.freed(ledger).parts if p.event.event_id == "release-2024-07-03")
    states = {v.state for v in july.facts[0].versions}
    assert VersionState.SUPERSEDED in states
    assert VersionState.LIVE in states
    assert (july.number, july.low, july.high) == (18, 18, 18)
    world = World().event("a", "2025-01-01").claim("a", "freed_total", "52", rank="preferred", reason="x")
    world.claim("a", "freed_total", "51").claim("a", "freed_total", ">=40")
    wrong = {"rank": "deprecated", "reason": "x", "source_id": "agency"}
    part = totals.freed(world.claim("a", "freed_total", "90", **wrong).dataset()).parts[0]
    assert (part.number, part.low, part.high) == (52, 51, 52)


@pytest.mark.parametrize(
    ("other", "low", "high"),
    [
        ("60", 52, 60),
        ("51", 51, 52),
        (">60", 52, 61),
        (">=60", 52, 60),
        ("60..70", 52, 70),
        ("<=40", 0, 52),
        ("<40", 0, 52),
        ("<100", 52, 52),
        ("<52", 0, 52),
        ("50..60", 52, 52),
        ("~59", 52, 61),
    ],
)
def test_the_ends_of_a_sum_are_those_of_the_live_values_that_differ(other, low, high):
    world = World().event("a", "2025-01-01").claim("a", "freed_total", "52", rank="preferred", reason="x")
    world.claim("a", "freed_total", other, source_id="agency")
    past = world.claim("a", "freed_total", "7", overtaken_by="a").claim("a", "freed_total", "700", overtaken_by="a")
    total = totals.freed(past.dataset())
    assert (total.number, total.low, total.high) == (52, low, high)


@pytest.mark.parametrize(
    ("text", "least"), [("5", 5), (">=4", 4), (">24", 25), ("10..12", 10), ("~50", 48), ("<=9", 0), ("<9", 0)]
)
def test_a_bound_adds_the_least_number_that_it_allows(text, least):
    part = totals.freed(World().event("a", "2025-01-01").claim("a", "freed_total", text).dataset()).parts[0]
    assert part.number == least
    assert part.least is (text != "5")


def test_a_figure_that_only_weak_sources_give_is_no_part_and_is_named_beside_the_sum():
    world = World().event("a", "2025-01-01").claim("a", "freed_total", "10")
    world.event("b", "2025-02-01").weak("b", "freed_total", "15")
    total = totals.freed(world.dataset())
    assert (total.number, [(p.event.event_id, p.number) for p in total.left_out]) == (10, [("b", 15)])
    assert sums.left_out(EN, total).endswith("15 (1 Feb 2025).")
    heard = totals.freed(world.claim("b", "freed_total", "15", source_id="agency").dataset())
    assert (heard.number, heard.left_out) == (25, ())


def test_a_release_that_only_weak_sources_make_one_of_the_kind_counted_is_named_beside_the_sum():
    world = World().event("a", "2025-01-01").claim("a", "freed_total", "10").claim("a", "legal_form", "pardon")
    world.event("b", "2025-02-01").claim("b", "freed_total", "250").weak("b", "legal_form", "pardon")
    total = totals.total(world.dataset(), "pardoned")
    assert (total.number, [(p.event.event_id, p.number) for p in total.left_out]) == (10, [("b", 250)])
    assert totals.freed(world.dataset()).number == 260


def test_a_legal_form_that_was_shown_to_be_wrong_counts_for_nothing():
    world = World().event("a", "2025-01-01").claim("a", "freed_total", "10")
    world.claim("a", "legal_form", "pardon", rank="deprecated", reason="it was an amnesty")
    assert totals.total(world.dataset(), "pardoned").number == 0


def test_a_definition_that_ends_with_a_month_counts_its_last_day():
    world = World().event("a", "2025-01-31").event("b", "2025-02-01")
    world.claim("a", "freed_total", "10").claim("b", "freed_total", "20")
    dataset = world.dataset()
    everyone = dataset.definitions["everyone"]
    ended = everyone.model_copy(update={"since": PartialDate(2025, 1), "until": PartialDate(2025, 1)})
    changed = replace(dataset, definitions={**dataset.definitions, "everyone": ended})
    assert totals.total(changed).number == 10


def test_where_a_weak_figure_comes_first_the_next_that_counts_is_the_part():
    world = World().event("a", "2025-01-01").weak("a", "freed_total", "15")
    total = totals.freed(world.claim("a", "political_prisoners_freed", "8").dataset())
    assert (total.number, total.left_out) == (8, ())


def test_of_an_event_that_is_left_out_the_first_figure_that_is_there_is_named():
    world = World().event("a", "2025-01-01").weak("a", "political_prisoners_freed", "8")
    assert [part.number for part in totals.freed(world.dataset()).left_out] == [8]


def test_where_only_political_prisoners_were_counted_that_is_how_many_were_freed():
    world = World().event("a", "2025-01-01").claim("a", "political_prisoners_freed", "8")
    assert totals.people_freed(world.dataset(), "a").value == Quantity.parse("8")
    assert totals.people_freed(world.claim("a", "freed_total", "9").dataset(), "a").value == Quantity.parse("9")


def test_at_least_is_said_of_the_lowest_that_sources_give_today():
    world = World().event("a", "2025-01-01").claim("a", "freed_total", "25", rank="preferred", reason="x")
    dataset = world.claim("a", "freed_total", "4", source_id="agency").dataset()
    total = totals.freed(dataset)
    assert (sums.least(EN, total), total.number) == ("at least 4", 25)
    assert "4 to 25, and the figures shown first 25" in sums.span(EN, total)
    assert overview.title(EN, dataset).startswith("At least 4 people")
    assert timeline.caption(timeline.marks(dataset), EN).title.startswith("At least 4 people")
    assert "Our sum, by this definition" in str(key_figures.finding(EN, dataset))


def test_a_bound_below_our_sum_is_not_said_to_agree_with_it():
    world = World().event("a", "2025-01-01").claim("a", "political_prisoners_freed", "477")
    world.comparison("freed_since_july_2024", "political")
    (row,) = beside(world.claim("belarus", "freed_since_july_2024", ">150", as_of="2025-03-01").dataset())
    assert totals_table.difference(EN, row).startswith("Not comparable")
    near = World().event("a", "2025-01-01").claim("a", "political_prisoners_freed", "151")
    near.comparison("freed_since_july_2024", "political")
    (row,) = beside(near.claim("belarus", "freed_since_july_2024", ">150", as_of="2025-03-01").dataset())
    assert totals_table.difference(EN, row) == "The two agree."


def test_an_event_of_a_month_is_in_a_window_once_the_month_is_over():
    dataset = World().event("a", "2026-07").claim("a", "freed_total", "28").dataset()
    assert totals.total(dataset, until=date(2026, 7, 30)).number == 0
    assert totals.total(dataset, until=date(2026, 7, 31)).number == 28
    assert totals.freed(dataset).parts[0].day == date(2026, 7, 31)


def test_the_pardons_to_april_2025_are_the_258_of_the_rights_group_and_the_rest_is_told(ledger):
    day = date(2025, 4, 4)
    row = next(each for each in beside(ledger) if str(each.published.as_of) == "2025-04-04")
    assert str(row.theirs) == "258"
    assert row.rest == 0
    changes = {step.event.event_id: step.change for step in row.steps}
    counted = {part.event.event_id: part.number for part in row.ours.parts}
    assert counted.get("pardon-2025-01-24", 0) + changes["pardon-2025-01-24"] == 8
    assert row.reached == 258
    everyone = {p.event.event_id: p.number for p in totals.total(ledger, until=day).parts}
    apart = set(everyone) - {p.event.event_id for p in row.ours.parts}
    apart -= {part.event.event_id for part in row.ours.left_out}
    assert {event: everyone[event] for event in apart} == {"release-2025-01-26": 1, "release-2025-02-12": 3}


def test_the_189_expelled_of_2025_are_explained_to_the_last(ledger):
    row = next(each for each in beside(ledger) if each.published.prop.property == "expelled_in_2025")
    assert (str(row.theirs), row.reached, row.rest) == ("189", 189, 0)


def test_every_row_of_the_comparison_adds_up(ledger):
    rows = beside(ledger)
    assert len(rows) > 8
    for row in rows:
        explained = sum(step.change for step in (*row.steps, *row.before))
        assert row.reached == row.ours.number + explained
        assert row.rest == (0 if row.met else row.difference - explained)
        since, until = (row.comparison.since.earliest, row.published.as_of.latest)
        assert all(since <= part.day <= until for part in row.ours.parts)


def test_every_published_total_of_the_freed_has_a_comparison(ledger):
    """Totals of the country that count people let go: none of them stands without ours beside it."""
    names = {
        p.property
        for p in ledger.properties.values()
        if p.applies_to == "country" and p.unit == "people" and p.property.startswith(("freed", "pardoned", "expelled"))
    }
    assert names == {each.property for each in ledger.comparisons}


def test_a_count_taken_before_the_release_of_its_day_is_told_so():
    world = World().event("a", "2024-12-01", kind="pardon").event("b", "2024-12-28", kind="pardon")
    for event, number in (("a", "207"), ("b", "20")):
        world.claim(event, "freed_total", number).claim(event, "legal_form", "pardon")
    world.comparison("pardoned_since_july_2024", "pardoned")
    world.claim("belarus", "pardoned_since_july_2024", "207", as_of="2024-12-28")
    (row,) = beside(world.dataset())
    assert [step.change for step in row.before] == [-20]
    assert (row.ours.number, row.reached, row.rest) == (227, 207, 0)


def test_what_is_left_over_is_told_with_the_releases_that_nobody_counted_so():
    world = World().event("a", "2025-01-01").event("b", "2025-02-01")
    world.claim("a", "political_prisoners_freed", "10").claim("b", "freed_total", "25")
    world.comparison("freed_since_july_2024", "political")
    (row,) = beside(world.claim("belarus", "freed_since_july_2024", "40", as_of="2025-03-01").dataset())
    assert (row.ours.number, row.rest) == (10, 30)
    assert [(part.event.event_id, part.number) for part in row.silent] == [("b", 25)]


def test_a_total_told_again_on_a_later_day_is_one_row():
    world = World().event("a", "2025-01-01").claim("a", "political_prisoners_freed", "10")
    world.comparison("freed_since_july_2024", "political")
    for day, number in (("2025-02-01", "10"), ("2025-02-03", "10"), ("2025-02-05", "12")):
        world.claim("belarus", "freed_since_july_2024", number, as_of=day)
    assert [str(row.theirs) for row in beside(world.dataset())] == ["10", "12"]


def test_the_largest_release_is_the_one_with_most_people(ledger):
    _, fact = totals.largest(ledger)
    assert isinstance(fact.value, Quantity)
    assert all(fact.value.number >= other.value.number for _, other in totals.releases(ledger))
    assert all(event.kind is EventKind.RELEASE for event, _ in totals.releases(ledger))


def test_disputed_figures_come_newest_first(ledger):
    days = [ledger.events[fact.subject_id].date for fact in totals.disputed_figures(ledger)]
    assert days
    assert days == sorted(days, reverse=True)


@pytest.fixture
def tables(shipped):
    """The definitions and comparisons of all that is shipped."""
    return shipped


@pytest.mark.parametrize(
    ("column", "value", "found", "expected", "guess"),
    [
        ("property", "freed_totl", "freed_totl", "a quantity of events", "freed_total"),
        ("property", "to_lithuania+to_ukrain", "to_ukrain", "a quantity of events", "to_ukraine"),
        ("where", "legal_form=pardn", "legal_form=pardn", None, "legal_form=pardon"),
        ("kinds", "relase", "relase", None, "release"),
    ],
)
def test_a_definition_that_names_nothing_is_refused(tables, spoiled, column, value, found, expected, guess):
    line = tables.edit("definitions", column, value, lambda row: row["definition_id"] == "pardoned")
    kinds = ", ".join(EventKind)
    expected = (
        expected
        or {
            "where": "property=choice, of a property of events that has it",
            "kinds": f"one of {kinds}",
        }[column]
    )
    spoiled(Problem("definitions.csv", line, column, found, expected, guess))


def test_the_total_that_is_told_first_cannot_be_lost(tables):
    tables.write("definitions", [row for row in tables.rows("definitions") if row["definition_id"] != "everyone"])
    expected = "a row everyone, whose total is told first"
    assert Problem("definitions.csv", 1, "definition_id", "", expected) in tables.problems()


def test_a_comparison_that_names_nothing_is_refused(tables, spoiled):
    line = tables.edit("comparisons", "apart", "release-2025-06-22=freed_total")
    spoiled(Problem("comparisons.csv", line, "apart", "release-2025-06-22", "an id of events", "release-2025-06-21"))


def test_a_comparison_is_of_a_series_of_the_country(tables, spoiled):
    line = tables.edit("comparisons", "property", "freed_total")
    expected = "a series of numbers of the country"
    guess = next(p.expected and p.guess for p in tables.problems() if p.column == "property")
    spoiled(Problem("comparisons.csv", line, "property", "freed_total", expected, guess))


def test_the_largest_release_is_found_by_adopted_figures_and_not_by_those_that_differ():
    world = World().event("first", "2025-01-01").event("second", "2025-02-01")
    world.claim("first", "freed_total", "60").claim("first", "freed_total", "60", source_id="agency")
    world.claim("first", "freed_total", "10").claim("second", "freed_total", "50")
    event, fact = totals.largest(world.dataset())
    assert (event.event_id, str(fact.value)) == ("first", "60")


def test_a_definition_that_begins_with_a_month_counts_its_first_day():
    dataset = World().event("a", "2025-01-01").claim("a", "freed_total", "10").dataset()
    begun = dataset.definitions["everyone"].model_copy(update={"since": PartialDate(2025, 1)})
    changed = replace(dataset, definitions={**dataset.definitions, "everyone": begun})
    assert totals.total(changed).number == 10


def test_a_refusal_that_was_shown_to_be_wrong_makes_nobody_stand_in_an_event():
    world = World().person("m").event("a", "2025-01-01").event("b", "2025-02-01").tie("m", "freed_in", "b")
    world.claim("a", "freed_total", "10").claim("b", "freed_total", "10")
    assert totals.freed(world.dataset()).number == 20
    world.claim("a", "who_refused", "m", rank="deprecated", reason="it was another man")
    assert totals.freed(world.dataset()).number == 20
