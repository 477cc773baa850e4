"""Rules over more than one row: ids, references, ranks, order of dates, places, and the policy."""

import pytest

from data import Problem
from data.lengths import LONGEST, LONGEST_VALUE
from data.vocabulary import Datatype


def _person(tables, **cells):
    unique = {"person_id": "zzz-test", "name": "Zofja Testowa", "name_local": "", "name_ru": "", "variants": ""}
    return tables.add("people", **(unique | {"publication": "named", "public_figure": "yes"} | cells))


def _event(tables):
    return tables.rows("events")[0]["event_id"]


@pytest.mark.parametrize("table", ["sources", "events", "people", "places", "legs", "claims", "properties"])
def test_an_id_that_stands_twice_is_named_with_the_line_where_it_stands_already(tables, spoiled, table):
    first = tables.rows(table)[0]
    column = next(iter(first))
    line = tables.add(table)
    expected = f"an id that is not on line {tables.line(table, 0)} already"
    spoiled(Problem(f"{table}.csv", line, column, first[column], expected))


def test_a_person_cannot_have_the_id_of_an_event(tables, spoiled):
    event = _event(tables)
    line = _person(tables, person_id=event)
    spoiled(Problem("people.csv", line, "person_id", event, "an id that events does not have already"))


@pytest.mark.parametrize(
    ("table", "column", "target"),
    [
        ("claims", "source_id", "sources"),
        ("claims", "subject_id", "subject"),
        ("events", "linked_event_ids", "events"),
        ("legs", "from_place", "places"),
        ("legs", "event_id", "events"),
        ("relations", "source_id", "sources"),
        ("relations", "object_id", "subject"),
        ("places", "within", "places"),
    ],
)
def test_a_dangling_reference_is_named_with_the_nearest_id(tables, spoiled, table, column, target):
    right = next(row[column].split(";")[0] for row in tables.rows(table) if row[column])
    wrong = f"{right[:-1]}{right[-1]}x"
    line = tables.edit(table, column, wrong, lambda row: row[column].split(";")[0] == right)
    found = [p for p in tables.problems() if p.file == f"{table}.csv" and p.line == line and p.actual == wrong]
    assert [(p.column, p.expected, p.guess) for p in found] == [(column, f"an id of {target}", right)]
    spoiled(found[0])


def test_a_claim_whose_value_names_no_person_is_named(tables, spoiled):
    person = tables.rows("people")[0]["person_id"]
    line = tables.add_claim(subject_id=_event(tables), property="notable_freed", value=f"{person}x")
    spoiled(Problem("claims.csv", line, "value", f"{person}x", "an id of people", person))


def test_a_property_of_the_wrong_kind_of_subject_is_named(tables, spoiled):
    event = _event(tables)
    line = tables.add_claim(subject_id=event, property="detained_on", value="2021")
    expected = f"a property of its subject {event}; detained_on is for: person"
    spoiled(Problem("claims.csv", line, "property", "detained_on", expected))


def test_a_count_in_a_series_without_its_day_is_named(tables, spoiled):
    name = "political_prisoners_in_custody"
    line = tables.add_claim(subject_id="belarus", property=name, value="7")
    spoiled(Problem("claims.csv", line, "as_of", "", f"the day of the count, since {name} is a series"))


def test_two_preferred_values_are_named_with_the_line_of_the_other(tables, spoiled):
    _person(tables)
    first, second = (
        tables.add_claim(
            subject_id="zzz-test", property="detained_on", value=day, rank="preferred", reason="primary document"
        )
        for day in ("2021-07-14", "2021-07-15")
    )
    expected = f"one preferred value; line {first} prefers 2021-07-14"
    spoiled(Problem("claims.csv", second, "rank", "2021-07-15", expected))


def test_two_preferred_claims_of_one_value_are_fine(tables):
    _person(tables)
    for day in ("2021-07-14", "2021-07"):
        preferred = {"rank": "preferred", "reason": "primary document"}
        tables.add_claim(subject_id="zzz-test", property="detained_on", value=day, **preferred)
    assert not tables.problems()


@pytest.mark.parametrize("rank", ["preferred", "deprecated"])
def test_a_rank_without_a_reason_is_named(tables, spoiled, rank):
    _person(tables)
    line = tables.add_claim(subject_id="zzz-test", property="detained_on", value="2021", rank=rank)
    spoiled(Problem("claims.csv", line, "reason", "", f"a reason for the rank {rank}"))


