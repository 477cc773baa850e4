"""A person's page: custody as states, every fact with its mark, ties, journeys, and the way to all claims."""

import re

from planted import World, statkevich, stefanovic

from components.html.profile import facts, profile
from components.text import text_for
from data import relations
from data.custody import STATES

EN = text_for("en")


def _states(html):
    """The states in the order of the page, each with whether it is struck out."""
    items = re.findall(r'<li class="(\w+)( wrong)?" data-state="(\w+)">', html)
    return [(state, phase, bool(wrong)) for phase, wrong, state in items]


def test_statkevichs_states_are_in_the_right_order():
    html = str(profile(EN, statkevich().dataset(), "mikalai"))
    assert _states(html) == [
        ("detained_on", "held", False),
        ("sentenced_on", "held", False),
        ("refused_to_leave_on", "held", False),
        ("returned_to_custody_on", "held", False),
        ("released_at_home_on", "free", False),
    ]
    assert "2,090 days" in html


def test_both_versions_of_stefanovics_release_are_visible_and_the_wrong_one_is_struck_with_its_reason():
    html = str(profile(EN, stefanovic().dataset(), "valiantsin"))
    assert _states(html) == [
        ("detained_on", "held", False),
        ("expelled_on", "held", True),
        ("expelled_on", "free", False),
    ]
    struck = html[html.index('<li class="held wrong"') : html.index('<li class="free"')]
    assert "<del>" in struck
    assert "13 December 2025" in struck
    assert "shown to be wrong" in struck
    assert "Still held two days later" in struck


def test_a_struck_day_has_its_own_mark_and_panel_and_none_of_another_value():
    html = str(profile(EN, stefanovic().dataset(), "valiantsin"))
    struck = html[html.index('<li class="held wrong"') : html.index('<li class="free"')]
    assert "Retracted: shown to be wrong" in struck
    assert "19 March 2026" not in struck
    assert struck.count("<ul>") == 1


def test_who_was_named_among_the_freed_by_mistake_is_struck_among_the_events():
    world = stefanovic().claim("early", "notable_freed", "valiantsin", rank="deprecated", reason="Still held")
    html = str(profile(EN, world.dataset(), "valiantsin"))
    parts = html[html.index('<ul class="parts">') :]
    assert "<del>" in parts
    assert "shown to be wrong" in parts


def test_stefanovics_wrong_release_is_visible_in_the_ledger(ledger):
    html = str(profile(EN, ledger, "valiantsin-stefanovic"))
    states = [(name, wrong) for name, _, wrong in _states(html)]
    assert states.index(("expelled_on", True)) < states.index(("expelled_on", False))


def test_every_person_of_the_ledger_has_a_page_that_shows_every_fact(ledger):
    for person_id in ledger.people:
        html = str(profile(EN, ledger, person_id))
        shown = len(re.findall(r'<details class="cite">', html))
        wanted = [fact for fact in facts(ledger, person_id) if fact.prop.role not in STATES]
        assert shown >= len(wanted), person_id
        assert f'href="/claims?subject={person_id}"' in html
        assert "None" not in html


def test_bialiatskis_page_says_who_he_is_and_links_onward(ledger):
    html = str(profile(EN, ledger, "ales-bialiatski"))
    for expected in ("Ales Bialiatski", 'lang="be">Алесь Бяляцкі', "Also spelled: ", "1,613 days"):
        assert expected in html
    assert 'href="/releases?event=release-2025-12-13"' in html
    assert "as the authorities put it" in html


def _tied():
    world = (
        World()
        .event("r", "2025-12-13")
        .event("talks", "2025-12-12", "Talks", "talks")
        .leg("leg-1", "r", "belarus", "vilnius")
    )
    world.leg("leg-2", "r", "belarus", "ukraine", 2).claim("leg-1", "travelled_on", "2025-12-13")
    world.person("father", "Viktar B").person("son", "Eduard B").tie("son", "child_of", "father")
    world.tie("son", "campaign_of", "father").tie("father", "freed_in", "r").claim("talks", "envoy", "father")
    return world.claim("r", "notable_freed", "father").tie("father", "took_part_in", "talks")


