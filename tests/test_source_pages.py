"""The pages of sources: the table that sorts and filters, the page of each, and two side by side."""

import re
from html import unescape

import pytest
from desk import painted

from components.content.sources import PAGE_SIZE, select
from components.html import falls as words
from components.html.sources_table import ORDERS, record
from components.text import text_for
from data import attribution, falls, overlap, track_records
from data.claim_filter import Filter, matching
from data.claim_index import claim_index
from data.vocabulary import OriginKind, Reliability, ValueStatus
from tests.stories import NAMES, dataset

EN = text_for("en")
LARGEST = 105_000
"""Bytes of a page without what every page has around it; with that it must be no larger than 160 kB."""
BELTA = {"origin": "belta"}


def plain(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def section(html, name):
    return re.search(
        rf'<section id="{name}" class="story">.*?</section>|<section class="story" id="{name}">.*?</section>',
        html,
        re.S,
    )[0]


@pytest.mark.parametrize("name", NAMES)
def test_every_origin_and_every_page_has_a_page_within_the_budget(name):
    of = dataset(name)
    for kind, things in (("source", of.sources), ("origin", of.origins)):
        largest = sorted(things, key=lambda each: -len(_voice(of, kind, each).statements))[:3]
        for key in (*largest, next(iter(things))):
            html = painted(of, "sources", **{kind: key})
            assert len(html.encode()) < LARGEST, key
            assert "What falls if it is wrong" in html
            for view in ("falls", "alone", "past", "says"):
                assert len(painted(of, "sources", **{kind: key, "show": view}).encode()) < LARGEST


def _voice(of, kind, key):
    return (attribution.of_origin if kind == "origin" else attribution.of_source)(of, key)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("by", ["origins", "pages"])
def test_the_table_stands_in_the_order_that_is_asked_for(ledger, by, order):
    rows = select(ledger, {"by": by, "sort": order})
    assert len(rows) == len(ledger.origins if by == "origins" else ledger.sources)
    field = order.removeprefix("-")
    keys = [getattr(record(ledger, row), field) for row in rows] if field != "name" else []
    assert keys == sorted(keys, reverse=order.startswith("-"))
    html = painted(ledger, "sources", by=by, sort=order)
    assert len(re.findall(r'<th scope="row"', html)) == min(PAGE_SIZE, len(rows))
    if by == "origins" or field != "pages":
        assert html.count("aria-sort=") == 1


def test_the_filters_leave_what_they_say(ledger):
    state = select(ledger, {"state": "yes"})
    assert state
    assert all(origin.state_run for origin in state)
    agencies = select(ledger, {"kind": "agency"})
    assert {origin.kind for origin in agencies} == {OriginKind.AGENCY}
    weak = select(ledger, {"by": "pages", "weak": "yes"})
    assert {page.reliability for page in weak} == {Reliability.WEAK}
    russian = select(ledger, {"by": "pages", "language": "ru"})
    assert {page.language for page in russian} == {"ru"}
    speaking = {origin.origin_id for origin in select(ledger, {"language": "ru"})}
    assert {page.origin for page in russian} <= speaking
    assert "No source fits these filters." in painted(ledger, "sources", kind="church", state="yes")


@pytest.mark.parametrize("name", NAMES)
def test_a_record_counts_what_the_statements_say(name):
    of = dataset(name)
    for origin, each in track_records.of_origins(of).items():
        voice = attribution.of_origin(of, origin)
        assert each.past == len(voice.with_status(ValueStatus.PAST))
        assert each.wrong == len(voice.with_status(ValueStatus.WRONG))
        assert (each.facts, each.alone) == (len(voice.facts), len(voice.alone))


def test_the_page_of_an_origin_tells_what_it_is_what_rests_on_it_and_what_falls(ledger):
    html = painted(ledger, "sources", **BELTA)
    said, fall = plain(html), falls.of_origin(ledger, "belta")
    voice = attribution.of_origin(ledger, "belta")
    assert "News agency · Belarus · state-run" in said
    assert "Speaks with the voice of President of Belarus" in said
    assert words.summary(EN, fall) in said
    assert section(html, "falls").count("<li>") == len(fall.changes) + len(fall.totals) + bool(fall.held)
    assert section(html, "alone").count("<li>") == len(voice.alone)
    assert section(html, "past").count("<li>") == len(voice.with_status(ValueStatus.PAST, ValueStatus.WRONG))
    assert "nobody says so" in section(html, "falls")
    for each in voice.with_status(ValueStatus.WRONG):
        assert each.claim.reason in unescape(section(html, "past"))


def test_the_page_of_an_origin_names_its_parts_and_its_whole(ledger):
    html = painted(ledger, "sources", origin="belarus-president")
    assert '<a href="/sources?origin=belta" target="_self">BelTA</a>' in html
    assert '<a href="/sources?origin=belarus-president" target="_self">' in painted(ledger, "sources", **BELTA)


def test_the_page_of_a_source_tells_how_it_was_read_and_whose_word_it_gives(ledger):
    html = painted(ledger, "sources", source="ap-2024-07-03")
    source = ledger.sources["ap-2024-07-03"]
    assert f'href="{source.url}"' in html
    assert '<a href="/sources?origin=ap" target="_self">' in html
    assert EN.date(source.published_on) in html


VIASNA = "viasna"


def _differing(of, origin):
    voices = (attribution.of_origin(of, each) for each in (VIASNA, origin))
    return len(overlap.overlap(of, *voices).unlike) if origin != VIASNA else 0


def test_two_side_by_side_agree_differ_or_speak_alone(ledger):
    other = max(ledger.origins, key=lambda each: _differing(ledger, each))
    first, second = (attribution.of_origin(ledger, each) for each in (VIASNA, other))
    both = overlap.overlap(ledger, first, second)
    shared = {each.fact.key for each in (*both.alike, *both.unlike)}
    one, two = ({fact.key for fact in voice.facts} for voice in (first, second))
    assert shared == one & two
    assert {each.fact.key for each in both.only[0]} == one - two
    assert {each.fact.key for each in both.only[1]} == two - one
    assert both.unlike
    for each in both.unlike:
        values = [{statement.claim.value for statement in side} for side in each.sides]
        assert values[0] != values[1]
    html = painted(ledger, "sources", origin=VIASNA, **{"with": other})
    assert html.count("<tbody>") == bool(both.alike) + bool(both.unlike)
    assert f"What only {ledger.origins[other].name} says" in html
    mirrored = overlap.overlap(ledger, second, first)
    assert {e.fact.key for e in mirrored.unlike} == {e.fact.key for e in both.unlike}


def test_a_page_beside_one_of_another_kind_or_itself_is_its_own_page(ledger):
    alone = painted(ledger, "sources", **BELTA)
    for other in ("belta", "ap-2024-07-03"):
        html = painted(ledger, "sources", **BELTA, **{"with": other})
        assert section(html, "falls") == section(alone, "falls")


@pytest.mark.parametrize("name", ["shipped", "ankara"])
def test_the_page_of_claims_counts_the_same_facts_as_resting_on_somebody_alone(name):
    of, some = dataset(name), 0
    for origin in set(claim_index(of).facets["origin"].values):
        if not attribution.parts(of, origin):
            asked = Filter(facets=(("origin", (origin,)),), alone=True)
            alone = {fact.key for fact in attribution.of_origin(of, origin).alone}
            assert {hit.fact.key for hit in matching(of, asked).hits()} == alone, origin
            some += bool(alone)
    assert some


def test_every_citation_leads_to_the_page_of_its_source(ledger):
    html = painted(ledger, "claims", subject="release-2025-12-13")
    lines = re.findall(r'<li><b><a href="/sources\?source=([^"]+)" target="_self">', html)
    assert lines
    assert set(lines) <= set(ledger.sources)
