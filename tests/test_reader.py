"""The file itself: whatever is wrong with its bytes or its shape is named, and the reading goes on."""

import codecs
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data import DatasetError, Problem, load_dataset
from data.load import MAY_BE_EMPTY
from data.problems import LISTED, Problems
from data.reader import LONGEST_CELL, cell_problems, read_table

COLUMNS = ("subject_id", "relation", "object_id", "source_id")
PLAIN = "plain text with LF line ends"


def _raw(tables, table="relations"):
    return tables.file(table).read_bytes()


def _put(tables, raw, table="relations"):
    tables.file(table).write_bytes(raw)


def test_a_missing_file_is_named_with_the_nearest_one(tables, spoiled):
    tables.file("relations").rename(tables.path / "relation.csv")
    expected = ("no such file or directory", "a readable table", "relation.csv")
    spoiled(Problem("relations.csv", 1, "", "No such file or directory", *expected[1:]))


def test_a_missing_table_does_not_make_every_reference_to_it_a_problem(tables):
    tables.file("sources").unlink()
    assert [p.file for p in tables.problems()] == ["sources.csv"]


def test_a_missing_column_is_named_with_the_nearest_one(tables, spoiled):
    _put(tables, _raw(tables).replace(b"object_id", b"objekt_id", 1))
    spoiled(
        Problem("relations.csv", 1, "object_id", "no such column", "the column object_id", "objekt_id"),
        Problem("relations.csv", 1, "objekt_id", "objekt_id", "no further column", "object_id"),
    )


def test_an_extra_column_is_named(tables, spoiled):
    rows = [row | {"mood": "calm"} for row in tables.rows("relations")]
    tables.write("relations", rows)
    spoiled(Problem("relations.csv", 1, "mood", "mood", "no further column"))


def test_a_column_that_stands_twice_is_named(tables, spoiled):
    head, _, rest = _raw(tables).partition(b"\n")
    _put(tables, head.replace(b"source_id", b"relation") + b"\n" + rest)
    spoiled(Problem("relations.csv", 1, "relation", "relation twice", "each column once"))


def test_windows_1251_is_named_with_its_first_byte_and_line(tables, spoiled):
    line = tables.edit("places", "name_local", "Менск")
    _put(tables, _raw(tables, "places").replace("Менск".encode(), "Менск".encode("cp1251")), "places")
    found = f"byte 0x{'М'.encode('cp1251')[0]:02x}"
    spoiled(Problem("places.csv", line, "", found, "UTF-8", "a file saved as Windows-1251 or Latin-1"))


def test_utf_16_is_named(tables, spoiled):
    _put(tables, _raw(tables).decode().encode("utf-16"))
    spoiled(Problem("relations.csv", 1, "", "byte 0xff", "UTF-8", "a file saved as UTF-16"))


def test_a_byte_order_mark_is_named_and_the_header_still_read(tables, spoiled):
    _put(tables, codecs.BOM_UTF8 + _raw(tables))
    spoiled(Problem("relations.csv", 1, "", "a byte order mark", "UTF-8 without one"))
    assert not [p for p in tables.problems() if p.column and p.file == "relations.csv"]


@pytest.mark.parametrize(("end", "name"), [(b"\r\n", "a CRLF line end"), (b"\r", "a CR line end")])
def test_other_line_ends_are_named_once(tables, spoiled, end, name):
    _put(tables, _raw(tables).replace(b"\n", end))
    spoiled(Problem("relations.csv", 1, "", name, PLAIN))
    assert len([p for p in tables.problems() if p.file == "relations.csv"]) == 1


@pytest.mark.parametrize(("change", "cells"), [(b",spare", 5), (None, 3)])
def test_a_ragged_row_is_named_with_its_line(tables, spoiled, change, cells):
    lines = _raw(tables).split(b"\n")
    lines[2] = lines[2] + change if change else lines[2].rsplit(b",", 1)[0]
    _put(tables, b"\n".join(lines))
    spoiled(Problem("relations.csv", 3, "", f"{cells} cells", "4 cells, as in the header"))


