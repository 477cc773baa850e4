"""Which rows of a file have changed since: by an older version, by a day, or by what holds today."""

import json
from datetime import date, timedelta
from html import unescape

import pytest

from components.content import cite
from data import answers, row_check, status, totals
from data.claim_index import rows_by_id
from data.row_check import Change, File
from data.vocabulary import ValueStatus
from tests import stories
from tests.desk import drawn, open_page, painted

OLD = "0" * 12


@pytest.fixture
def older(ledger):
    """The snapshot of a version before today's: a claim had another value, one had another status, one is new."""
    taken = json.loads(json.dumps(answers.snapshot(ledger))) | {"version": OLD, "day": "2025-01-01"}
    _, fact = totals.largest(ledger)
    claims = taken["facts"][fact.key]["claims"]
    names = list(claims)[:3]
    claims[names[0]][0] = "240"
    claims[names[1]][1] = str(ValueStatus.REPORTED)
    return taken, names


def _became(ledger, claim_id):
    return status.of_claim(*rows_by_id(ledger)[claim_id])


def _only(ledger, became):
    corrected = {each.subject_id for each in ledger.corrections}
    rows = (name for name, (fact, *_) in rows_by_id(ledger).items() if fact.subject_id not in corrected)
    return next(name for name in rows if _became(ledger, name) is became)


def test_an_older_version_tells_another_value_another_status_and_what_is_as_it_was(ledger, older):
    taken, names = older
    changed = {each.claim_id: each for each in row_check.check(ledger, names, None, taken)}
    first, second, third = (changed[name] for name in names)
    assert (first.changes, first.value) == ((Change.VALUE,), "240")
    assert (second.changes, second.status) == ((Change.STATUS,), ValueStatus.REPORTED)
    assert third.changes == ()


def test_without_a_version_what_does_not_hold_is_told_and_what_is_not_on_record(ledger):
    wrong, past, adopted = (
        _only(ledger, became) for became in (ValueStatus.WRONG, ValueStatus.PAST, ValueStatus.ADOPTED)
    )
    asked = (wrong, past, adopted, "c999999")
    changes = [each.changes for each in row_check.check(ledger, asked, ledger.cutoff, None)]
    assert changes == [(Change.WRONG,), (Change.PAST,), (), (Change.GONE,)]


def test_a_correction_is_told_from_its_day_on_and_not_after(ledger):
    each = next(c for c in ledger.corrections if c.property and c.subject_id in ledger.events)
    claim = next(c for c in ledger.claims if (c.subject_id, c.property) == (each.subject_id, each.property))
    day = each.published_on.latest

    def told(since):
        (checked,) = row_check.check(ledger, (claim.claim_id,), since, None)
        return each in checked.corrections and Change.CORRECTED in checked.changes

    assert told(None)
    assert told(day - timedelta(1))
    assert told(day)
    assert not told(day + timedelta(1))


@pytest.mark.parametrize("name", stories.NAMES)
def test_of_the_version_of_today_nothing_has_changed(name):
    dataset = stories.dataset(name)
    rows = row_check.check(dataset, list(rows_by_id(dataset))[:200], None, answers.snapshot(dataset))
    assert rows
    assert not any(each.changes for each in rows)


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("claim_id\nc0001\nc0002\nc0001", ("c0001", "c0002")),
        ("c0001; c0002", ("c0001", "c0002")),
        ('c0001,statement-2024-07-02,position,"said, in 2020",ap-2024-07-03', ("c0001",)),
        ("13 Dec 2025,123,adopted,c0424; c0447", ("c0424", "c0447")),
        ("c99999\nno id here\n<b>", ("c99999",)),
        ("", ()),
    ],
)
def test_ids_are_read_from_a_column_from_cells_and_from_whole_rows(pasted, expected, ledger):
    assert row_check.ids(ledger, pasted) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("freed-from-belarus-claims-all-2026-10-10.csv", File("", date(2026, 10, 10))),
        ("version 657d4d5c19bd", File("657d4d5c19bd")),
        ("Evidence to,2026-10-10\nVersion,657d4d5c19bd", File("657d4d5c19bd", date(2026, 10, 10))),
        ("2026-13-45", File()),
        ("657d4d5c19bdaa 12026-10-101", File()),
    ],
)
def test_the_name_and_the_head_of_a_file_say_its_version_and_its_day(words, expected):
    assert File.of(words) == expected


def test_the_page_says_which_rows_need_a_look_and_the_desk_the_same(ledger, older, monkeypatch):
    taken, names = older
    monkeypatch.setattr(cite, "_keeper", [lambda version: taken if version == OLD else None])
    html = unescape(painted(ledger, "cite", rows="\n".join(names), file=OLD))
    assert "2 of 3 rows need a look." in html
    assert f"Figures are compared with version {OLD}" in html
    assert "its value was 240" in html
    assert html.index("3 rows") < html.index("cite-plain")
    kept = unescape(painted(ledger, "cite", rows=names[2], file=ledger.version))
    assert "1 row, and it has not changed." in kept
    unkept = unescape(painted(ledger, "cite", rows=names[2], file="1" * 12))
    assert f"Version {'1' * 12} is not kept here" in unkept
    assert "No id of a claim is in what you pasted" in drawn(open_page("cite", rows="x<b"))
    assert "x<b" not in painted(ledger, "cite", rows="x<b")
