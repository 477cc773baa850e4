"""The page of an event: every section for which the ledger has facts, figures as in the claims, sentences for names."""

import re
from functools import cache
from html import unescape

import pytest

from components.content.event_story import chain
from components.embeds import event as embed
from components.embeds.page import LONGEST, WIDTHS, document, room
from components.html import leads
from components.html.event import beside, closing, differ, quotes, who
from components.site import Site
from components.text import text_for
from data import releases, shares, totals
from data.leads import Lead
from data.news import corrections_of
from data.roles import Role
from data.vocabulary import Datatype
from tests import stories
from tests.desk import painted
from tests.planted import World

EN = text_for("en")
DECEMBER = "release-2025-12-13"
EVENTS = [(name, event) for name in stories.NAMES for event in releases.ids(stories.dataset(name))]
FACT = re.compile(
    r'<div class="fact">(?P<shown>(?:(?!<div class="fact">).)*?)'
    r'<details class="cite"><summary aria-label="(?P<label>[^"]*?): (?P<standing>[a-z ]+)\. Show sources"',
    re.S,
)
HEAD = re.compile(r"<h3>(?P<sentence>.*?)</h3><p><svg.*?</svg> <b>(?P<standing>[^<]*)</b>", re.S)


@cache
def _page(name, event):
    return painted(stories.dataset(name), "releases", event=event)