def test_a_ragged_row_does_not_make_what_refers_to_it_dangle(tables):
    lines = _raw(tables, "sources").split(b"\n")
    lines[1] += b",spare"
    _put(tables, b"\n".join(lines), "sources")
    assert [p.line for p in tables.problems()] == [2]


def test_an_empty_table_is_named(tables, spoiled):
    _put(tables, _raw(tables, "places").partition(b"\n")[0] + b"\n", "places")
    spoiled(Problem("places.csv", 1, "", "no rows", "at least one row below the header"))


@pytest.mark.parametrize("name", MAY_BE_EMPTY)
def test_a_story_need_not_have_corrected_or_compared_anything(tables, name):
    _put(tables, _raw(tables, name).partition(b"\n")[0] + b"\n", name)
    assert not [problem for problem in tables.problems() if problem.file == f"{name}.csv"]


@pytest.mark.parametrize("name", ["corrections", "comparisons"])
def test_even_a_table_that_may_be_empty_has_a_header(tables, name):
    _put(tables, b"", name)
    expected = "at least one row below the header"
    assert Problem(f"{name}.csv", 1, "", "no rows", expected) in tables.problems()


def test_an_empty_file_is_named(tables, spoiled):
    _put(tables, b"")
    spoiled(Problem("relations.csv", 1, "", "no rows", "at least one row below the header"))


def test_nul_bytes_are_named_with_the_line_of_the_first(tables, spoiled):
    line = tables.edit("places", "coordinate_source", "N@UL")
    _put(tables, _raw(tables, "places").replace(b"N@UL", b"N\x00UL"), "places")
    spoiled(Problem("places.csv", line, "", "a NUL byte", PLAIN))


def test_a_long_cell_of_short_lines_is_named_by_its_length(tables, spoiled):
    line = tables.edit("places", "coordinate_source", "word\n" * 3_000 + "end")
    guess = "a quotation mark left open"
    spoiled(Problem("places.csv", line, "coordinate_source", "15003 characters", f"at most {LONGEST_CELL}", guess))


def test_a_cell_of_a_megabyte_is_named_by_its_length(tables, spoiled):
    line = tables.edit("places", "coordinate_source", "x" * 2**20)
    guess = "a quotation mark left open"
    found = f"{2**20} characters"
    spoiled(Problem("places.csv", line, "coordinate_source", found, f"at most {LONGEST_CELL}", guess))


@pytest.mark.parametrize(
    "cell",
    [
        "=cmd()",
        "+1+1",
        "@SUM(A1)",
        "-cmd|' /C calc'!A0",
        " =cmd()",
        "\u00a0@SUM(A1)",
        "\n=cmd()",
        "two lines\n =cmd()",
        "\uff1dcmd()",
        "\uff0b1",
        "\uff0d1",
        " \uff20SUM(A1)",
    ],
)
def test_a_formula_is_named(tables, spoiled, cell):
    line = tables.edit("places", "coordinate_source", cell)
    expected = "text that a spreadsheet would not run as a formula"
    spoiled(Problem("places.csv", line, "coordinate_source", cell, expected))


@pytest.mark.parametrize("cell", ["<b>bold</b>", "<script>alert(1)</script>", "<img src=x onerror=y>", "javascript:x"])
def test_markup_and_script_are_named(tables, spoiled, cell):
    line = tables.edit("places", "coordinate_source", cell)
    spoiled(Problem("places.csv", line, "coordinate_source", cell, "plain text without markup"))


@pytest.mark.parametrize(
    "cell",
    [
        "tab\tbed",
        "bell\x07",
        "turned \u202eround",
        "no\u200bwidth",
        "left\u200eright",
        "right\u200fleft",
        "soft\u00adhyphen",
        "tags\U000e0041\U000e0042",
        "glued\u2060words",
        "blank\u3164letter",
        "mark\ufeff",
        "private\ue000",
        "two\u2028lines",
    ],
)
def test_characters_that_nobody_sees_are_named(tables, spoiled, cell):
    line = tables.edit("places", "coordinate_source", cell)
    spoiled(Problem("places.csv", line, "coordinate_source", cell, "text without control or invisible characters"))


