"""Files of views as a server gives them: made once, packed where they are text, within the budget of all pages."""

import threading
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest

from components.site import Site
from data.store import Store
from serving import views
from serving.budget import Budget
from serving.views import Views

SITE = Site("", "")
ALL, KIT = "claims/claims.json", "releases/press-kit.zip"


@pytest.fixture(scope="module")
def store(small_tables):
    return Store(small_tables)


@pytest.fixture
def made(store, monkeypatch):
    """The files of views, and what was made of them."""
    counted, make = [], views._make
    monkeypatch.setattr(views, "_make", lambda *given: counted.append(given[1:3]) or make(*given))
    files = Views(store, Budget(1, 10, 2))
    files.counted = counted
    return files


def _ask(files, path, query=b"", **headers):
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": f"/view/{path}", "query_string": query, "headers": named}
    return files.answer(scope, SITE)


def test_a_file_is_made_once_and_packed_for_whoever_can_unpack_it(made):
    plain = _ask(made, ALL)
    packed = _ask(made, ALL, accept_encoding="gzip, br")
    assert len(made.counted) == 1
    assert packed.headers["content-encoding"] == "br"
    assert brotli.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 8
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
    assert _ask(made, ALL, if_none_match=plain.headers["etag"]).status_code == 304


def test_a_workbook_and_a_picture_are_packed_already(made):
    for each in ("claims/claims.xlsx", "timeline/timeline.png"):
        assert "content-encoding" not in _ask(made, each, accept_encoding="br").headers


def test_what_somebody_looks_for_is_kept_by_nobody(made):
    for query in (b"q=prison", b"q=prison", b"language=ru", b"language=ru"):
        assert _ask(made, ALL, query).status_code == 200
    assert [dict(address.pairs) for _, address in made.counted] == [{"q": "prison"}] * 2 + [{"language": "ru"}]


def test_beyond_the_budget_a_new_file_waits_and_a_kept_one_does_not(made):
    kept = _ask(made, ALL).body
    made.budget = Budget(0, 0, 1)
    busy = _ask(made, ALL, b"language=ru")
    assert (busy.status_code, busy.headers["retry-after"], busy.headers["cache-control"]) == (503, "5", "no-store")
    assert _ask(made, ALL).body == kept


def test_files_beyond_what_may_be_kept_push_out_the_oldest(made, monkeypatch):
    monkeypatch.setattr(views, "MOST", 1_000)
    small = Views(made.store, made.budget)
    for _ in range(2):
        assert _ask(small, ALL).status_code == 200
    assert len(made.counted) == 2


def test_a_kit_is_made_once_for_all_who_ask_and_those_who_wait_take_no_place_of_a_page(made, monkeypatch):
    asked, may_end = threading.Event(), threading.Event()
    monkeypatch.setattr(views, "PATIENCE", 120)
    make = views._make
    monkeypatch.setattr(views, "_make", lambda *given: asked.set() or (may_end.wait(20) and make(*given)))
    with ThreadPoolExecutor(2) as readers:
        first = readers.submit(_ask, made, KIT)
        assert asked.wait(20)
        second = readers.submit(_ask, made, KIT)
        with made.budget.spending(patience=20) as may:
            assert may
        may_end.set()
        assert first.result().body == second.result().body
    assert [name for name, _ in made.counted] == ["press-kit.zip"]
