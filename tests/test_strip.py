"""The line of life on a card: one axis for all cards, the signs of the lifelines, and the same in words."""

import re
from xml.etree import ElementTree as ET

import pytest
from planted import World, statkevich, stefanovic

from components.charts.lifelines.strip import key, strip
from components.content import person_cards
from components.embeds.registry import makers
from components.text import text_for
from data.people import entry, roster
from tests import stories

EN = text_for("en")


def _strip(dataset, person_id):
    return str(strip(EN, dataset, entry(dataset, person_id)) or "")


def _svg(html):
    return ET.fromstring(re.search(r"<svg.*?</svg>", html, re.DOTALL)[0])


def _paths(html, kind):
    return [each.get("d") for each in _svg(html).iter() if each.get("class") == kind]


@pytest.mark.parametrize("name", ["shipped", "ankara"])
def test_all_cards_of_a_story_have_one_axis(name):
    dataset = stories.dataset(name)
    drawn = [each for person in dataset.people if (each := _strip(dataset, person))]
    assert len(drawn) > 30
    assert len({(*_paths(each, "grid"), _svg(each).get("viewBox")) for each in drawn}) == 1


def test_a_line_has_the_signs_of_the_lifelines_and_says_its_turns_with_their_sources():
    html = _strip(statkevich().dataset(), "mikalai")
    assert (len(_paths(html, "refused")), html.count('class="returned"')) == (1, 1)
    words = re.sub(r"<details.*?</details>|<svg.*?</svg>|<[^>]+>", " ", html, flags=re.DOTALL)
    assert "refused to leave 11 September 2025" in words
    assert html.count('<details class="cite">') == html.count("<li>") - html.count("<ul><li>")


def test_a_report_that_was_wrong_is_crossed_out_and_struck_through():
    html = _strip(stefanovic().dataset(), "valiantsin")
    assert len(_paths(html, "wrong")) == 1
    assert "<del>reported freed 13 December 2025</del>" in html


def test_the_drawing_is_not_read_aloud_and_the_days_are_said_once(ledger):
    html = _strip(ledger, "andrei-aliaksandrau")
    heard = re.sub(r'<(svg|span) [^>]*aria-hidden="true".*?</\1>', "", html, flags=re.DOTALL)
    assert "<svg" not in heard
    words = re.sub(r"<[^>]+>", "", heard)
    assert words == "In custody: at least 2,061 days, to the last report, 4 September 2026"


def test_days_that_are_about_so_many_are_told_so():
    world = World().event("r", "2025-12-13").person("p")
    world.claim("p", "detained_on", "2021-07-14~").claim("p", "expelled_on", "2025-12-13")
    assert "<b>~1,613</b>" in _strip(world.dataset(), "p")


def test_nobody_without_custody_has_a_line(ledger):
    without = {person for person in ledger.people if not _strip(ledger, person)}
    assert {each.person_id for each in roster(ledger).values() if each.span} & without == set()
    assert without
    assert key(EN, ledger, [entry(ledger, person) for person in without]) is None


def test_the_key_has_the_signs_of_the_cards_alone(ledger):
    said = str(key(EN, ledger, [entry(ledger, "mikalai-statkevich")]))
    assert "Refused to leave" in said
    assert "shown to be wrong" not in said


def test_what_the_lines_show_is_among_the_facts_of_the_cards(ledger):
    who = entry(ledger, "mikalai-statkevich")
    shown = {fact.prop.role for fact in person_cards.facts_of(ledger, [who])}
    assert {"stayed_behind", "returned"} <= shown


def test_a_persons_embed_bears_the_same_line_in_fewer_bytes(ledger):
    made = str(dict(makers(EN, ledger))["person/mikalai-statkevich"]().body)
    small, whole = (
        re.search(r"<svg.*?</svg>", each, re.DOTALL)[0] for each in (made, _strip(ledger, "mikalai-statkevich"))
    )
    for sign in ("grid", "begin", "solid", "refused", "returned"):
        assert f"class={sign} " in small
        assert f'class="{sign}"' in whole
    assert len(small) < len(whole)
