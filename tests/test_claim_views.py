"""One claim at its permanent address, and all voices on a subject side by side."""

import re
from html import unescape

import pytest
from desk import drawn, open_page, painted

from data import status
from data.claim_index import rows_by_id
from data.side_by_side import matrix
from data.vocabulary import Reliability, Standing, UrlStatus
from tests import stories

RELEASE = "release-2025-09-11"


def _words(html):
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


@pytest.mark.parametrize("name", stories.NAMES)
def test_a_claim_has_a_page_that_says_what_its_row_says(name):
    dataset = stories.dataset(name)
    for claim in dataset.claims[:: max(len(dataset.claims) // 25, 1)]:
        words = _words(painted(dataset, "claims", claim=claim.claim_id))
        for said in (claim.claim_id, str(claim.value), claim.reason, claim.note, dataset.origin(claim).name):
            assert " ".join(said.split()) in words, claim.claim_id
        assert f"Rank {claim.rank}" in words


def test_the_page_of_a_claim_names_what_overtook_it_and_what_was_corrected(ledger):
    overtaken = next(claim for claim in ledger.claims if claim.overtaken_by in ledger.events)
    words = _words(painted(ledger, "claims", claim=overtaken.claim_id))
    assert f"{ledger.events[overtaken.overtaken_by].headline}" in words
    correction = next(each for each in ledger.corrections if each.property)
    fact = ledger.fact(correction.subject_id, correction.property)
    assert correction.reason in _words(painted(ledger, "claims", claim=fact.claims[0].claim_id))


def test_a_claim_that_was_shown_to_be_wrong_is_struck_in_its_own_title(ledger):
    row = next(row for row in rows_by_id(ledger).values() if status.of_claim(*row) is status.ValueStatus.WRONG)
    heading = re.search("<h1>.*?</h1>", painted(ledger, "claims", claim=row[2].claim_id))[0]
    assert "<del>" in heading
    assert "shown to be wrong" in heading


def test_an_unknown_id_is_named_as_unknown(ledger):
    for html in (painted(ledger, "claims", claim="c<9999>"), drawn(open_page("claims", claim="c<9999>"))):
        assert "No claim c&lt;9999&gt; is on record" in html
        assert 'href="/claims"' in html


def test_each_line_of_a_source_leads_to_the_page_of_its_claim(ledger):
    fact = ledger.fact(RELEASE, "freed_total")
    paint = painted(ledger, "claims", subject=RELEASE, property="freed_total")
    for claim in fact.claims:
        assert f'href="/claims?claim={claim.claim_id}"' in paint


@pytest.mark.parametrize("name", stories.NAMES)
def test_every_claim_of_a_subject_stands_side_by_side_once(name):
    dataset = stories.dataset(name)
    for subject in dict.fromkeys(claim.subject_id for claim in dataset.claims):
        found = matrix(dataset, subject)
        lines = (*found.differing, *found.agreed)
        cells = [(line, said) for line in lines for each in line.cells.values() for said in each]
        stand = [claim.claim_id for _, said in cells for claim in (*said.own, *said.folded)]
        assert sorted(stand) == sorted(claim.claim_id for claim in dataset.claims if claim.subject_id == subject)
        for _, said in cells:
            pages = [dataset.sources[claim.source_id] for claim in said.folded]
            assert all(p.reliability is Reliability.WEAK or p.url_status is UrlStatus.RELAYED for p in pages)
        assert all(line.fact.standing is not Standing.DISPUTED for line in found.agreed)


def test_a_part_speaks_with_the_voice_of_its_whole(ledger):
    fact = ledger.fact(RELEASE, "freed_total")
    parts = {ledger.origin(claim).origin_id for claim in fact.claims if ledger.origin(claim).part_of}
    line = next(line for line in matrix(ledger, RELEASE).differing if line.fact.key == fact.key)
    assert parts
    assert not parts & set(line.cells)


def test_the_table_has_a_column_a_voice_and_says_each_value_by_what_became_of_it(ledger):
    paint = painted(ledger, "claims", subject=RELEASE, view="compare")
    found = matrix(ledger, RELEASE)
    for voice in found.voices:
        assert f'<th scope="col">{ledger.origins[voice].name}</th>' in unescape(paint)
    assert "Where nobody differs" in paint
    assert paint.count('<tr><th scope="row">') >= len(found.differing)


def test_events_and_people_lead_to_their_voices(ledger):
    assert f'href="/claims?subject={RELEASE}&amp;view=compare"' in painted(ledger, "releases", event=RELEASE)
    who = "maria-kalesnikava"
    assert f'href="/claims?subject={who}&amp;view=compare"' in painted(ledger, "people", person=who)
