"""The dashboard: every release with its map, figures, people and deal in one page, and the rules that show one."""

import html
import re

import htpy as h
import pytest

from components.charts import dashboard as drawing
from components.charts import route_map, timeline
from components.charts.route_map import shared_land
from components.charts.timeline import choice, choice_layout
from components.embeds import dashboard
from components.embeds.files import packed
from components.embeds.page import document
from components.html import labels
from components.text import text_for
from data import Quantity, totals
from data.people import roster
from data.vocabulary import RelationKind
from tests import stories
from tests.sites import KNOWN

EN = text_for("en")
MOST = 40_000
"""Bytes of the whole page on the wire, with every release, table and source."""


@pytest.fixture(scope="module", params=stories.NAMES)
def dataset(request):
    return stories.dataset(request.param)


@pytest.fixture(scope="module")
def page(dataset):
    return document(EN, dataset, dashboard.page(EN, dataset), KNOWN)


def _choices(dataset):
    return choice_layout.choices(timeline.marks(dataset))


def _section(page, at):
    return re.search(
        rf'<section class="one (?:whole )?one-{at}">.*?(?=<section class="one |<p class="source">)', page, re.S
    )[0]


def _words(markup):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", markup)))


def test_all_that_it_shows_weighs_at_most_its_budget(page):
    assert len(packed("dashboard", page.encode()).packed["br"]) <= MOST


def test_there_is_a_button_and_a_section_for_each_release_and_all_is_chosen_first(page, dataset):
    radios = re.findall(r'<input type="radio" name="release" id="release-(\d+)" value="([^"]*)"( checked)?>', page)
    assert [(at, event) for at, event, _ in radios] == [
        ("0", ""),
        *((str(at), mark.event_id) for at, mark in enumerate(_choices(dataset), 1)),
    ]
    assert [at for at, _, checked in radios if checked] == ["0"]
    days = [mark.day for mark in _choices(dataset)]
    assert days == sorted(days), "arrow keys go through time"
    assert len(re.findall(r'<section class="one ', page)) == len(radios)


def test_a_choice_has_one_rule_that_shows_its_section_and_nothing_else_is_hidden_without_has(page, dataset):
    style = re.search(r"<style>(.*?)</style>", page, re.S)[1]
    supported = style[style.index("@supports selector(:has(*))") :]
    for at in range(len(_choices(dataset)) + 1):
        assert f".time:has(#{choice.button(at)}:checked)~.one-{at}{{display:var(--shown)}}" in supported
    assert ".one{display:none}" in supported
    assert ".one{display:none}" not in style[: style.index("@supports selector(:has(*))")]


def test_each_release_says_its_figures_its_people_its_disputes_and_its_deal(page, dataset):
    for at, mark in enumerate(_choices(dataset), 1):
        said = _words(_section(page, at))
        assert EN.date(mark.event.date) in said
        assert mark.event.headline in said
        main = totals.people_freed(dataset, mark.event_id)
        if main:
            assert f"{EN.quantity(main.value)} {labels.standing(EN, main.standing)}" in said
        for fact in dashboard.figures_of(dataset, mark.event):
            for each in fact.versions if fact.subject_id == mark.event_id else ():
                shown = EN.quantity(each.value) if isinstance(each.value, Quantity) else ""
                assert shown in said, fact
        named = [p for p in dataset.related(RelationKind.FREED_IN, target=mark.event_id) if p in dataset.people]
        assert all(roster(dataset)[p].person.name in said or "Name not published" in said for p in named)
        assert all(dataset.events[each].headline in said for each in choice.tied(dataset, mark.event))


def test_no_figure_of_a_release_is_told_twice(page, dataset):
    for at, mark in enumerate(_choices(dataset), 1):
        terms = re.findall(r"<dt>(.*?)</dt>", _section(page, at))
        main = totals.people_freed(dataset, mark.event_id)
        assert len(terms) == len(set(terms))
        assert not main or main.prop.label not in terms


def test_every_source_of_a_figure_stands_once_in_the_list_and_its_names_lead_there(page):
    listed = re.findall(r'<li id="(s\d+)"><a href="([^"]+)"', page)
    assert len(listed) == len({address for _, address in listed})
    assert {f"s{number}" for number in re.findall(r'href="#s(\d+)"', page)} == {name for name, _ in listed}


def test_each_map_lies_over_the_one_land_and_those_without_a_route_say_so(page, dataset):
    if not dataset.story.map:
        assert "<figure" not in page
        return
    assert page.count(f"id={shared_land.LAND}") == 1
    for at, mark in enumerate(_choices(dataset), 1):
        drawn = re.search(r"<figure[^>]*>(.*?)</figure>", _section(page, at), re.S)[1]
        assert f"href=#{shared_land.LAND if dataset.legs_of(mark.event_id) else shared_land.NOWHERE}" in drawn
        assert "aria-hidden=true" in drawn


