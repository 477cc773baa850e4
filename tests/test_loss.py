"""The loss of rows: tables that reach less far than when they last passed are refused until that is confirmed."""

import pytest

from data import TABLES, Problem, trial
from data.__main__ import main
from data.load import MAY_BE_EMPTY, read_tables
from data.loss import CONFIRM, record
from data.references import IDS, TABLE_NAMES
from tests.conftest import Folder


@pytest.fixture
def tables(shipped):
    """As many rows as are shipped: a loss is a share of them."""
    return shipped


@pytest.fixture(autouse=True)
def untried(monkeypatch):
    """No page is tried: whether rows are lost is found out before, and most of what a check takes are the pages."""
    monkeypatch.setattr(trial, "run", lambda *_: None)


@pytest.fixture
def recorded(tables) -> Folder:
    """The tables with the record of how far they reach now."""
    record(read_tables(tables.path)[0], tables.path)
    return tables


@pytest.fixture
def grown(tables) -> Folder:
    """The tables with 300 more claims that nothing else depends on, and the record of how far they reach then."""
    plain = tables.rows("claims")
    more = {"subject_id": "release-2025-12-13", "property": "background", "rank": "normal", "reason": ""}
    made = [plain[0] | more | {"claim_id": f"more-{i:03}", "value": f"as said before, {i}"} for i in range(300)]
    tables.write("claims", [*plain, *made])
    record(read_tables(tables.path)[0], tables.path)
    return tables


def _key(tables, table, row):
    return row[IDS[table]] if table in IDS else " ".join(row.values())


def _cut(tables, table, keep):
    """Keep the first rows of a table; returns the line of the last one, and the keys of it and of the row cut last."""
    rows = tables.rows(table)
    tables.write(table, rows[:keep])
    return tables.line(table, keep - 1), _key(tables, table, rows[keep - 1]), _key(tables, table, rows[-1])


def _tail(table, line, found, lost):
    expected = f"the row {lost}, the last of those that last passed; if it is to go: {CONFIRM}"
    return Problem(f"{table}.csv", line, IDS.get(table, ""), found, expected)


def test_the_shipped_record_says_how_far_the_shipped_tables_reach(tmp_path):
    record(read_tables(TABLES)[0], tmp_path)
    made = (tmp_path / "tally.csv").read_text(encoding="utf-8")
    assert (TABLES / "tally.csv").read_text(encoding="utf-8") == made, "run: python -m data check"
    assert [line.split(",")[0] for line in made.splitlines()[1:]] == sorted(TABLE_NAMES)


