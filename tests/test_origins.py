"""Origins: each is listed once, used and named; the voices behind key figures are counted again, from the tables."""

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from data import TABLES
from data.quantities import Quantity
from data.vocabulary import EventKind, Rank, Reliability, Standing

CURATION = Path(__file__).parent.parent / "docs" / "curation" / "origins.md"
CHANGED = re.compile(r"^\| (?!source|claim)([a-z0-9-]+) \| ([a-z0-9-]+) \| ([a-z0-9-]+) \| (.+) \|$", re.M)
FREEING = {EventKind.RELEASE, EventKind.PARDON, EventKind.SWAP}


def rows(name):
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def origins():
    return {row["origin_id"]: row for row in rows("origins")}


@pytest.fixture(scope="module")
def spoken():
    """Whose word each source and each claim is, by id."""
    pages = {row["source_id"]: row["origin"] for row in rows("sources")}
    return pages | {row["claim_id"]: row["origin"] or pages[row["source_id"]] for row in rows("claims")}


def test_every_origin_that_is_named_is_listed_and_every_listed_one_is_named(origins, spoken):
    named = set(spoken.values()) | {row["part_of"] for row in origins.values()} - {""}
    assert named == set(origins)


def test_no_body_stands_under_two_names(origins):
    def bare(name):
        return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalnum())

    assert [n for n, count in Counter(bare(row["name"]) for row in origins.values()).items() if count > 1] == []


def test_what_was_changed_is_still_as_the_page_of_origins_says(spoken):
    changed = CHANGED.findall(CURATION.read_text(encoding="utf-8"))
    assert len(changed) > 250
    assert Counter(row for row, *_ in changed).most_common(1)[0][1] == 1
    wrong = {row: spoken.get(row) for row, before, now, why in changed if spoken.get(row) != now or before == now}
    assert wrong == {}


def most_voices(pairs):
    """The most pages that can each be given an origin of its own, found by trying every assignment."""
    pages = sorted({page for page, _ in pairs})

    def after(index, taken):
        if index == len(pages):
            return len(taken)
        free = {origin for page, origin in pairs if page == pages[index]} - taken
        return max([after(index + 1, taken), *(after(index + 1, taken | {origin}) for origin in free)])

    return after(0, frozenset())


def whole(origins, origin):
    while origins[origin]["part_of"]:
        origin = origins[origin]["part_of"]
    return origin


def recounted(ledger, origins, spoken, fact):
    """The voices that agree with the adopted value, from the rows of the tables alone."""
    live = [c for c in fact.claims if c.rank is not Rank.DEPRECATED and not c.overtaken_by]
    agreeing = [c for c in live if c.value.agrees(fact.value)]
    strong = [c for c in agreeing if ledger.sources[c.source_id].reliability is not Reliability.WEAK]
    pairs = {(c.source_id, whole(origins, spoken[c.claim_id])) for c in strong or agreeing}
    return most_voices(pairs) if strong else min(1, most_voices(pairs))


def test_no_figure_of_a_release_is_corroborated_by_fewer_than_two_voices(ledger, origins, spoken):
    freeing = {e.event_id for e in ledger.events.values() if e.kind in FREEING} | {ledger.country}
    figures = [f for f in ledger.all_facts if f.subject_id in freeing and isinstance(f.value, Quantity)]
    assert len(figures) > 150
    live = [f for f in figures if f.standing not in (Standing.SUPERSEDED, Standing.RETRACTED)]
    counted = {fact.key: recounted(ledger, origins, spoken, fact) for fact in live}
    assert {f.key: f.support.voices for f in live} == counted
    weak = [f.key for f in live if f.standing is Standing.CORROBORATED and counted[f.key] < 2]
    assert weak == []


@pytest.mark.parametrize(
    ("subject", "figure", "voices"),
    [
        ("release-2024-07-03", "political_prisoners_freed", 1),
        ("pardon-2024-11-07", "freed_total", 1),
        ("pardon-2024-11-20", "freed_total", 1),
        ("release-2025-09-11", "political_prisoners_freed", 1),
        ("pardon-2025-12-30", "political_prisoners_freed", 1),
        ("pardon-2026-03-05", "political_prisoners_freed", 1),
        ("release-2025-12-13", "freed_total", 2),
    ],
)
def test_what_one_office_said_is_one_voice_in_however_many_pages(ledger, subject, figure, voices):
    fact = ledger.fact(subject, figure)
    assert fact.support.voices == voices
    assert len(fact.support.pages) > voices