def test_a_reason_for_a_normal_rank_is_named(tables, spoiled):
    _person(tables)
    line = tables.add_claim(subject_id="zzz-test", property="detained_on", value="2021", reason="because")
    spoiled(Problem("claims.csv", line, "reason", "because", "no reason for a normal rank"))


def test_a_tie_is_named_with_both_values(tables, spoiled):
    _person(tables)
    page = tables.rows("sources")[0]["source_id"]
    first = tables.add_claim(subject_id="zzz-test", property="detained_on", value="2021-07-14", source_id=page)
    tables.add_claim(subject_id="zzz-test", property="detained_on", value="2021-07-15", source_id=page)
    expected = "a preferred rank, since nothing else decides for zzz-test"
    spoiled(Problem("claims.csv", first, "rank", "2021-07-15 / 2021-07-14", expected))


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("detained_on", "released_at_home_on"),
        ("detained_on", "expelled_on"),
        ("detained_on", "sentenced_on"),
        ("sentenced_on", "pardoned_on"),
        ("sentenced_on", "expelled_on"),
        ("born_on", "detained_on"),
    ],
)
def test_an_impossible_order_of_dates_is_named(tables, spoiled, earlier, later):
    _person(tables)
    tables.add_claim(subject_id="zzz-test", property=earlier, value="2021-07-14")
    line = tables.add_claim(subject_id="zzz-test", property=later, value="2021-06")
    spoiled(Problem("claims.csv", line, "value", "2021-06", f"a day not before {earlier} 2021-07-14 of zzz-test"))


def test_dates_whose_order_is_possible_are_fine(tables):
    _person(tables)
    for name, day in (("detained_on", "2021-07"), ("sentenced_on", "2021"), ("expelled_on", "2021-07-01")):
        tables.add_claim(subject_id="zzz-test", property=name, value=day, note="at the end of the term")
    assert not tables.problems()


@pytest.mark.parametrize(
    ("column", "value", "limit"), [("lat", "91", 90), ("lat", "-90.5", 90), ("lon", "181", 180), ("lon", "inf", 180)]
)
def test_a_coordinate_outside_the_world_is_named(tables, spoiled, column, value, limit):
    line = tables.edit("places", column, value)
    spoiled(Problem("places.csv", line, column, value, f"degrees from -{limit} to {limit}"))


def test_a_coordinate_that_is_no_number_is_named(tables, spoiled):
    line = tables.edit("places", "lat", "nan")
    spoiled(Problem("places.csv", line, "lat", "nan", "degrees from -90 to 90"))


def test_swapped_latitude_and_longitude_are_named_with_the_right_way_round(tables, spoiled):
    place = next(row for row in tables.rows("places") if row["country"] == "BY")
    tables.edit("places", "lat", place["lon"], lambda row: row["place_id"] == place["place_id"])
    line = tables.edit("places", "lon", place["lat"], lambda row: row["place_id"] == place["place_id"])
    lat, lon = f"{float(place['lat']):g}", f"{float(place['lon']):g}"
    spoiled(Problem("places.csv", line, "lat", f"{lon}, {lat}", "a point in or near BY", f"lat {lat}, lon {lon}"))


def test_a_quote_of_more_than_25_words_is_named(tables, spoiled):
    _person(tables)
    line = tables.add_claim(subject_id="zzz-test", property="quote", value=" ".join(["word"] * 26))
    spoiled(Problem("claims.csv", line, "value", "26 words", "at most 25 words of direct speech"))


def test_a_relation_to_the_wrong_kind_of_thing_is_named(tables, spoiled):
    person = tables.rows("people")[1]["person_id"]
    line = tables.add("relations", relation="freed_in", object_id=person)
    spoiled(Problem("relations.csv", line, "object_id", person, "one of events, since the relation is freed_in"))


@pytest.mark.parametrize("level", ["initials", "aggregated"])
def test_an_id_that_tells_a_hidden_name_is_named(tables, spoiled, level):
    line = _person(tables, person_id="zofja-testowa", publication=level)
    spoiled(Problem("people.csv", line, "person_id", "zofja-testowa", "an id that does not tell the name"))


