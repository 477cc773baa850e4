"""A mark says the standing in form and words, and opens everyone who says so and who says otherwise."""

from html import unescape

import pytest
from planted import World

from components.content.event_story import whole
from components.html import citations, evidence, labels
from components.text import Text
from data import status
from data.vocabulary import Standing, VersionState

EN = Text("en")


def one(ledger, standing):
    return next(fact for fact in ledger.all_facts if fact.standing is standing)


@pytest.mark.parametrize("standing", list(Standing))
def test_every_standing_has_a_form_and_a_name_of_its_own(standing):
    assert len(set(citations.GLYPHS.values())) == len(Standing)
    assert labels.standing(EN, standing)


@pytest.mark.parametrize("standing", list(Standing))
def test_a_mark_opens_every_claim_with_its_link(ledger, standing):
    fact = one(ledger, standing)
    html = str(citations.mark(EN, ledger, fact))
    for claim in fact.claims:
        source = ledger.sources[claim.source_id]
        assert source.url.replace("&", "&amp;") in html
    assert html.count("<li>") == len(fact.claims)
    assert labels.standing(EN, standing) in html


def test_a_disputed_fact_shows_its_other_values_and_reasons(ledger):
    fact = ledger.fact("release-2025-12-13", "belarusians_to_ukraine")
    html = str(citations.mark(EN, ledger, fact))
    assert fact.standing is Standing.DISPUTED
    for version in fact.versions:
        assert labels.value(EN, ledger, fact.prop, version.value) in html
        assert labels.value_status(EN, status.of_version(fact, version)) in html
        for reason in version.reasons:
            assert reason in unescape(html)


def test_a_source_line_counts_pages_voices_and_disputes(ledger):
    facts = ledger.facts("release-2025-12-13")
    line = citations.source_line(EN, ledger, facts)
    sources = {c.source_id for f in facts for c in f.claims}
    assert f"{len(sources)} pages" in line
    assert f"{ledger.support_of(c for f in facts for c in f.claims).voices} independent voices" in line
    assert "disputed" in line
    assert EN.date(ledger.cutoff) in line


def test_weak_mirrored_and_relayed_sources_are_named_so(ledger):
    lines = " ".join(str(citations.mark(EN, ledger, fact)) for fact in ledger.all_facts)
    assert "weak source, not counted" in lines
    assert "read at a mirror" in lines
    assert f"origin: {ledger.origins['viasna'].name}" in lines


def test_evidence_shows_a_column_for_each_value(ledger):
    fact = ledger.fact("release-2025-12-13", "belarusians_to_ukraine")
    html = str(evidence.comparison(EN, ledger, fact))
    assert html.count('class="version') == len(fact.versions)
    assert len(evidence.table(EN, ledger, [fact]).lines) == len(fact.claims)


def test_an_overtaken_fact_leads_to_what_overtook_it(ledger):
    fact = ledger.fact("release-2025-12-13", "largest_since_talks_opened")
    assert "event=release-2026-03-19" in str(evidence.comparison(EN, ledger, fact))
    assert fact.versions[0].state is VersionState.ADOPTED


def test_every_event_has_a_story_and_every_fact_words(ledger):
    for event in ledger.events.values():
        assert f">{event.headline}</h1>" in unescape(str(whole(EN, ledger, event)))
    for fact in ledger.all_facts:
        assert labels.fact_value(EN, ledger, fact)
        assert labels.subject(EN, ledger, fact.subject_id)


def test_a_fact_that_only_weak_sources_give_has_no_voice_that_counts():
    world = World().event("a", "2026-01-01").weak("a", "freed_total", "15")
    fact = world.dataset().fact("a", "freed_total")
    assert citations.summary(EN, fact) == "Not corroborated: no voice that counts, 1 page."
    heard = world.claim("a", "freed_total", "15").dataset().fact("a", "freed_total")
    assert citations.summary(EN, heard) == "Not corroborated: 1 voice in 1 page."


def test_where_on_a_page_a_claim_stands_is_said_in_plain_words(ledger):
    kinds = {claim.locator: claim for fact in ledger.all_facts for claim in fact.claims}
    for place, claim in kinds.items():
        if place.startswith("excerpt"):
            assert "the part " in str(citations.claim_line(EN, ledger, claim)[3])
    assert labels.locator(EN, "excerpt, paragraph 2") == "in the part that could be read: paragraph 2"
    assert labels.locator(EN, "headline") == "headline"


def test_a_day_that_one_voice_gives_is_said_apart_from_its_month(ledger):
    fact = ledger.fact("ales-bialiatski", "detained_on")
    alone = next(f for f in ledger.all_facts if f.standing is Standing.ONE_VOICE and f.wider.voices > f.support.voices)
    assert citations.summary(EN, fact).startswith(("Corroborated: ", "Disputed: "))
    assert citations.summary(EN, alone).startswith("Not corroborated to the ")
    assert "Less precisely, corroborated: 2 voices in" in citations.summary(EN, alone)