def test_half_of_the_claims_cut_at_a_line_end_is_named(recorded, spoiled):
    count = len(recorded.rows("claims"))
    line, found, lost = _cut(recorded, "claims", count // 2)
    expected = f"most of the {count} rows that last passed; if they are to go: {CONFIRM}"
    spoiled(Problem("claims.csv", line, "", f"{count // 2} rows", expected), _tail("claims", line, found, lost))


@pytest.mark.parametrize("table", [name for name in TABLE_NAMES if name != "corrections"])
def test_the_loss_of_the_last_row_of_any_table_is_named(recorded, spoiled, table):
    spoiled(_tail(table, *_cut(recorded, table, len(recorded.rows(table)) - 1)))


@pytest.mark.parametrize("table", MAY_BE_EMPTY)
def test_a_table_that_may_be_empty_does_not_become_so_unseen(recorded, table):
    recorded.write(table, [], list(recorded.rows(table)[0]))
    assert {problem.line for problem in recorded.problems() if problem.file == f"{table}.csv"} == {1}


@pytest.mark.parametrize("table", MAY_BE_EMPTY)
def test_a_table_that_was_empty_may_be_so_again_and_may_grow(tables, table):
    rows = tables.rows(table)
    tables.write(table, [], list(rows[0]))
    record(read_tables(tables.path)[0], tables.path)
    assert not [problem for problem in tables.problems() if problem.file == f"{table}.csv"]
    tables.write(table, rows)
    assert not [problem for problem in tables.problems() if problem.file == f"{table}.csv"]


def test_a_loss_of_more_than_a_twentieth_from_the_middle_is_named(recorded, spoiled):
    rows = recorded.rows("relations")
    kept = [row for i, row in enumerate(rows) if i % 18]
    recorded.write("relations", [*kept[:-1], rows[-1]])
    line = recorded.line("relations", len(kept) - 1)
    expected = f"most of the {len(rows)} rows that last passed; if they are to go: {CONFIRM}"
    spoiled(Problem("relations.csv", line, "", f"{len(kept)} rows", expected))


def test_the_loss_of_few_rows_from_the_middle_is_fine(recorded):
    rows = recorded.rows("relations")
    recorded.write("relations", [*rows[:100], *rows[103:]])
    assert not [p for p in recorded.problems() if p.file == "relations.csv"]


def test_small_losses_do_not_add_up_unseen(grown):
    rows = grown.rows("claims")
    grown.write("claims", [*rows[:-110], *rows[-10:]])
    record(read_tables(grown.path)[0], grown.path)
    grown.write("claims", [*rows[:-210], *rows[-10:]])
    assert [p.actual for p in grown.problems()] == [f"{len(rows) - 200} rows"]


def test_a_wrong_cell_is_no_lost_row(recorded):
    last = recorded.rows("claims")[-1]["claim_id"]
    line = recorded.edit("claims", "rank", "x", lambda row: row["claim_id"] == last)
    assert [(p.line, p.column) for p in recorded.problems()] == [(line, "rank")]


def test_a_record_of_a_table_that_does_not_exist_is_named(recorded, spoiled):
    line = recorded.edit("tally", "table", "clams", lambda row: row["table"] == "claims")
    spoiled(Problem("tally.csv", line, "table", "clams", "a table of the ledger", "claims"))


def test_a_record_that_is_no_number_is_named(recorded, spoiled):
    line = recorded.edit("tally", "rows", "many")
    expected = "a whole number, such as 3"
    spoiled(Problem("tally.csv", line, "rows", "many", expected))


def test_two_records_of_one_table_both_hold(recorded, spoiled):
    claims = recorded.rows("claims")
    with recorded.file("tally").open("a", encoding="utf-8") as end:
        end.write(f"claims,10,{claims[9]['claim_id']}\n")
    recorded.write("claims", [*claims[:9], *claims[10:]])
    spoiled(_tail("claims", recorded.line("claims", len(claims) - 2), claims[-1]["claim_id"], claims[9]["claim_id"]))


def test_check_refuses_a_loss_until_it_is_confirmed_and_holds_to_that(grown, capsys):
    rows = grown.rows("claims")
    _cut(grown, "claims", len(rows) - 200)
    assert main(["check", str(grown.path)]) == 1
    assert f"expected most of the {len(rows)} rows that last passed" in capsys.readouterr().out
    assert main(["check", "--accept-loss", str(grown.path)]) == 0
    assert main(["check", str(grown.path)]) == 0
    _cut(grown, "claims", len(rows) - 201)
    assert main(["check", str(grown.path)]) == 1


def test_a_loss_is_not_accepted_while_something_else_is_wrong(grown):
    before = grown.file("tally").read_bytes()
    _cut(grown, "claims", len(grown.rows("claims")) - 200)
    grown.light_beacon()
    assert main(["check", "--accept-loss", str(grown.path)]) == 1
    assert grown.file("tally").read_bytes() == before


def test_check_keeps_how_far_grown_tables_reach(recorded):
    recorded.add_claim(subject_id="belarus", property="women_in_custody", value="7", as_of="2020-01-01")
    assert main(["check", str(recorded.path)]) == 0
    last = recorded.rows("claims")[-1]["claim_id"]
    assert {row["table"]: row["last"] for row in recorded.rows("tally")}["claims"] == last


def test_check_writes_nothing_where_nothing_has_changed(recorded):
    before = recorded.file("tally").stat().st_mtime_ns
    assert main(["check", str(recorded.path)]) == 0
    assert recorded.file("tally").stat().st_mtime_ns == before


def test_a_record_that_cannot_be_written_fails_only_a_confirmation(tables, capsys):
    (tables.path / "tally.csv").symlink_to(tables.path / "nowhere" / "tally.csv")
    assert main(["check", str(tables.path)]) == 0
    assert "cannot write" in capsys.readouterr().out
    assert main(["check", "--accept-loss", str(tables.path)]) == 1