def test_the_land_in_a_page_lies_where_a_release_puts_it(dataset):
    """Measures of a drawing are rounded to half a pixel, and so are those of the land: it stays under its places."""
    if not dataset.story.map:
        return
    base = shared_land.land_of(dataset)
    for event in route_map.choices(dataset):
        marks = route_map.marks(dataset, route_map.Selection(event.event_id))
        seen = shared_land.view(marks, base.tall)
        svg = str(shared_land.over_land(marks, EN))
        x, y, wide, tall = (
            float(re.search(rf'<use [^>]*\b{name}="([-\d.]+)"', svg)[1]) for name in ("x", "y", "width", "height")
        )
        for leg in marks.legs:
            place = leg.start.at
            share = (place[0] - base.frame.west) / (base.frame.east - base.frame.west)
            down = (base.frame.north - place[1]) / (base.frame.north - base.frame.south)
            assert seen.at(place) == pytest.approx((x + share * wide, y + down * tall), abs=0.5)


@pytest.mark.parametrize("lay", [choice_layout.NARROW, choice_layout.WIDE], ids=["narrow", "wide"])
def test_no_circle_meets_another_and_each_has_room_for_a_finger(dataset, lay):
    _, spots = choice_layout.placed(timeline.marks(dataset), lay)
    circles = [(x * lay.width / 100, y, size / 2) for x, y, size in spots]
    for at, (x, y, r) in enumerate(circles):
        for other_x, other_y, other_r in circles[:at]:
            apart = ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5
            assert apart >= r + other_r
            assert apart >= choice_layout.TARGET - 0.1


def test_each_figure_stands_beside_its_own_name(page, dataset):
    for at, mark in enumerate(_choices(dataset), 1):
        rows = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", _section(page, at), re.S)
        said = {html.unescape(name): _words(value) for name, value in rows}
        for fact in dashboard.figures_of(dataset, mark.event):
            if isinstance(fact.value, Quantity) and fact.prop.label in said:
                assert said[fact.prop.label].split()[0] == EN.quantity(fact.value).split()[0], fact


def test_each_release_has_its_own_map_and_its_own_steps_of_the_deal(dataset):
    def say(_event):
        return drawing.Words(head=None, figures=None)

    made = str(h.fragment[drawing.drawing(EN, dataset, say)])
    rules = drawing.rules(dataset)
    for at, mark in enumerate(_choices(dataset), 1):
        if dataset.story.map:
            marks = route_map.marks(dataset, route_map.Selection(mark.event_id))
            assert str(shared_land.over_land(marks, EN)) in _section(f'{made}<p class="source">', at)
        assert f".time:has(#{choice.button(at)}:checked) .g{at}{{display:inline}}" in rules
        signs = re.search(rf'<g class="tied g{at}">(.*?)</g>', made, re.S)[1]
        assert signs.count("<use ") == len(_deal(dataset, mark.event))


def _deal(dataset, event):
    """The steps of the deal that are linked with an event."""
    steps = {mark.event_id for mark in timeline.marks(dataset).lane(timeline.Lane.DEAL)}
    return steps.intersection(choice.tied(dataset, event))


def test_every_event_and_every_journey_stands_in_a_table(page, dataset):
    tables = re.findall(r"<table.*?</table>", page, re.S)
    assert len(tables) == 1 + bool(dataset.story.map and route_map.choices(dataset))
    words = _words(tables[0])
    assert all(event.headline in words for event in dataset.events.values())
    if len(tables) > 1:
        assert tables[1].count("<tr") == 1 + len(route_map.marks(dataset).legs)


def test_the_state_of_today_is_one_sentence_with_the_day_to_which_it_reaches(dataset):
    made = dashboard.page(EN, dataset)
    assert made.subtitle.endswith(f"Evidence to {EN.date(dataset.cutoff)}.")
    assert "freed" in made.title


def test_the_drawing_takes_the_words_of_any_page(ledger):
    def say(event):
        return drawing.Words(head=event.headline if event else "all of them", figures=None)

    shown = "".join(map(str, [part for part in drawing.drawing(EN, ledger, say) if part is not None]))
    assert "all of them" in shown
    assert "Notes" not in shown


def test_those_who_stayed_are_drawn_with_their_number(ledger):
    marks = route_map.marks(ledger, route_map.Selection("release-2026-03-19"))
    assert "235 stayed" in str(shared_land.over_land(marks, EN))


def test_a_release_whose_day_is_not_known_has_its_bracket_from_the_first_to_the_last_day_it_can_have(dataset, page):
    marks, style = timeline.marks(dataset), drawing.rules(dataset)
    for at, mark in enumerate(_choices(dataset), 1):
        assert (f'class="vague v{at}"' in page) is bool(mark.span)
        if mark.span:
            left, width = map(float, re.search(rf"\.v{at}{{left:([\d.]+)%;width:([\d.]+)%", style).groups())
            days = (marks.until - marks.since).days
            assert left == pytest.approx(100 * (mark.span[0] - marks.since).days / days, abs=0.1)
            assert width == pytest.approx(100 * (mark.span[1] - mark.span[0]).days / days, abs=0.1)
