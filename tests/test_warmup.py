"""What a server draws ahead, and rows of tables that are kept."""

import threading
from datetime import date
from itertools import count

import htpy as h

from components.content import cache
from components.content.pages import pages
from components.content.parts import Context
from components.html.tables import Drawn, Line, Table, html
from components.text import text_for
from data import load_dataset
from serving import warmup
from serving.body import body
from serving.query import read
from tests.planted import World

TODAY = date(2026, 1, 1)


def test_each_step_and_each_single_choice_is_drawn_ahead(monkeypatch):
    world = (
        World()
        .event("first", "2025-12-13")
        .leg("way", "first", "belarus", "vilnius")
        .claim("first", "freed_total", "9")
    )
    world, stop = world.person("jan").dataset(), threading.Event()
    monkeypatch.setattr(stop, "wait", lambda _seconds: False)
    warmup.draw_ahead(world, stop, TODAY)
    before = cache.view.cache_info().misses
    event = next(iter(world.events))
    for page, query in (("routes", "step=1"), ("timeline", f"event={event}"), ("timeline", "kind=release")):
        _made(world, page, query)
    assert cache.view.cache_info().misses == before
    _made(world, "timeline", "from=2021-01&to=2025-10")
    assert cache.view.cache_info().misses == before + 1, "a period is not drawn ahead"


def test_a_reader_in_a_hurry_ends_the_drawing_ahead(small_tables):
    world = load_dataset(small_tables)
    stop = threading.Event()
    stop.set()
    before = cache.view.cache_info().misses
    warmup.draw_ahead(world, stop, TODAY)
    assert cache.view.cache_info().misses <= before + 1


def test_drawing_ahead_gives_way_to_readers(small_tables, monkeypatch):
    world, stop, rests = load_dataset(small_tables), threading.Event(), []
    monkeypatch.setattr(warmup.time, "thread_time", count().__next__)  # each piece takes a second
    monkeypatch.setattr(stop, "wait", lambda seconds: rests.append(seconds) or len(rests) == 4)
    readers = iter((0, 10, 400, 0))
    warmup.draw_ahead(world, stop, TODAY, readers.__next__)
    assert rests == [1, 2, 41, 1]


def test_a_row_whose_cell_is_drawn_in_another_way_is_not_taken_for_one_of_the_same_words():
    struck = Drawn.of("12", h.del_["12"])
    plain, drawn = (str(html(Table("c", ("a", "b"), (Line(("x", cell)),)))) for cell in ("12", struck))
    assert "<del>" not in plain
    assert "<del>12</del>" in drawn
    assert str(html(Table("c", ("a", "b"), (Line(("x", "12")),)))) == plain


def test_a_row_is_escaped_once():
    row = str(html(Table("c", ("a",), (Line(("<b>&",)),))))
    assert "&lt;b&gt;&amp;<" in row


def _made(dataset, page: str, query: str) -> None:
    address = read(dataset, page, query.encode())
    context = Context(text_for("en"), dataset, TODAY)
    str(h.fragment[body(context, pages()[page].make(context, address.params), address)])
