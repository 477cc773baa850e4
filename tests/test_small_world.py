"""The small world on which tests try how a site is made: it keeps the rules of the ledger and has all kinds of page."""

import csv
import os

from components.embeds.files import ENDINGS
from components.embeds.registry import makers
from components.site import Site
from components.text import text_for
from data import TABLES, load_dataset
from tests import drawn, sites
from tests.small_world import EVENTS, PEOPLE


def test_the_small_world_passes_every_check_and_is_small(small_tables, ledger):
    world = load_dataset(small_tables)
    assert set(world.people) == PEOPLE
    assert set(world.events) == EVENTS
    assert len(world.claims) < len(ledger.claims) / 3


NAMING = ("events.csv", "comparisons.csv")
"""Tables whose rows list events."""


def test_its_rows_are_those_of_the_ledger(small_tables):
    for path in sorted(small_tables.glob("*.csv")):
        head, *rows = _rows(path)
        whole = _rows(TABLES / path.name)
        assert head == whole[0]
        assert rows, path.name
        assert path.name in NAMING or set(rows) <= set(whole)  # they name only those that are there


def _rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return [tuple(row) for row in csv.reader(lines)]


def test_it_has_every_kind_of_page(small_tables, ledger):
    text = text_for("en")
    small, real = ({_kind(name) for name, _ in makers(text, d)} for d in (load_dataset(small_tables), ledger))
    assert small == real


def _kind(name):
    return name.partition("/")[0] + "/" * ("/" in name)


def test_a_kept_site_is_one_of_exactly_these_tables_this_code_this_address_and_this_effort(tables, small_tables):
    first = sites.kept_site(tables=small_tables)
    built = first.resolve()
    assert sites.kept_site(tables=tables.path).resolve() == built
    others = [(Site(), small_tables, sites.QUICK), (sites.KNOWN, small_tables, 0)]
    tables.edit("people", "one_line", "Another line")
    keys = {sites._key(*each) for each in [*others, (sites.KNOWN, tables.path, sites.QUICK)]}
    assert len(keys) == 3
    assert first.parent.name not in keys


def test_a_site_that_nobody_has_asked_for_lately_is_cleared_away(small_tables, tmp_path, monkeypatch):
    monkeypatch.setattr(sites, "KEPT", tmp_path / "kept")
    for name, age in (("old", sites.OLD + 60), ("new", 60)):
        (tmp_path / "kept" / name).mkdir(parents=True)
        then = sites.time.time() - age
        os.utime(tmp_path / "kept" / name, (then, then))
    sites._clear(tmp_path / "kept" / "other")
    assert [each.name for each in (tmp_path / "kept").iterdir()] == ["new"]


def test_a_copy_of_a_kept_site_can_be_published_to_and_leaves_the_kept_one_alone(tables, small_site):
    kept = sites.kept_site(tables=tables.path)
    before = (kept / "live" / "timeline.html").read_bytes()
    for name in ("timeline.html", *(f"timeline.html.{ending}" for ending in ENDINGS)):
        (small_site / "live" / name).write_bytes(b"another")
    assert (kept / "live" / "timeline.html").read_bytes() == before


def test_a_kept_picture_is_one_of_exactly_this_svg_these_dots_and_this_code(tmp_path, monkeypatch):
    monkeypatch.setattr(drawn, "KEPT", tmp_path)
    made = []

    def first(svg, dots):
        made.append((svg, dots))
        return f"{svg} {dots}".encode()

    def second(svg, dots):
        return b"of other code"

    draw = drawn.kept(first)
    assert [draw("a"), draw("a"), draw("b"), draw("a", 300)] == [b"a 96", b"a 96", b"b 96", b"a 300"]
    assert made == [("a", 96), ("b", 96), ("a", 300)]
    assert drawn.kept(second)("a") == b"of other code"


def test_a_picture_that_nobody_has_asked_for_lately_is_cleared_away(tmp_path, monkeypatch):
    monkeypatch.setattr(drawn, "KEPT", tmp_path)
    drawn.kept(lambda svg, dots: b"x")("a")
    (old,) = tmp_path.iterdir()
    then = sites.time.time() - sites.OLD - 60
    os.utime(old, (then, then))
    drawn.kept(lambda svg, dots: b"x")("b")
    drawn.clear()
    assert len(list(tmp_path.iterdir())) == 1
    assert not old.exists()