@pytest.mark.parametrize(
    ("name", "person_id"),
    [
        ("Žofja Tęstowa", "zofja-t"),
        ("Žofja Tęstowa", "p-testowa"),
        ("Зоф'я Тэстова", "p-testova"),
        ("Zofja Testowa", "sofya-t"),
        ("Zofja Testowa", "ztestowa1"),
    ],
)
def test_an_id_that_tells_a_name_shown_by_initials_is_named_in_any_spelling(tables, spoiled, name, person_id):
    spelled = {"variants": "Sofya Testova"} if person_id == "sofya-t" else {}
    line = _person(tables, person_id=person_id, name=name, publication="initials", **spelled)
    spoiled(Problem("people.csv", line, "person_id", person_id, "an id that does not tell the name"))


def test_an_id_that_tells_nothing_of_a_name_shown_by_initials_is_fine(tables):
    _person(tables, person_id="freed-2025-a", publication="initials")
    assert not tables.problems()


@pytest.mark.parametrize("text", ["Among the freed: Zófja Tęstowa.", "TESTOWA Zofja", "zofja_testowa"])
def test_a_text_that_tells_a_hidden_name_in_another_spelling_is_named(tables, spoiled, text):
    _person(tables, person_id="p-1", publication="initials")
    line = tables.edit("events", "summary", text)
    found = "testowa zofja" if text.startswith("TESTOWA") else "zofja testowa"
    expected = "a text without the name of a person who is not to be named"
    spoiled(Problem("events.csv", line, "summary", found, expected))


def test_an_address_that_tells_a_hidden_name_is_named(tables, spoiled):
    _person(tables, person_id="p-1", publication="initials")
    line = tables.edit("sources", "url", "https://example.org/freed/zofja-testowa")
    expected = "a text without the name of a person who is not to be named"
    spoiled(Problem("sources.csv", line, "url", "zofja testowa", expected))


@pytest.mark.parametrize(("table", "column"), LONGEST)
def test_a_text_longer_than_is_shown_is_named_by_its_length(tables, spoiled, table, column):
    most = LONGEST[table, column]
    line = tables.edit(table, column, f"https://example.org/{'x' * 2000}"[: most + 1])
    expected = f"at most {most} characters, as cards and tables bear"
    spoiled(Problem(f"{table}.csv", line, column, f"{most + 1} characters", expected))


@pytest.mark.parametrize(("name", "datatype"), [("act", Datatype.TEXT), ("quote", Datatype.QUOTE)])
def test_a_value_longer_than_a_card_bears_is_named_by_its_length(tables, spoiled, name, datatype):
    _person(tables)
    most = LONGEST_VALUE[datatype]
    line = tables.add_claim(subject_id="zzz-test", property=name, value="x" * (most + 1))
    expected = f"at most {most} characters, as cards and tables bear"
    spoiled(Problem("claims.csv", line, "value", f"{most + 1} characters", expected))


def test_a_label_longer_than_a_chart_bears_is_named(tables, spoiled):
    line = tables.edit("events", "label", "x" * 29)
    spoiled(Problem("events.csv", line, "label", "x" * 29, "at most 28 characters"))


@pytest.mark.parametrize("column", ["label", "description"])
def test_two_properties_that_say_the_same_are_named(tables, spoiled, column):
    first = next(row for row in tables.rows("properties") if row["property"] == "occupation")
    same = f"{first[column].upper()}."
    line = tables.edit("properties", column, same, lambda row: row["property"] == "role")
    spoiled(Problem("properties.csv", line, column, same, f"a {column} that tells it from occupation"))


def test_properties_of_different_subjects_may_have_one_name(tables):
    label = next(row["label"] for row in tables.rows("properties") if row["property"] == "freed_total")
    tables.edit("properties", "label", label, lambda row: row["property"] == "people_moved")
    assert not tables.problems()


@pytest.mark.parametrize("level", ["withheld", "aggregated", "initials"])
def test_a_text_that_tells_a_hidden_name_is_named(tables, spoiled, level):
    _person(tables, person_id="p-1", publication=level)
    line = tables.edit("events", "summary", "Among the freed was zofja testowa, a teacher.")
    expected = "a text without the name of a person who is not to be named"
    spoiled(Problem("events.csv", line, "summary", "zofja testowa", expected))


@pytest.mark.parametrize(
    ("bend", "expected"),
    [
        ("91 30", "a latitude up to 90 and a longitude up to 180"),
        ("nowhere-at-all-xyz", "an id of places, or a latitude and a longitude such as 51.5 31.3"),
    ],
)
def test_a_leg_that_bends_through_no_place_is_named(tables, spoiled, bend, expected):
    line = tables.edit("legs", "via", bend)
    spoiled(Problem("legs.csv", line, "via", bend, expected))
