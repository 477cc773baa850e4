"""Cards: what a stranger reads of one person, each figure with its mark, and nothing that a cell could smuggle in."""

import re

import pytest
from planted import World, statkevich, stefanovic

from components.charts.lifelines.strip import strip
from components.html.custody import days, states_list, status_name
from components.html.person_card import card, cards
from components.text import text_for
from data.people import Status, entry, roster, select

EN = text_for("en")


def _card(dataset, person_id):
    return str(card(EN, dataset, entry(dataset, person_id), strip))


def _plain(html):
    """The words of a card without its opened sources."""
    html = re.sub(r"<details.*?</details>", "", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_bialiatskis_card_tells_his_line_of_life(ledger):
    html, words = _card(ledger, "ales-bialiatski"), _plain(_card(ledger, "ales-bialiatski"))
    for expected in ("14 July 2021", "3 March 2023", "10 years", "13 December 2025", "1,613 days", "taken abroad"):
        assert expected in words
    assert '<a href="/people?person=ales-bialiatski" target="_self">Ales Bialiatski</a>' in html
    assert '<p class="name-be" lang="be">Алесь Бяляцкі</p>' in html


def test_every_sourced_figure_has_a_mark(ledger):
    for each in select(ledger):
        html = str(card(EN, ledger, each, strip))
        assert html.count('<details class="cite">') >= len(each.facts) - (each.status is Status.IN_CUSTODY)
        assert "<img" not in html


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ({"detained_on": "2021-07-14", "expelled_on": "2025-12-13"}, "1,613 days"),
        ({"detained_on": "2024-06", "expelled_on": "2025-12-13"}, "between 531 and 560 days"),
        ({"detained_on": "2021-07-14~", "expelled_on": "2025-12-13"}, "about 1,613 days"),
        ({"detained_on": "2021-07-14", "released_at_home_on": "2021-07-15"}, "1 day"),
        (
            {"detained_on": "2020-01-01", "held_on_report": "2026-01-01"},
            "at least 2,192 days, to the last report, 1 January 2026",
        ),
        ({"detained_on": "2020", "held_on_report": "2026-01"}, "at least 1,827 days, to the last report, January 2026"),
        ({"detained_on": "2020-01-01"}, None),
        ({"expelled_on": "2025-12-13"}, None),
    ],
)
def test_days_are_as_precise_as_the_dates(claims, said):
    world = World().person("p")
    for name, value in claims.items():
        world.claim("p", name, value)
    assert days(EN, entry(world.dataset(), "p")) == said


def test_custody_is_never_said_to_last_beyond_the_last_report():
    world = World().person("p").claim("p", "detained_on", "2020-01-01").claim("p", "held_on_report", "2026-01-01")
    html = _card(world.dataset(), "p")
    assert "In custody at the last report, 1 January 2026" in _plain(html)
    assert "still" not in html.lower()


def test_a_person_of_whom_nothing_is_known_has_a_short_calm_card():
    html = _card(World().person("p", "Jan Silent").dataset(), "p")
    assert "No custody on record" in html
    assert "<dl" not in html
    assert "None" not in html


def test_who_is_named_without_a_release_date_has_the_words_and_no_date():
    world = World().event("r", "2025-12-13").person("p").tie("p", "freed_in", "r")
    assert "Freed" in _plain(_card(world.dataset(), "p"))


@pytest.mark.parametrize(
    ("publication", "name", "shown"), [("initials", "J. T.", "J. T."), ("aggregated", "N. N.", "Name not published")]
)
def test_a_person_who_is_not_named_shows_what_there_is(publication, name, shown):
    world = World().person("p", name, publication=publication, one_line=name)
    html = _card(world.claim("p", "detained_on", "2024-06").dataset(), "p")
    assert shown in _plain(html)
    assert "June 2024" in html
    assert "N. N." not in html


def test_hostile_text_is_shown_as_text():
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    world = (
        World()
        .person("p", evil, name_local=evil, one_line=evil)
        .claim("p", "detained_on", "2020", locator=evil, note=evil)
    )
    html = _card(world.dataset(), "p")
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("&lt;script&gt;") >= 4


def test_a_wrong_report_is_among_the_sources_of_the_release():
    html = _card(stefanovic().dataset(), "valiantsin")
    assert "19 March 2026" in _plain(html)
    assert "<del>reported freed 13 December 2025</del>" in html
    assert "13 December 2025" not in _plain(html.replace("<del>reported freed 13 December 2025</del>", ""))
    assert "Still held two days later" in html


def test_who_was_freed_at_home_is_said_to_be():
    assert "Freed in Belarus" in _plain(_card(statkevich().dataset(), "mikalai"))


def test_many_cards_are_one_grid_in_order(ledger):
    html = str(cards(card(EN, ledger, each, strip) for each in select(ledger)))
    assert html.startswith('<div class="cards" role="list">')
    assert re.findall(r'data-person="([^"]+)"', html) == [each.person_id for each in select(ledger)]
    assert html.count('role="listitem"') == len(roster(ledger))


def test_every_status_has_a_name_and_a_shape_of_its_own():
    from components.html.custody import SHAPES

    assert len({status_name(EN, "Belarus", status) for status in Status}) == len(Status) == len(set(SHAPES.values()))


def test_who_is_freed_is_free_from_that_state_on_until_taken_back():
    world = World().person("p").claim("p", "detained_on", "2020-01-01").claim("p", "sentenced_on", "2021-01-01")
    world.claim("p", "expelled_on", "2024-01-01").claim("p", "returned_to_custody_on", "2024-06-01")
    dataset = world.claim("p", "released_at_home_on", "2025-01-01").dataset()
    phases = re.findall(r'<li class="(held|free)"', str(states_list(EN, dataset, entry(dataset, "p"))))
    assert phases == ["held", "held", "free", "held", "free"]
