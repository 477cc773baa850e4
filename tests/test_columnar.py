"""A table in which nothing is wrong, read column by column, gives the rows that it gives row by row, else none."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data import TABLES
from data.columnar import AT_ONCE, read_whole
from data.load import KINDS, read_tables
from data.model import Leg, Place, Relation
from data.problems import Problems
from data.raw_tables import Tally, claims_of, numbered
from data.reader import LONGEST_CELL, read_table
from data.typed import typed

PLAIN = [name for name in KINDS if name != "claims"]
HEADER = ",".join(Relation.model_fields)
CELLS = ("a", "b c", '"', "colleague_of", "", "=x", "<b>", "\r")
ROW = "ann,colleague_of,ben,page"


def _row_by_row(path, kind):
    problems = Problems()
    raw = list(read_table(path, tuple(kind.model_fields), problems))
    rows = [typed(kind, path.name, each, each.cells, problems) for each in raw]
    return rows, [each.line for each in raw], len(problems)


def _write(folder, text, table="relations"):
    path = folder / f"{table}.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("table", PLAIN)
def test_the_rows_of_a_table_are_those_that_are_read_row_by_row(table):
    kind = KINDS[table]
    rows, lines, problems = _row_by_row(TABLES / f"{table}.csv", kind)
    whole = read_whole(TABLES / f"{table}.csv", kind)
    assert (list(whole.rows), whole.lines, problems) == (rows, lines, 0)
    assert [row.model_dump_json() for row in whole.rows] == [row.model_dump_json() for row in rows]


def test_a_row_can_be_copied_changed_and_counted_like_any_other(tmp_path):
    one, two = read_whole(_write(tmp_path, f"{HEADER}\n{ROW}\n{ROW}\n"), Relation).rows
    assert one == two
    assert hash(one) == hash(two)
    other = one.model_copy(update={"object_id": "cis"})
    assert (other.object_id, two.object_id, one.model_fields_set) == ("cis", "ben", set(Relation.model_fields))
    with pytest.raises(ValueError, match="frozen"):
        one.object_id = "cis"


def test_more_rows_than_are_typed_at_once_keep_their_order_their_lines_and_their_names(tmp_path):
    count = AT_ONCE + 5
    text = "".join(f"t{at % 7},{at},{at}\n" for at in range(count))
    whole = read_whole(_write(tmp_path, f"table,rows,last\n{text}", "tally"), Tally, "last")
    assert [row.rows for row in whole.rows] == list(range(count))
    assert whole.lines == list(range(2, count + 2))
    assert whole.keys == [str(at) for at in range(count)]


def test_a_cell_of_several_lines_moves_the_rows_below_it(tmp_path):
    cells = dict.fromkeys(Leg.model_fields, "a") | {"sequence": "1", "date": "", "mode": "bus", "via": ""}
    row = ",".join((cells | {"certainty": "reported", "note": '"two\nlines"'}).values())
    path = _write(tmp_path, f"{','.join(Leg.model_fields)}\n{row}\n{row}\n", "legs")
    assert read_whole(path, Leg).lines == _row_by_row(path, Leg)[1] == [2, 4]


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"{HEADER}\n",
        f"{HEADER}\n{ROW},more\n",
        f"{HEADER}\n{ROW}\n{ROW},more\n",
        f"{HEADER}\n{ROW}\nann,colleague_of\n",
        f"{HEADER}\n{ROW}\n\n{ROW}\n",
        f'{HEADER}\n{ROW}\n"open\n',
        f"{HEADER}\r\n{ROW}\r\n",
        f"\ufeff{HEADER}\n{ROW}\n",
        f"{HEADER},more\n{ROW},more\n",
        f"{HEADER.replace('object_id', 'source_id')}\n{ROW}\n",
        f"{HEADER}\n{ROW.replace('ben', '<b>')}\n",
        f"{HEADER}\n{ROW.replace('colleague_of', 'foe_of')}\n",
        f"{HEADER}\n{ROW.replace('page', 'two words')}\n",
    ],
)
def test_where_anything_is_wrong_or_nothing_is_there_no_row_is_given(text, tmp_path):
    assert read_whole(_write(tmp_path, text), Relation) is None
    assert read_whole(tmp_path / "nowhere.csv", Relation) is None


@pytest.mark.parametrize("cell", ["=1+1", "x" * (LONGEST_CELL + 1), "javascript:x", "a\u200bb", "a\nb\n+1"])
def test_what_no_cell_may_hold_is_seen_in_every_column(cell, tmp_path):
    cells = dict.fromkeys(Place.model_fields, "a") | {"country": "AA", "kind": "city", "lat": "1", "lon": "2"}
    cells |= {"precision": "town", "coordinate_source": f'"{cell}"'}
    path = _write(tmp_path, f"{','.join(cells)}\n{','.join(cells.values())}\n", "places")
    assert read_whole(path, Place) is None
    path.write_text(path.read_text().replace(cell, "a - b"))
    assert read_whole(path, Place).rows[0].coordinate_source == "a - b"


@given(
    st.lists(
        st.lists(st.sampled_from(["a", "b c", '"', "colleague_of", "", "=x", "<b>", "\r"]), max_size=5), max_size=4
    )
)
@example([["a", "colleague_of", "a", "a"]])
def test_of_arbitrary_cells_it_gives_the_rows_or_somebody_has_a_problem(tmp_path_factory, cells):
    path = _write(tmp_path_factory.getbasetemp(), "\n".join([HEADER, *map(",".join, cells)]))
    rows, lines, problems = _row_by_row(path, Relation)
    whole = read_whole(path, Relation)
    assert (whole is None) == bool(problems)
    assert whole is None or (list(whole.rows), whole.lines) == (rows, lines)


def test_what_was_seen_of_a_table_says_nothing_once_its_rows_are_others():
    tables = read_tables(TABLES)[0]
    assert set(tables.cells("people", "person_id")) == {person.person_id for person in tables.people}
    assert len(tables.cells("claims", "rank")) == len({claim.rank for claim in tables.claims})
    others = replace(tables, people=tables.people[1:])
    assert set(others.cells("people", "person_id")) == {person.person_id for person in tables.people[1:]}


def test_the_claims_of_some_properties_stand_in_the_order_of_their_table():
    tables, lines, _ = read_tables(TABLES)
    names = {"freed_on", "detained_on", "freed_total"}
    expected = [pair for pair in numbered(tables.claims, lines, "claims") if pair[0].property in names]
    assert list(claims_of(tables, lines, [*names, "detained_on", "no_property"])) == expected