def _words(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def _numbers(html):
    return set(re.findall(r"\d[\d,.]*\d|\d", _words(html)))


@pytest.mark.parametrize(("name", "event_id"), EVENTS)
def test_a_release_has_a_page_with_each_section_for_which_the_ledger_has_facts(name, event_id):
    dataset = stories.dataset(name)
    html, event = _page(name, event_id), dataset.events[event_id]
    facts = dataset.facts(event_id)
    wanted = {
        "numbers": any(find(dataset, event) for find in (shares.destinations, shares.citizenships)),
        "way": bool(dataset.legs_of(event_id)),
        "who": bool(who.named(dataset, event) or dataset.facts(event_id, Role.NAMED_NOT_FREED)),
        "deal": len(chain(dataset, event)) > 1 or any(fact.prop.role is Role.IN_RETURN for fact in facts),
        "differ": bool(differ.disputed(dataset, event)),
        "words": bool(quotes.quotes(dataset, event)),
        "sources": True,
    }
    assert f">{event.headline}</h1>" in unescape(html)
    assert {section for section, there in wanted.items() if there} <= set(re.findall(r'<section id="([a-z]+)"', html))
    for section in ("words", "differ"):
        assert (f'<section id="{section}"' in html) is wanted[section]
    assert ("<svg" in html.split('<section id="way"')[-1].split("</section>")[0]) or not wanted["way"]


@pytest.mark.parametrize(("name", "event_id"), EVENTS)
def test_each_figure_is_that_of_the_claims(name, event_id):
    dataset = stories.dataset(name)
    figures = [fact for fact in dataset.facts(event_id) if fact.prop.datatype is Datatype.QUANTITY]
    shown = {}
    for found in FACT.finditer(_page(name, event_id)):
        shown.setdefault(unescape(found["label"]), []).append((_numbers(found["shown"]), found["standing"]))
    for fact in figures:
        claims = painted(dataset, "claims", subject=event_id, property=fact.prop.property)
        head = HEAD.search(claims)
        of_claims = _numbers(claims.split('class="evidence"')[1])
        here = shown[EN.t(fact.prop.label)]
        assert any(standing == head["standing"] for _, standing in here), fact.prop.property
        assert any(numbers and numbers <= of_claims for numbers, _ in here), (fact.prop.property, here)


@pytest.mark.parametrize("name", ["shipped", "ankara"])
def test_every_fact_of_a_release_stands_on_its_page(name):
    dataset = stories.dataset(name)
    for event_id in releases.ids(dataset):
        html = _page(name, event_id)
        for fact in dataset.facts(event_id):
            if fact.prop.role is not Role.NAMED_FREED:
                label = EN.t(fact.prop.label)
                assert f'aria-label="{label}: ' in unescape(html), (event_id, fact.key)


def test_names_of_fields_are_told_as_sentences(ledger):
    gone = ("Extent", "Nature of the transfer", "Background")
    for event in ledger.events.values():
        pages = [_page("shipped", event.event_id)] if event.kind in totals.RELEASES else []
        pages.append(document(EN, ledger, embed.story(EN, ledger, event), Site()))
        for html in pages:
            assert not any(word in _words(html) for word in gone)
            assert "<dt title=" not in html
    assert not any(word in painted(ledger, "claims", subject=DECEMBER) for word in gone)
    assert "It was described as: exchange for wounded Russians" in _words(_page("shipped", DECEMBER))


def test_an_embed_of_a_story_has_the_sections_of_its_page(ledger):
    for event_id in releases.ids(ledger):
        html = document(EN, ledger, embed.story(EN, ledger, ledger.events[event_id]), Site())
        sections = re.findall(r'<section id="([a-z]+)"', html)
        assert sections == [
            s for s in re.findall(r'<section id="([a-z]+)"', _page("shipped", event_id)) if s != "sources"
        ]


@pytest.mark.parametrize("name", stories.NAMES)
def test_an_embed_folds_the_sections_for_which_a_phone_has_no_room_under_their_headings(name):
    dataset = stories.dataset(name)
    folded = set()
    for event in dataset.events.values():
        page = embed.story(EN, dataset, event)
        html = document(EN, dataset, page, Site())
        shut = [bool(each) for each in re.findall(r'<section id="[a-z]+">(<details><summary>)?<h2>', html)]
        assert len(shut) == html.count("<section id=")
        assert shut == sorted(shut)
        assert not any(shut[:1])
        seen = re.sub(r'<section id="[a-z]+"><details>.*?</details></section>', "", str(page.body), flags=re.S)
        tall = room(WIDTHS[0], page.title, page.subtitle, seen)
        assert shut.count(False) <= 1 or tall <= LONGEST
        assert html.count("</details></section>") == sum(shut)
        folded.add(any(shut))
    assert (True in folded) is (name != "made-up")


def test_shares_add_up_to_the_whole_or_say_what_is_left(ledger):
    event = ledger.events[DECEMBER]
    where = shares.destinations(ledger, event)
    assert [share.part.number for share in where.shares] == [114, 9]
    assert where.rest == 0
    states = shares.citizenships(ledger, event)
    assert states.rest == 123 - sum(share.part.number for share in states.shares) > 0
    html = _page("shipped", DECEMBER)
    assert "Together 123: all of them." in html
    assert "Not counted apart" in html
    assert html.count('<rect class="span"') == 1


def test_shares_that_hold_more_than_the_whole_say_so():
    world = World().event("out", "2026-01-02").claim("out", "freed_total", "5")
    dataset = world.claim("out", "to_lithuania", "4").claim("out", "to_ukraine", "3").dataset()
    assert shares.destinations(dataset, dataset.events["out"]).rest == -2
    assert "Together 7, more than the 5 freed" in painted(dataset, "releases", event="out")


def test_what_is_left_is_left_of_the_adopted_whole_however_high_others_count():
    world = World().event("out", "2026-01-02").claim("out", "freed_total", "7", rank="preferred", reason="a list")
    dataset = world.claim("out", "freed_total", "9").claim("out", "to_lithuania", "4").dataset()
    where = shares.destinations(dataset, dataset.events["out"])
    assert (where.rest, where.span) == (3, 9)


def test_where_sources_differ_each_value_has_a_row_and_something_would_settle_it(ledger):
    html = _page("shipped", "release-2026-09-16").split('<section id="differ"')[1].split("</section>")[0]
    table = re.search(r"<table.*?</table>", html, re.S)[0]
    rows = re.findall(r'<th scope="row">(.*?)</th>', table, re.S)
    assert {"4", "25"} <= set(map(_words, rows))
    assert "whether four or all 25 were taken to Lithuania" in html


def test_leads_of_one_ledger_settle_nothing_in_another(tmp_path):
    path, shipped, ankara = tmp_path / "leads.csv", stories.dataset("shipped"), stories.dataset("ankara")
    both = next(event for event in ankara.events if event in shipped.events)
    lines = [",".join(Lead.model_fields), f"lead-1,{both},A page,,who came,yes,", f"lead-2,{DECEMBER},A page,,who,yes,"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert [lead.lead_id for lead in leads.about(shipped, both, path)] == ["lead-1"]
    assert not leads.about(ankara, both, path)


def test_quotes_are_of_the_freed_and_of_those_who_took_part_in_its_days(ledger):
    speakers = {fact.subject_id for fact in quotes.quotes(ledger, ledger.events[DECEMBER])}
    assert {"ales-bialiatski", "john-coale"} <= speakers
    assert not quotes.quotes(ledger, ledger.events["release-2025-09-11"])


def test_a_source_stands_once_under_whoever_it_speaks_for(ledger):
    event = ledger.events[DECEMBER]
    pages = closing.by_origin(ledger, closing.all_facts(ledger, event))
    listed = [source.source_id for sources in pages.values() for source in sources]
    cited = {claim.source_id for fact in closing.all_facts(ledger, event) for claim in fact.claims}
    assert len(listed) == len(set(listed))
    assert set(listed) == cited


def test_a_correction_of_somebody_whom_it_freed_is_noted(ledger):
    assert [each.subject_id for each in corrections_of(ledger, "release-2026-03-19")]
    assert "13 December 2025" in _page("shipped", "release-2026-03-19").split('<section id="sources"')[1]


def test_two_releases_are_lined_up_with_what_is_like_and_unlike(ledger):
    left, right = ledger.events[DECEMBER], ledger.events["release-2025-09-11"]
    html = painted(ledger, "releases", event=left.event_id, **{"with": right.event_id})
    rows = {row.prop.property: row for row in beside.rows(ledger, left, right)}
    assert rows["legal_form"].alike
    assert not rows["freed_total"].alike
    assert not rows["to_ukraine"].known_of_both
    said = beside.likeness(EN, ledger, left, right)
    assert "Legal form" in said[0]
    assert said[0].startswith("Alike in")
    assert "People freed" in said[1]
    assert "Taken to Ukraine" in said[2]
    assert all(words in unescape(html) for words in said)
    assert "51 or 52" in html


def test_another_beside_itself_is_the_page_alone(ledger):
    html = painted(ledger, "releases", event=DECEMBER, **{"with": DECEMBER})
    assert '<section id="numbers"' in html


def test_a_mark_of_the_timeline_opens_a_panel_that_leads_to_the_page(ledger):
    html = painted(ledger, "timeline", event=DECEMBER, kind="release")
    panel = html.split('class="chosen-event"')[1].split("</section>")[0]
    assert f'href="/releases?event={DECEMBER}"' in panel
    assert 'href="/timeline?kind=release"' in panel
    assert '<section id="numbers"' not in html
