"""The overview tells what happened, how sure that is, what is new and what it changed, and draws nothing twice."""

import re
from html import unescape

import htpy as h
import pytest
from planted import World

from components.charts import route_map, timeline
from components.content import overview, person_cards
from components.html import disputes, key_figures, latest
from components.text import text_for
from data import totals
from data.vocabulary import Standing
from tests import stories
from tests.desk import drawn, open_page, painted

EN = text_for("en")
SECTIONS = ("finding", "now", "drawn", "where", "fates", "disputed", "about")


def _said(node):
    html = re.sub(r"<details.*?</details>|<svg.*?</svg>", "", str(h.fragment[node]), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize("name", stories.NAMES)
def test_every_story_has_its_overview_in_the_order_of_reading(name):
    dataset = stories.dataset(name)
    html = painted(dataset, "overview")
    order = re.findall(rf'<(?:header|div|section|footer) class="({"|".join(SECTIONS)})"', html)
    there = {
        "where": bool(dataset.story.map and dataset.legs),
        "fates": bool(overview.faces(dataset)),
        "disputed": bool(disputes.most(dataset)),
    }
    assert order == [each for each in SECTIONS if there.get(each, True)]
    assert html.count("<h1") == 1


def test_the_desk_shows_the_same_overview_as_the_first_paint(ledger):
    whole = str(overview.whole(EN, ledger))
    assert whole in drawn(open_page("overview"))
    assert whole in painted(ledger, "overview")


@pytest.mark.parametrize("name", stories.NAMES)
def test_whoever_is_counted_the_words_at_the_count_in_custody_are_of_everyone_freed_since(name):
    dataset = stories.dataset(name)
    shown, drawn_in_words = set(), set()
    for each in dataset.definitions:
        count = re.search(r'class="figure today".*?<section', painted(dataset, "overview", definition=each), re.DOTALL)
        shown.add(count and count[0])
        chosen = timeline.Selection(definition=each)
        drawn_in_words.add(timeline.caption(timeline.marks(dataset, chosen), EN).alt.partition(" In custody: ")[2])
    assert len(shown) == len(drawn_in_words) == 1


@pytest.mark.parametrize("name", stories.NAMES)
def test_no_drawing_stands_twice(name):
    dataset = stories.dataset(name)
    svgs = re.findall(r'<svg (?!class="(?:glyph|shape))[^>]*>.*?</svg>', painted(dataset, "overview"))
    drawings = 2 + bool(dataset.story.map and dataset.legs)
    assert len(svgs) == len(set(svgs)) == drawings + sum('class="lifelines"' in each for each in svgs)


def test_what_is_drawn_counts_whom_the_title_counts(ledger):
    html = unescape(painted(ledger, "overview", definition="political"))
    drawn = timeline.marks(ledger, timeline.Selection(small=True, definition="political"))
    assert timeline.caption(drawn, EN).alt in html
    assert timeline.caption(timeline.marks(ledger, timeline.Selection(small=True)), EN).alt not in html


@pytest.mark.parametrize("name", stories.NAMES)
def test_each_mark_of_the_timeline_is_a_line_of_a_list_that_leads_to_its_page(name):
    dataset = stories.dataset(name)
    html = re.search(r'<ul class="each">(.*?)</ul>', painted(dataset, "overview"), re.DOTALL)[1]
    drawn = [mark.event_id for mark in timeline.marks(dataset).lane(timeline.Lane.FREED)]
    assert re.findall(r'href="/releases\?event=([a-z0-9-]+)"', html) == drawn[::-1]
    assert all(dataset.events[event].headline in unescape(html) for event in drawn)


def test_the_map_of_all_journeys_is_on_the_overview_and_in_a_table(ledger):
    html = painted(ledger, "overview")
    place = html.index('<section class="where">')
    for leg in route_map.marks(ledger).legs:
        assert f'data-mark="{leg.leg_id}"' in html[place:]
    assert html.index("<table", place) < html.index('<section class="fates">')


def test_a_story_without_journeys_has_no_map_on_its_overview():
    assert 'class="where"' not in painted(stories.dataset("made-up"), "overview")


@pytest.mark.parametrize("name", stories.NAMES)
def test_the_latest_three_say_what_they_changed_and_the_last_sum_is_that_of_the_title(name):
    dataset = stories.dataset(name)
    shown = latest.latest(dataset)
    assert len(shown) == min(latest.MOST, len(dataset.events))
    assert all(_said(latest.changed(EN, dataset, event)) for event in shown)
    last = max(
        (e for e in dataset.events.values() if e.kind in totals.RELEASES), key=lambda e: (e.date.earliest, e.event_id)
    )
    before, after = latest.sums(dataset, last)
    assert after == totals.freed(dataset).low
    assert 0 <= before < after


def test_a_release_says_from_what_to_what_our_sum_went_everybody_once():
    world = World().event("a", "2025-01-01").claim("a", "freed_total", "50")
    world.event("b", "2025-02-01").claim("b", "freed_total", "25").event("c", "2025-03-01")
    world.event("d", "2025-02-01", kind="talks")
    dataset = world.dataset()
    said = {each: _said(latest.changed(EN, dataset, dataset.events[each])) for each in "abcd"}
    assert said["a"].endswith("freed: at least 50 in all, 0 before (our sum)")
    assert said["b"].endswith("freed: at least 75 in all, 50 before (our sum)")
    assert said["c"] == "How many were freed is not known; the sum stays at 75."
    assert said["d"] == dataset.events["d"].summary.split(". ")[0]


def test_a_figure_of_weak_sources_changes_no_sum():
    dataset = World().event("a", "2025-01-01").weak("a", "freed_total", "15").dataset()
    assert "add nothing to our sum, which stays at 0" in _said(latest.changed(EN, dataset, dataset.events["a"]))


def test_most_disputed_is_what_has_most_values_and_then_most_pages(ledger):
    figures = totals.disputed_figures(ledger)
    values = [len(disputes.live(fact)) for fact in disputes.most(ledger)]
    assert len(values) == disputes.MOST < len(figures)
    assert values == sorted(map(len, map(disputes.live, figures)), reverse=True)[: disputes.MOST]


def test_the_link_to_what_is_disputed_says_as_many_facts_as_it_opens():
    world = World().person("p").event("a", "2025-01-01")
    for day, source in (("2020-01-01", "paper"), ("2020-03-01", "agency")):
        world.claim("p", "detained_on", day, source_id=source)
    for number, source in (("25", "paper"), ("4", "agency")):
        world.claim("a", "freed_total", number, source_id=source)
    dataset = world.dataset()
    assert sum(fact.standing is Standing.DISPUTED for fact in dataset.all_facts) == 2
    assert "All 2 disputed facts; 1 of them" in str(disputes.listed(EN, dataset))


def test_every_figure_that_is_shown_is_in_the_download(ledger):
    shown = {(fact.subject_id, fact.prop.property) for fact in overview.facts(ledger)}
    marked = re.findall(r"/claims\?subject=([a-z0-9-]+)&amp;property=([a-z_]+)", str(overview.whole(EN, ledger)))
    assert set(marked) <= shown
    told = (*latest.facts(ledger), *disputes.most(ledger), *key_figures.founding(ledger))
    assert {(fact.subject_id, fact.prop.property) for fact in told} <= shown
    assert {fact.key for fact in person_cards.facts_of(ledger, overview.faces(ledger))} <= {
        fact.key for fact in overview.facts(ledger)
    }


def test_the_sources_of_where_the_founding_release_led_are_one_press_away(ledger):
    html = str(overview.whole(EN, ledger))
    place = html.index("To Lithuania:")
    assert html.index("9", place) < html.index('<details class="cite">', place) < html.index("To Ukraine:", place)
