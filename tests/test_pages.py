"""Every page opens through `app.py`, answers to its address, and does what its controls say."""

import re

import pytest

from components.content.pages import pages
from components.text import text_for
from data import people
from tests.desk import drawn, open_page, painted

EN = text_for("en")
RELEASE = "release-2025-12-13"


@pytest.mark.parametrize("page", pages())
def test_every_page_opens_with_a_finding_and_without_an_exception(page):
    desk = open_page(page)
    assert not desk.exception
    assert drawn(desk).count("<h1") == 1


@pytest.mark.parametrize("page", ["people", "timeline"])
def test_the_menu_of_each_page_says_which_of_its_pages_is_here(page):
    here = set(re.findall(r'<a href="([^"]*)"[^>]* aria-current="page"', drawn(open_page(page), "menu")))
    assert here == {f"/{page}"}


@pytest.mark.parametrize("page", pages())
def test_hostile_parameters_are_ignored(page):
    bad = "<script>alert(1)</script>" + "x" * 5000
    names = ("event", "release", "person", "subject", "property", "standing", "kind", "from", "to", "page", "q", "sort")
    desk = open_page(page, **dict.fromkeys(names, bad))
    assert not desk.exception
    assert "<script>alert" not in drawn(desk)


def test_the_overview_names_the_day_its_split_and_the_cut_off(ledger):
    html = drawn(open_page("overview"))
    for words in ("123", "To Lithuania", "To Ukraine", "13 December 2025", "political prisoners in custody"):
        assert words in html
    assert html.count('class="fate"') == 6


def test_the_timeline_opens_the_panel_of_the_event_in_the_address_and_its_page_tells_the_story():
    panel = drawn(open_page("timeline", event=RELEASE), "chosen")
    assert "123 freed" in panel
    assert f'href="/releases?event={RELEASE}"' in panel
    story = drawn(open_page("releases", event=RELEASE))
    assert "123 freed" in story
    assert "Show sources" in story


def test_choosing_an_event_puts_it_into_the_address():
    desk = open_page("timeline")
    desk.selectbox(key="control-event").set_value("release-2026-03-19").run()
    assert desk.query_params["event"] == "release-2026-03-19"
    assert "250 freed" in drawn(desk, "chosen")


def test_a_filter_by_kind_leaves_only_that_kind():
    desk = open_page("timeline", kind="pardon")
    options = desk.selectbox(key="control-event").options
    assert any("pardoned" in option for option in options)
    assert not any("123 freed" in option for option in options)


def test_a_period_without_events_is_said_calmly():
    desk = open_page("timeline", kind="call", **{"from": "2025-09", "to": "2025-10"})
    assert not desk.exception
    assert "No event fits" in drawn(desk)


def test_the_route_map_takes_the_release_from_the_address():
    html = drawn(open_page("routes", release=RELEASE))
    assert "How many went where" in html
    assert "Taken to Lithuania" in html


def test_the_steps_of_a_journey_go_on_and_back():
    desk = open_page("routes", release=RELEASE)
    desk.select_slider(key="control-step").set_value(2).run()
    assert desk.query_params["step"] == "2"
    desk.button(key="control-step-next").click().run()
    assert desk.query_params["step"] == "3"
    desk.button(key="control-step-back").click().run()
    assert desk.query_params["step"] == "2"


def test_another_spelling_finds_the_person():
    assert "Maria Kalesnikava" in drawn(open_page("people", q="Kolesnikova"), "cards")


def test_nobody_fits_is_said_with_a_way_back():
    html = drawn(open_page("people", q="zzzzqq"))
    assert "Nobody on record fits" in html
    assert 'href="/people"' in html


def test_filters_of_people_come_from_the_address():
    desk = open_page("people", release="release-2026-03-19", view="cards")
    html = drawn(desk, "cards")
    assert "Marfa Rabkova" in html
    assert "Ales Bialiatski" not in html


def test_lifelines_have_an_order_of_their_own_and_that_of_the_cards_is_kept_for_the_way_back(ledger):
    assert '<select name="sort">' in painted(ledger, "people")
    form = painted(ledger, "people", view="lifelines", sort="longest")
    assert '<select name="sort">' not in form
    assert '<input type="hidden" name="sort" value="longest">' in form
    desk = open_page("people", view="lifelines", sort="longest")
    for view, orders in (("cards", ["longest"]), ("lifelines", []), ("cards", ["longest"])):
        desk.button_group(key="control-view").set_value(view).run()
        assert not desk.exception
        assert desk.query_params["sort"] == "longest"
        assert [each.value for each in desk.selectbox if each.key == "control-sort"] == orders
    assert "view" not in desk.query_params


