"""Pages that count what is disputed count alike, and say so where they count something else."""

import re

import pytest
from desk import drawn, open_page

from components.content import overview
from components.html import citations
from components.text import text_for
from data import status, totals
from data.vocabulary import Standing

EN = text_for("en")


@pytest.fixture(scope="module")
def disputed(ledger):
    return len(status.disputed(ledger.all_facts))


def test_the_overview_the_claims_page_and_the_source_line_count_the_same_facts(ledger, disputed):
    page = str(overview.whole(EN, ledger))
    assert f"All {disputed} disputed facts" in page
    assert f"{disputed} disputed facts" in citations.source_line(EN, ledger, ledger.all_facts)
    listed = drawn(open_page("claims", standing=Standing.DISPUTED), "evidence")
    assert re.search(r'data-told="">(\d+) facts', listed)[1] == str(disputed)


def test_the_overview_says_how_many_of_the_disputed_are_figures_of_events(ledger, disputed):
    figures = len(totals.disputed_figures(ledger))
    assert 0 < figures < disputed
    assert f"{figures} of them figures of events" in str(overview.whole(EN, ledger))
    assert "disputed figure" not in str(overview.whole(EN, ledger))
