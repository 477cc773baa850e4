"""The desk on paper: A4 as Chromium prints it, turned back into words and pictures."""

import re

import pytest
from reader import Reader
from sheets import A4, Sheets

from data import totals

FOUNDING = "release-2025-12-13"
TOWNS = {"Homiel", "Mahiliou", "Chernihiv", "Vilnius", "Warsaw", "Horki"}
STANDINGS = ("corroborated", "disputed", "one voice")
PAGES = {
    "timeline": "/timeline",
    "event": "/releases?event=release-2025-12-13",
    "routes": "/routes?release=release-2025-12-13",
    "people": "/people?q=Kolesnikova",
    "lifelines": "/people?view=lifelines",
    "person": "/people?person=ales-bialiatski",
    "claims": "/claims?subject=release-2025-12-13&property=freed_total",
}


@pytest.fixture(scope="module")
def printed(tabs, desk):
    """Prints an address of the desk, as a light or a dark screen sends it; once for all tests that look at it."""
    known = {}

    def sheets(name, *, dark=False, width=1280):
        key = name, dark, width
        if key not in known:
            person = Reader(tabs, desk.address, width=width, dark=dark)
            known[key] = Sheets(person.open(PAGES[name]).pdf(format="A4"))
            person.leave()
        return known[key]

    return sheets


def _boxed(box):
    return box[0] > 0 and box[1] > 0 and box[2] < A4[0] and box[3] < A4[1]


def test_a_persons_page_keeps_the_name_and_the_standing_of_each_fact_with_notes_and_sources(printed):
    found = printed("person")
    assert "Ales Bialiatski" in found.texts[0]
    assert all(standing in found.words for standing in STANDINGS[::2])
    numbers = [int(n) for n in re.findall(r"\[(\d+)\]", found.words)]
    listed = found.words.partition("Sources, by the numbers in the notes")[2]
    assert numbers
    assert set(numbers) == {int(n) for n in re.findall(r"(?<!\S)(\d+)\. \S", listed)}
    assert listed.count("https://") >= len(set(numbers))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_map_is_whole_and_every_town_of_the_journeys_stands_on_it(dark, width, printed):
    found = printed("routes", dark=dark, width=width)
    places = {town: found.where(town) for town in TOWNS}
    assert all(places.values()), places
    assert {sheet for sheet, _ in places.values()} == {0}
    assert all(_boxed(box) for _, box in places.values())
    assert places["Homiel"][1][0] > places["Warsaw"][1][0] + 200, "the east of the map stands right of its west"
    assert "disputed" in found.words


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_timeline_ends_where_its_headline_does(dark, width, printed, ledger):
    found = printed("timeline", dark=dark, width=width)
    first = found.texts[0]
    event, largest = totals.largest(ledger)
    numbers = {f"{each.number:.0f}" for each in (largest.value, totals.people_freed(ledger, FOUNDING).value)}
    assert {"2025", "2026", "873", *numbers} <= set(re.findall(r"\d+", first))
    sheet, box = found.where(f"{event.date.day} {event.date.earliest:%b}")
    assert sheet == 0
    assert _boxed(box)
    assert "disputed" in found.words
    assert "Viasna" in found.words


def test_lines_of_life_are_cut_at_no_edge_of_a_sheet(printed):
    found = printed("lifelines")
    for name in ("Eduard Babaryka", "Ales Bialiatski", "Antanina Kanavalava"):
        assert name in found.words
    assert len(found.sheets) < 16


def test_an_opened_event_and_the_values_of_a_fact_print_with_their_sources(printed):
    event = printed("event")
    assert "123 freed" in event.words
    assert "Sources, by the numbers in the notes" in event.words
    lines = [line for text in event.texts for line in text.splitlines()]
    assert any(re.search("18 December 2025:.*Warsaw.*→ Vilnius", line) for line in lines), "a mark ends its line"
    claims = printed("claims").words
    assert "corroborated" in claims
    assert claims.count("https://") > 5


def test_paper_says_at_which_address_the_view_stands(printed):
    assert "/people?q=Kolesnikova" in printed("people").words.replace(" ", "")
    assert "corroborated" in printed("people").words
