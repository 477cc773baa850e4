"""Nothing of the research got lost: each of its claims is in the ledger, or left out for a written reason."""

import csv
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from data import TABLES

ROOT = Path(__file__).parent.parent
RESEARCH = ROOT.parent / "shared" / "research"
NOT_CARRIED = ROOT / "docs" / "curation" / "not-carried.csv"
REASONS = {"duplicate", "policy", "not_public_interest", "unreadable", "wrong_subject", "merged", "identity"}
FOLDERS = {
    "events": "events",
    "people_dec13": "dec13",
    "people_other": "other",
    "routes": "routes",
    "founding_article": "founding",
}
"""The folders of the research, with the word that begins the references to their rows."""
AUDIT = {"missing_people": "audit-people", "missing_sources": "audit-sources"}
"""The tables of the audit, whose rows have no ids: they are counted from one."""

pytestmark = pytest.mark.skipif(not RESEARCH.is_dir(), reason="the research is not beside this repository")


def _rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _dossier():
    """Every row of the research, by its reference."""
    found = {f"{word}:{r['claim_id']}": r for f, word in FOLDERS.items() for r in _rows(RESEARCH / f / "claims.csv")}
    for table, word in AUDIT.items():
        numbered = enumerate(_rows(RESEARCH / "audit_2026" / f"{table}.csv"), start=1)
        found |= {f"{word}:{number}": row for number, row in numbered}
    series = _rows(RESEARCH / "events" / "context_series.csv")
    return found | {f"series:{row['date']}/{row['source_id']}": row for row in series}


@pytest.fixture(scope="module")
def dossier():
    """Every row of the research."""
    return _dossier()


@pytest.fixture(scope="module")
def carried():
    """The ledger's claims by the references that they carry."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in _rows(TABLES / "claims.csv"):
        for ref in filter(None, (part.strip() for part in row["dossier_ref"].split(";"))):
            found.setdefault(ref, []).append(row)
    return found


@pytest.fixture(scope="module")
def left_out():
    """The rows of not-carried.csv."""
    return _rows(NOT_CARRIED)


def test_every_row_of_the_research_is_carried_or_left_out_for_a_reason(dossier, carried, left_out):
    lost = set(dossier) - set(carried) - {row["dossier_ref"] for row in left_out}
    assert not lost, f"{len(lost)} lost, for instance {sorted(lost)[:10]}"


def test_no_row_is_both_carried_and_left_out(carried, left_out):
    assert not set(carried) & {row["dossier_ref"] for row in left_out}


def test_every_reference_leads_to_a_row_of_the_research(dossier, carried, left_out):
    known = set(dossier) | {f"routes:leg/{row['leg_id']}" for row in _rows(RESEARCH / "routes" / "legs.csv")}
    unknown = (set(carried) | {row["dossier_ref"] for row in left_out}) - known
    assert not unknown, sorted(unknown)[:10]


def test_what_is_left_out_stands_once_with_a_reason_of_the_closed_list(left_out):
    assert {row["reason"] for row in left_out} <= REASONS
    counted = Counter(row["dossier_ref"] for row in left_out)
    assert [ref for ref, count in counted.items() if count > 1] == []
    assert list(left_out[0]) == ["dossier_ref", "reason", "note"]


def test_what_was_merged_or_left_out_for_policy_says_more(left_out):
    assert all(row["note"] for row in left_out if row["reason"] in ("merged", "policy", "wrong_subject", "identity"))


def test_every_row_of_the_founding_article_is_carried_with_that_article_as_its_source(dossier, carried):
    urls = {row["source_id"]: row["url"] for row in _rows(RESEARCH / "founding_article" / "sources.csv")}
    ours = {row["source_id"]: row["url"] for row in _rows(TABLES / "sources.csv")}
    for ref, row in dossier.items():
        if ref.startswith("founding:"):
            assert ref in carried, f"{ref} is not carried"
            assert urls[row["source_id"]] in {ours[claim["source_id"]] for claim in carried[ref]}, ref


def test_a_row_of_the_audit_is_carried_with_the_page_that_it_names_as_its_source(dossier, carried):
    ours = {row["source_id"]: urlsplit(row["url"]).path for row in _rows(TABLES / "sources.csv")}
    for ref, row in dossier.items():
        if ref.startswith("audit-") and ref in carried and row["url"].startswith("http"):
            assert urlsplit(row["url"]).path in {ours[claim["source_id"]] for claim in carried[ref]}, ref


def test_the_largest_release_is_true_on_its_day_and_overtaken_since(ledger):
    fact = ledger.fact("release-2025-12-13", "largest_since_talks_opened")
    assert (fact.value, fact.standing, fact.overtaken_by) == ("yes", "superseded", "release-2026-03-19")
