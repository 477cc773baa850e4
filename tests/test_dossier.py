"""Nothing of the research got lost: each of its claims is in the ledger, or left out for a written reason."""

import csv
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from data import TABLES
from data.vocabulary import Reliability, UrlStatus

ROOT = Path(__file__).parent.parent
RESEARCH = ROOT.parent / "shared" / "research"
NOT_CARRIED = ROOT / "docs" / "curation" / "not-carried.csv"
LEADS = ROOT / "docs" / "curation" / "leads.csv"
REASONS = {"duplicate", "policy", "not_public_interest", "unreadable", "wrong_subject", "merged", "identity", "lead"}
FOLDERS = {
    "events": "events",
    "people_dec13": "dec13",
    "people_other": "other",
    "routes": "routes",
    "founding_article": "founding",
    "after_march_2026": "late",
}
"""The folders of the research, with the word that begins the references to their rows."""
AUDIT = {"missing_people": "audit-people", "missing_sources": "audit-sources"}
"""The tables of the audit, whose rows have no ids: they are counted from one."""
LATE = {"event": ("events", "event_id"), "person": ("people", "person"), "leg": ("legs", "leg_id")}
"""The other tables of the research on the time after March 2026, each of whose rows is carried or left out too."""

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
    late = {f"late:{word}/{name}": row for word, name, row in _late()}
    return found | late | {f"series:{row['date']}/{row['source_id']}": row for row in series}


def _late():
    """The rows of the other tables, with the id of the first thing that each speaks of."""
    for word, (table, column) in LATE.items():
        for row in _rows(RESEARCH / "after_march_2026" / f"{table}.csv"):
            yield word, row[column].split(";")[0], row


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


def test_a_row_on_an_event_a_person_or_a_leg_is_carried_by_a_claim_on_one(carried):
    tables = {"event": ("events", "event_id"), "person": ("people", "person_id"), "leg": ("legs", "leg_id")}
    known = {word: {row[key] for row in _rows(TABLES / f"{name}.csv")} for word, (name, key) in tables.items()}
    for ref, claims in carried.items():
        word, _, name = ref.removeprefix("late:").partition("/")
        if name and ref.startswith("late:"):
            assert {claim["subject_id"] for claim in claims} <= known[word], ref


def test_what_has_no_page_to_cite_is_a_lead_that_says_what_it_would_settle(dossier, left_out):
    leads = _rows(LEADS)
    columns = ["lead_id", "subject_id", "says", "address_as_found", "settles", "open_first", "dossier_ref"]
    assert list(leads[0]) == columns
    assert len({row["lead_id"] for row in leads}) == len(leads)
    refs = [ref for row in leads for ref in row["dossier_ref"].split(";") if ref]
    assert sorted(refs) == sorted(row["dossier_ref"] for row in left_out if row["reason"] == "lead")
    assert set(refs) <= set(dossier)
    for row in leads:
        assert row["says"], row
        assert row["settles"], row
        assert row["open_first"] in ("yes", "no"), row
        assert not row["address_as_found"] or row["address_as_found"].startswith("https://"), row


def test_a_lead_is_about_something_on_record(ledger):
    known = {"belarus", *ledger.events, *ledger.people, *ledger.legs}
    assert {row["subject_id"] for row in _rows(LEADS)} <= known


def test_a_page_known_through_a_relay_names_it_and_is_never_a_primary_source(ledger):
    relayed = [source for source in ledger.sources.values() if source.url_status is UrlStatus.RELAYED]
    assert relayed
    for source in relayed:
        assert source.note.startswith("Known only through a relay, not read itself: "), source.source_id
        assert source.reliability is not Reliability.PRIMARY, source.source_id


def test_the_largest_release_is_true_on_its_day_and_overtaken_since(ledger):
    fact = ledger.fact("release-2025-12-13", "largest_since_talks_opened")
    assert (fact.value, fact.standing, fact.overtaken_by) == ("yes", "superseded", "release-2026-03-19")