def test_a_stray_quotation_mark_is_named_and_the_rows_after_it_are_still_read(tables, spoiled):
    lines = _raw(tables).split(b"\n")
    lines[2] = b'"a"b,freed_in,c,d'
    lines[3] += b",spare"
    _put(tables, b"\n".join(lines))
    spoiled(
        Problem("relations.csv", 3, "", "',' expected after '\"'", "a row of comma-separated cells"),
        Problem("relations.csv", 4, "", "5 cells", "4 cells, as in the header"),
    )


def test_a_stray_quotation_mark_in_the_header_is_named(tables, spoiled):
    _put(tables, b'"subject_id"x,relation\n' + _raw(tables))
    spoiled(Problem("relations.csv", 1, "", "',' expected after '\"'", "a row of comma-separated cells"))


def test_for_a_cell_that_is_too_long_to_be_a_slip_nothing_is_guessed(tables, spoiled):
    line = tables.edit("relations", "source_id", "y" * 300)
    spoiled(Problem("relations.csv", line, "source_id", "y" * 300, "an id of sources"))


@pytest.mark.slow
def test_a_table_of_100_000_rows_is_read_and_its_last_mistake_named(tables, spoiled):
    rows = tables.rows("claims")
    many = [row | {"claim_id": f"m{i}"} for i in range(100_000 // len(rows) + 1) for row in rows]
    many = [row | {"claim_id": f"m{i}"} for i, row in enumerate(many[:100_000])]
    many[-1]["rank"] = "prefered"
    tables.write("claims", many)
    line = tables.line("claims", len(many) - 1)
    spoiled(Problem("claims.csv", line, "rank", "prefered", "'preferred', 'normal' or 'deprecated'", "preferred"))


def test_of_2_000_mistakes_some_of_each_column_are_listed_and_the_rest_counted(tables):
    first = tables.rows("relations")[0]
    tables.write("relations", [first | {"source_id": f"nowhere-{i}"} for i in range(2_000)])
    beacon = tables.light_beacon()
    with pytest.raises(DatasetError) as caught:
        load_dataset(tables.path)
    *shown, said = str(caught.value).splitlines()
    assert len(shown) == len(caught.value.problems) == LISTED
    assert beacon in caught.value.problems
    listed = [p for p in caught.value.problems if p.file == "relations.csv"]
    assert (listed[0].line, listed[0].actual) == (2, "nowhere-0")
    assert said == f"{caught.value.count} problems, {caught.value.count - LISTED} of them not listed"
    assert caught.value.count > 2_000


def test_a_table_of_200_mb_is_refused_by_its_size_without_being_read(tables, spoiled, monkeypatch):
    with tables.file("relations").open("ab") as end:
        end.truncate(200_000_000)
    read = []
    monkeypatch.setattr(Path, "read_bytes", lambda path, real=Path.read_bytes: (read.append(path.name), real(path))[1])
    spoiled(Problem("relations.csv", 1, "", "a file of 200.0 MB", "at most 50 MB"))
    assert "relations.csv" not in read
    assert "claims.csv" in read


def test_of_a_table_of_lines_that_are_no_rows_no_more_is_kept_than_is_listed(tables):
    tables.file("relations").write_bytes(_raw(tables).partition(b"\n")[0] + b"\n" + b"x\n" * 30_000)
    problems = Problems()
    tracemalloc.start()
    assert sum(1 for _ in read_table(tables.file("relations"), COLUMNS, problems)) == 30_000
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(problems) == 30_000
    assert len(problems.listed()) == LISTED
    assert most < 3_000_000


def test_a_first_line_that_is_no_header_is_named_by_its_length(tables, spoiled):
    _put(tables, b",".join([b"x"] * 200_000) + b"\n")
    spoiled(Problem("relations.csv", 1, "", "200000 cells", "4 cells, as a header"))


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=400))
def test_of_any_problems_each_column_is_listed_and_all_are_counted(columns):
    problems = Problems()
    problems.extend(Problem("x.csv", i, column, "", "more") for i, column in enumerate(columns, 1))
    listed = problems.listed()
    assert len(problems) == len(columns)
    assert len(listed) == min(len(columns), LISTED)
    assert {p.column for p in listed} == set(columns)
    assert listed == tuple(sorted(listed))