@pytest.mark.parametrize("number", [1, 2, 3])
def test_each_page_of_cards_shows_who_is_next_in_order(number, ledger):
    order = [each.person_id for each in people.select(ledger)]
    shown = re.findall(r'data-person="([^"]+)"', drawn(open_page("people", page=str(number)), "cards"))
    assert shown == order[(number - 1) * 24 : number * 24]


def test_the_second_page_of_claims_shows_other_facts():
    pages = (drawn(open_page("claims", page=number), "evidence") for number in ("1", "2"))
    first, second = (re.findall(r'<article class="evidence">.*?</article>', page, re.DOTALL) for page in pages)
    assert len(first) == len(second) > 5
    assert set(first).isdisjoint(second)


def test_a_control_follows_an_address_that_changes_and_a_reader_who_moves_it_changes_the_address():
    desk = open_page("timeline", event=RELEASE)
    desk.query_params["event"] = "release-2026-03-19"
    desk.run()
    assert desk.selectbox(key="control-event").value == "release-2026-03-19"
    assert "250 freed" in drawn(desk, "chosen")
    desk.selectbox(key="control-event").set_value(RELEASE).run()
    assert desk.query_params["event"] == RELEASE
    assert "123 freed" in drawn(desk, "chosen")


def test_play_begins_at_the_first_step_where_it_stood_at_the_last_and_no_run_of_the_page_moves_it(ledger):
    last = len(ledger.legs_of(RELEASE))
    desk = open_page("routes", release=RELEASE)
    step, play = desk.select_slider(key="control-step"), desk.toggle(key="control-step-playing")
    assert step.value == last
    play.set_value(True).run()
    for _ in range(3):  # time alone moves it, which the browser's test sees
        assert not desk.exception
        assert desk.select_slider(key="control-step").value == 1
        assert desk.query_params["step"] == "1"
        desk.run()
    desk.select_slider(key="control-step").set_value(3).run()
    assert not desk.exception
    assert desk.query_params["step"] == "3"


def test_lifelines_are_the_second_view():
    desk = open_page("people", view="lifelines")
    assert not desk.exception
    assert "lifelines" in drawn(desk, "drawing").lower() or "data-mark" in drawn(desk, "drawing")


def test_a_person_has_a_page_with_states_and_sources():
    html = drawn(open_page("people", person="ales-bialiatski"), "profile")
    assert "Алесь Бяляцкі" in html
    assert "14 July 2021" in html
    assert "13 December 2025" in html


def test_claims_show_all_values_side_by_side():
    html = drawn(open_page("claims", subject=RELEASE, property="belarusians_to_ukraine"), "evidence")
    assert "104" in html
    assert "109" in html
    assert "Disputed" in html


def test_about_tells_method_limits_corrections_and_removal():
    html = drawn(open_page("about"))
    for words in ("Method", "Limits and cut-off", "Corrections", "removal", "Licence", "/changes?kind=correction"):
        assert words in html


@pytest.mark.slow
def test_the_founding_article_is_named_where_its_facts_are_shown(ledger):
    for claim in ledger.claims:
        if "founding:" in claim.dossier_ref:
            html = drawn(open_page("claims", subject=claim.subject_id, property=claim.property), "evidence")
            assert "Osoul Misr" in html, claim.dossier_ref


def test_the_largest_release_reads_as_overtaken(ledger):
    fact = ledger.fact(RELEASE, "largest_since_talks_opened")
    assert fact.standing == "superseded"
    assert fact.overtaken_by == "release-2026-03-19"


def test_what_a_page_does_not_hold_leaves_its_address():
    desk = open_page("overview", event=RELEASE)
    assert "event" not in desk.query_params


def test_releases_to_choose_from_stand_by_day_and_years_are_a_filter_of_their_own(ledger):
    desk = open_page("people", year="2026", q="Rabkova")
    releases = desk.multiselect(key="control-release").options
    day = {f"{EN.short_date(e.date)}: {e.headline}": e.date for e in ledger.events.values()}
    assert [day[each] for each in releases[:-1]] == sorted(day[each] for each in releases[:-1])
    assert len(releases) == len({e for each in people.roster(ledger).values() for e in each.freed_in}) + 1
    assert releases[-1] == "Not stated"
    assert desk.multiselect(key="control-year").options[-1] == "Not stated"
    assert "Marfa Rabkova" in drawn(desk, "cards")
    assert "Nobody on record fits" in drawn(open_page("people", year="2025", q="Rabkova"))
