"""A source at its link: the first publisher, a headline or a description of ours, and how the page was read."""

import re

import pytest

from components.embeds.footnotes import Notes
from components.html import citations, sources
from components.text import text_for
from data import titles
from data.model import Source
from tests.planted import SOURCE

EN = text_for("en")


def _source(**cells):
    return Source.model_validate(SOURCE | cells)


@pytest.mark.parametrize(
    ("given", "first"),
    [
        ("webjosh.com (Al Jazeera text)", "Al Jazeera"),
        ("NewsFinale (copy of AP)", "AP"),
        ("squidsite02.com (Reuters)", "Reuters"),
        ("BBC (copy on ethio-amazon.com)", "BBC"),
        ("CPJ (copy)", "CPJ"),
        ("perceptiocs.com (Wikipedia copy)", "Wikipedia"),
        ("Wikipedia (wikisum.wiki copy)", "Wikipedia"),
        ("Defend Lawyers (statement of the FIDH-OMCT Observatory)", "FIDH-OMCT Observatory"),
        ("Belkorpus (copy of a news channel post)", "Belkorpus"),
        ("Zerkalo (mirror address), after Radio Svaboda", "Zerkalo"),
        ("tricksfast.com (Lithuanian foreign ministry statement)", "Lithuanian foreign ministry"),
        ("Nasha Niva", "Nasha Niva"),
    ],
)
def test_the_first_publisher_of_a_mirror_stands_first(given, first):
    assert sources.publisher(_source(publisher=given, url_status="mirror")) == first
    assert sources.publisher(_source(publisher=given, url_status="as_found")) == given


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({}, ()),
        ({"url_status": "mirror"}, ("read at a mirror, example.org",)),
        ({"url_status": "rebuilt"}, ("address rebuilt, not as found",)),
        ({"url_status": "relayed"}, ("known through a relay, not read itself",)),
        (
            {"url_status": "mirror", "reliability": "weak"},
            ("read at a mirror, example.org", "weak source, not counted"),
        ),
    ],
)
def test_how_a_page_was_read_is_said_in_words(cells, said):
    assert sources.read_at(EN, _source(**cells)) == said


@pytest.mark.parametrize(
    ("title", "words", "ours"),
    [
        ("Belarus frees 123", "Belarus frees 123", False),
        ("[Belarus frees 123]", "Belarus frees 123", True),
        ("[title not shown in excerpt] 42 pardoned", "42 pardoned", True),
        ("[title from address] 42 pardoned", "42 pardoned", True),
        ("[Press review] of 3 July", "Press review of 3 July", True),
    ],
)
def test_a_description_of_ours_is_no_headline(title, words, ours):
    source = _source(title=title, language="ru")
    html = str(sources.link(EN, source))
    assert titles.is_description(source) is ours
    assert titles.words(source) == words
    assert (f"<i>Description: {words}</i>" in html) is ours
    assert f'lang="{"en" if ours else "ru"}"' in html
    assert "[" not in html


def test_no_link_of_the_ledger_shows_a_bracket_and_every_mirror_is_called_one(ledger):
    for source in ledger.sources.values():
        html = str(sources.link(EN, source))
        assert ">[" not in html
        assert ("read at a mirror" in " ".join(sources.read_at(EN, source))) == (source.url_status == "mirror")


def test_desk_and_embeds_tell_mirrors_at_the_link(ledger):
    fact = next(
        f for f in ledger.all_facts if any(ledger.sources[c.source_id].url_status == "mirror" for c in f.claims)
    )
    notes = Notes(EN, ledger)
    notes.sentence(fact)
    for html in (str(citations.mark(EN, ledger, fact)), str(notes.list())):
        assert "read at a mirror" in html


HEALTH = re.compile(r"stroke|infarct|heart-attack|hospital|cancer|tumou?r|surgery|diabet|disab|illness", re.IGNORECASE)
"""Words of an address that would tell of somebody's health, which the policy leaves out of titles as well."""


def test_no_address_tells_of_a_persons_health(ledger):
    assert HEALTH.search("https://example.org/politician-released-from-prison-he-suffered-a-stroke")
    assert [source.url for source in ledger.sources.values() if HEALTH.search(source.url)] == []