@pytest.mark.parametrize("cell", ["\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "two\nlines", "a - b", "x = y"])
def test_joiners_and_signs_inside_a_text_are_fine(tables, cell):
    tables.edit("places", "coordinate_source", cell)
    assert not tables.problems()


def test_a_message_says_where_what_was_found_what_was_expected_and_the_guess(tables):
    line = tables.edit("people", "sex", "female")
    with pytest.raises(DatasetError) as caught:
        load_dataset(tables.path)
    assert str(caught.value).splitlines() == [
        f"people.csv:{line}: sex: found 'female', expected 'f', 'm' or 'unknown'",
        "1 problem",
    ]


def test_a_long_or_unprintable_cell_is_repeated_short_and_readable():
    shown = str(Problem("x.csv", 2, "y", "\x1b[31m" + "z" * 500, "something else"))
    assert "\x1b" not in shown
    assert len(shown) < 150
    assert str(Problem("x.csv", 2, "", "", "a row")) == "x.csv:2: found nothing, expected a row"


@given(st.binary(max_size=400))
@example(b"\r\r")  # a header and a row, both without a cell
def test_arbitrary_bytes_give_rows_or_problems_and_never_an_exception(tmp_path_factory, raw):
    path = tmp_path_factory.getbasetemp() / "relations.csv"
    path.write_bytes(raw)
    problems = Problems()
    rows = list(read_table(path, COLUMNS, problems))
    assert rows or problems


@given(st.lists(st.lists(st.text(alphabet='a",;\n\r\x00=<>é', max_size=6), min_size=1, max_size=6), max_size=6))
def test_arbitrary_cells_give_rows_or_problems_and_lines_that_exist(tmp_path_factory, cells):
    path = tmp_path_factory.getbasetemp() / "relations.csv"
    text = "\n".join([",".join(COLUMNS), *(",".join(row) for row in cells)])
    path.write_bytes(text.encode())
    problems = Problems()
    list(read_table(path, COLUMNS, problems))
    ends = text.count("\n") + text.count("\r")
    assert all(1 <= p.line <= ends + 2 for p in problems)


def test_a_cell_of_as_many_characters_as_are_allowed_is_fine(tables):
    tables.edit("places", "coordinate_source", "x" * LONGEST_CELL)
    assert not tables.problems()


def test_a_header_of_a_hundred_columns_is_read_and_one_of_101_is_none(tables):
    for columns, wrong in ((100, "no further column"), (101, "4 cells, as a header")):
        _put(tables, b",".join(b"x%d" % number for number in range(columns)) + b"\n")
        assert wrong in {each.expected for each in tables.problems() if each.file == "relations.csv"}


def test_a_table_of_one_byte_more_than_50_mb_is_refused(tables, spoiled):
    with tables.file("relations").open("ab") as end:
        end.truncate(50_000_001)
    spoiled(Problem("relations.csv", 1, "", "a file of 50.0 MB", "at most 50 MB"))


def test_columns_that_the_export_computes_may_stand_in_a_table_and_are_not_read(tables):
    path = tables.path / "some.csv"
    path.write_text("subject_id,days\nx,3\n", encoding="utf-8")
    problems = Problems()
    [row] = read_table(path, ("subject_id",), problems, ("days",))
    assert (row.cells, len(problems)) == ({"subject_id": "x"}, 0)


def test_a_table_without_rows_is_a_problem_where_nothing_says_that_it_may_be_empty(tables):
    path = tables.path / "some.csv"
    path.write_text("subject_id\n", encoding="utf-8")
    problems = Problems()
    assert not list(read_table(path, ("subject_id",), problems))
    assert [each.actual for each in problems] == ["no rows"]


def test_in_a_folder_that_is_not_there_no_file_is_near(tmp_path):
    problems = Problems()
    assert not list(read_table(tmp_path / "nowhere" / "people.csv", ("person_id",), problems))
    assert [each.guess for each in problems] == [""]


def test_beside_a_cell_that_is_too_long_one_that_is_just_not_is_fine():
    row = {"a": "x" * (LONGEST_CELL + 1), "b": "x" * LONGEST_CELL}
    assert [problem.column for problem in cell_problems("t.csv", 2, row)] == ["a"]
