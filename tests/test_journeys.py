"""Parts of journeys have days of their own, and one number has one standing wherever it is told."""

import re

import pytest

from components.charts import route_map
from components.content.event_story import whole
from components.embeds import event as event_page
from components.text import text_for
from data import journeys
from tests.planted import World

EN = text_for("en")
RELEASE = "release-2025-12-13"


@pytest.mark.parametrize(
    ("sequence", "day"), [(2, "2025-12-13"), (6, "2025-12-17"), (7, "2025-12-18"), (9, "2025-12-19")]
)
def test_the_parts_of_december_have_days_of_their_own(ledger, sequence, day):
    leg = ledger.legs[f"leg-2025-12-13-{sequence}"]
    assert str(journeys.day(ledger, leg)) == day
    assert (journeys.own_day(ledger, leg) is None) == (day == "2025-12-13")


def test_words_tooltips_and_the_table_of_the_map_follow_the_days_of_the_parts(ledger):
    marks = route_map.marks(ledger, route_map.Selection(release=RELEASE))
    caption = route_map.caption(marks, EN)
    assert "Release of 13 December 2025. Journeys from 13 December 2025 to 19 December 2025." in caption.subtitle
    assert any("17 December 2025: Chernihiv" in words for _, words in route_map.steps(marks, EN))
    assert "<title>17 December 2025: Chernihiv" in str(route_map.svg(marks, EN))
    assert "19 December 2025" in route_map.table(marks, EN).lines[-1].cells


def test_the_play_of_the_map_says_on_which_day_it_stands(ledger):
    marks = route_map.marks(ledger, route_map.Selection(release=RELEASE, step=6))
    assert "Shown up to step 6 of 9, 17 December 2025:" in route_map.caption(marks, EN).subtitle


def test_stories_tell_the_day_of_a_part_where_it_is_not_that_of_the_event(ledger):
    event = ledger.events[RELEASE]
    for html in (str(whole(EN, ledger, event)), str(event_page.story(EN, ledger, event).body)):
        shown = re.sub(r'<div class="panel">.*?</details>', "", html, flags=re.S)
        words = " ".join(re.sub(r"<[^>]+>", " ", shown).split())
        assert re.search(r"19 December 2025[^:]*:[^:]*Warsaw[^:]* → Berlin", words)
        assert re.search(r"17 December 2025[^:]*:[^:]*Chernihiv", words)


def test_who_went_out_to_lithuania_and_ukraine_has_the_standing_of_the_event_on_the_map_too(ledger):
    for leg_id, name in (("leg-2025-12-13-2", "to_lithuania"), ("leg-2025-12-13-5", "to_ukraine")):
        whole, people = ledger.fact(RELEASE, name), journeys.people(ledger, ledger.legs[leg_id])
        assert people is whole
        live = {str(v.value) for v in ledger.fact(leg_id, "people_moved").versions if v.state in ("adopted", "live")}
        assert live <= {str(v.value) for v in whole.versions}


def test_a_part_with_another_number_than_the_event_keeps_its_own():
    world = World().event("out", "2026-01-02").leg("one", "out", "belarus", "vilnius")
    dataset = world.claim("out", "to_lithuania", "9").claim("one", "people_moved", "4").dataset()
    assert str(journeys.people(dataset, dataset.legs["one"]).value) == "4"