def test_ties_are_told_from_both_sides_with_their_sources():
    dataset = _tied().dataset()
    father, son = (str(profile(EN, dataset, who)) for who in ("father", "son"))
    assert "Parent of" in father
    assert "In whose campaign worked" in father
    assert 'href="/people?person=son"' in father
    assert "Child of" in son
    assert "The Paper" in son


def test_events_name_each_part_once_and_lead_to_the_timeline():
    dataset = _tied().dataset()
    assert [part.event.event_id for part in relations.parts(dataset, "father")] == ["talks", "r"]
    html = str(profile(EN, dataset, "father"))
    assert html.count('href="/releases?event=r"') == 1
    assert "Freed in · Named among the freed" in html
    assert "Took part in · Envoy" in html


def test_a_journey_is_the_persons_own_where_a_source_says_so_and_else_that_of_the_release():
    world = _tied()
    group = str(profile(EN, world.dataset(), "father"))
    assert "not everybody made every part" in group
    assert "Belarus to Ukraine" in group
    assert 'href="/routes?release=r"' in group
    own = str(profile(EN, world.tie("father", "travelled", "leg-1").dataset(), "father"))
    assert "tie these parts of the journey to this person" in own
    assert "Belarus to Ukraine" not in own


def test_who_is_held_is_in_custody_at_the_last_report():
    world = World().person("p").claim("p", "detained_on", "2020-01-01").claim("p", "held_on_report", "2026-01-01")
    html = str(profile(EN, world.dataset(), "p"))
    assert "In custody at the last report, 1 January 2026" in html


def test_a_page_with_nothing_known_says_so_for_prisoners_only():
    world = World().event("r", "2025-12-13").person("freed").tie("freed", "freed_in", "r").person("envoy")
    dataset = world.dataset()
    assert "No dates of this person’s custody" in str(profile(EN, dataset, "freed"))
    assert "<h2" not in str(profile(EN, dataset, "envoy"))


def test_a_retracted_fact_that_is_no_state_is_struck_too():
    world = World().person("p").claim("p", "occupation", "spy", rank="deprecated", reason="not so")
    html = str(profile(EN, world.dataset(), "p"))
    assert "<del>spy</del>" in html
    assert "not so" in html


def test_hostile_text_is_shown_as_text():
    evil = "</li><script>alert(1)</script>"
    world = World().person("p", evil, variants=f"{evil};x", one_line=evil).claim("p", "quote", evil, note=evil)
    world.claim("p", "charge", evil).claim("p", "expelled_on", "2025", rank="deprecated", reason=evil).claim(
        "p", "detained_on", "2020"
    )
    html = str(profile(EN, world.event("r", "2025", evil).tie("p", "freed_in", "r").dataset(), "p"))
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 6


def test_a_counted_person_has_a_page_without_a_name():
    html = str(profile(EN, World().person("p", "N. N.", publication="aggregated", one_line="N. N.").dataset(), "p"))
    assert "Name not published" in html
    assert "N. N." not in html


def test_the_value_that_an_editor_prefers_stands_first_in_a_list_and_the_others_are_also_reported():
    world = World().place("one", "prison").place("two", "prison").person("p").claim("p", "prison", "one")
    dataset = world.claim("p", "prison", "two", rank="preferred", reason="Seen there").dataset()
    html = str(profile(EN, dataset, "p"))
    assert html.index("Two") < html.index("One")
    assert html.count("also reported") == 1


def test_the_way_to_the_map_calls_a_visit_no_release():
    for kind, words in (("other", "journey"), ("swap", "exchange"), ("release", "release")):
        world = World().person("p").event("v", "2026-09-08", kind=kind).leg("v1", "v", "vilnius", "embassy")
        dataset = world.tie("p", "travelled", "v1").dataset()
        assert f"On the map: {words} of 8 September 2026" in str(profile(EN, dataset, "p"))
