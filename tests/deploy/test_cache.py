"""Pages that nginx keeps: made once for all, kept apart by what they differ by, answered where nobody makes them."""

import time

import pytest
from farm import ask, made_up, until

PAGE = "/timeline?kind=pardon"


@pytest.fixture
def made(put_up):
    """nginx before one made-up replica; the replica, and nginx."""
    server, address = made_up(200, b"<h1>A page</h1>")
    front = put_up([address])
    yield server, front
    server.shutdown()


def _asked(server, since=0):
    return server.asked[since:]


def test_a_page_is_made_once_for_all_who_ask_at_once(made):
    server, front = made
    answers = [ask(front.port, PAGE, source=f"127.7.0.{each}") for each in range(1, 9)]
    assert {(status, body) for status, _, body in answers} == {(200, b"<h1>A page</h1>")}
    assert _asked(server) == [PAGE]
    assert all("set-cookie" not in headers for _, headers, _ in answers)


@pytest.mark.parametrize(
    "other", [{"host": "other.example"}, {"accept_encoding": "gzip"}, {"accept_encoding": "gzip, deflate, br"}]
)
def test_hosts_and_encodings_are_kept_apart_and_spellings_of_one_encoding_are_not(made, other):
    server, front = made
    for each in ({}, other, other):
        ask(front.port, "/people", **each)
    assert len(_asked(server)) == 2
    encoding = {"gzip": "gzip", "gzip, deflate, br": "br"}.get(other.get("accept_encoding"))
    assert server.heard[-1].get("Accept-Encoding") == encoding
    ask(front.port, "/people", **{**other, "accept_encoding": f"{other.get('accept_encoding', '')}, x"})
    assert len(_asked(server)) == 2


@pytest.mark.parametrize(
    "address",
    ["/people?q=Kolesnikova", "/people?year=2024&q=A", "/view/people/people.csv?q=A", "/readyz", "/_freed/room"],
)
def test_what_is_typed_and_what_is_no_page_is_asked_each_time(made, address):
    server, front = made
    for _ in range(3):
        assert ask(front.port, address)[0] == 200
    assert _asked(server) == [address] * 3
    kept = [each.read_bytes() for each in (front.folder / "run" / "cache").rglob("*") if each.is_file()]
    assert not any(b"Kolesnikova" in each for each in kept)


@pytest.mark.parametrize("address", ["/view/people/people.csv?year=2024", "/data/v1/csv/claims.csv"])
def test_files_that_are_made_are_kept_as_pages_are(made, address):
    server, front = made
    for _ in range(3):
        assert ask(front.port, address)[0] == 200
    assert _asked(server) == [address]


def test_nothing_of_a_reader_is_kept(made):
    _, front = made
    ask(front.port, PAGE, source="127.7.0.77", user_agent="Curious", x_forwarded_for="203.0.113.9")
    [kept] = [each.read_bytes() for each in (front.folder / "run" / "cache").rglob("*") if each.is_file()]
    assert not any(word in kept for word in (b"127.7.0.77", b"Curious", b"203.0.113.9"))
    assert "127.7.0.77" not in front.log.read_text()


def test_where_nobody_makes_pages_those_that_were_asked_for_go_on_being_answered(made):
    server, front = made
    ask(front.port, PAGE)
    server.shutdown()
    server.server_close()
    time.sleep(6)
    for _ in range(3):
        assert ask(front.port, PAGE)[::2] == (200, b"<h1>A page</h1>")
    assert ask(front.port, "/about")[0] == 502


def test_who_comes_while_a_page_is_made_anew_gets_what_is_there(made):
    server, front = made
    ask(front.port, PAGE)
    time.sleep(6)
    assert ask(front.port, PAGE)[0] == 200
    until(lambda: len(_asked(server)) == 2, 5, "the page was not made anew")
    assert "cache=STALE" in front.log.read_text()


def test_a_new_rendering_begins_with_an_empty_cache(made):
    server, front = made
    ask(front.port, PAGE)
    front.reload()
    ask(front.port, PAGE)
    assert _asked(server) == [PAGE] * 2


def test_searches_are_limited_for_one_address_and_pages_for_reading_are_not(made):
    _, front = made
    searches = [ask(front.port, f"/people?q=a{each}", source="127.7.1.1")[0] for each in range(60)]
    assert searches.count(429) >= 10
    assert ask(front.port, "/people", source="127.7.1.1")[0] == 200
    assert ask(front.port, "/people?q=a", source="127.7.1.2")[0] == 200
