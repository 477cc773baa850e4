"""The log: no reader forges a line of it, makes it unreadable or floods it, and it repeats nobody's words."""

import logging
import re
import socket

import pytest

from serving.logs import ALIKE, WINDOW, Entry, Seldom, plain
from tests.serve import Server

FORGED = "2026-01-01 00:00:00,000 ERROR freed: all is lost"
LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ [\w.]+: |INFO: |WARNING: |ERROR: |    ")
"""How every line begins: with a time, with uvicorn's word for its weight, or as the rest of an entry."""

BREAKS = """
import serving.router
from server import app

def fails(_embeds, _name, scope, _site):
    raise ValueError(scope["query_string"].decode() + "\\n2026-01-01 00:00:00,000 ERROR freed: all is lost")

serving.router.oembed.answered = fails
"""
"""A server in which a request goes wrong with a reader's words in the error."""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("server")
    (folder / "breaks.py").write_text(BREAKS)
    with Server(folder / "log", "breaks:app", {}, folder) as process:
        yield process


def _sent(server, request):
    """What a request of any bytes makes the server say in its log, and the answer."""
    before = len(server.said)
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as line:
        line.sendall(request)
        line.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    server.get("/")
    return server.said[before:], answer


REST = b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@pytest.mark.parametrize(
    "target",
    [
        b"/x%0d%0a" + FORGED.replace(" ", "%20").encode(),
        b"/%0A2026",
        b"/a%00b",
        b"/%1b[2J",
        b"/%e2%80%ae",
        b"/%85x",
        b"*",
    ],
)
def test_an_address_forges_no_line_and_puts_no_unseen_letter_into_the_log(server, target):
    said, _ = _sent(server, b"GET " + target + REST)
    assert said.count("\n") == len([line for line in said.splitlines() if line])
    assert all(LINE.match(line) for line in said.splitlines()), said
    assert said.isascii()
    assert all(letter.isprintable() or letter == "\n" for letter in said)


def test_a_method_of_sixty_thousand_letters_is_not_repeated(server):
    said, answer = _sent(server, b"A" * 60_000 + b" /nothing" + REST)
    assert len(said) < 300
    assert b" 405 " in answer[:20]
    assert "OTHER /nothing 405" in said


def test_what_goes_wrong_is_told_with_its_place_and_without_a_readers_words(server):
    said, answer = _sent(server, b"GET /oembed?url=Somebodyinparticular" + REST)
    assert b" 500 " in answer[:20]
    assert "ValueError" in said
    assert "breaks.py" in said
    assert "Somebodyinparticular" not in said
    assert not re.search(r"^2026-01-01", said, re.MULTILINE)


def test_two_hundred_broken_requests_make_a_few_lines(server):
    before = len(server.said)
    for _ in range(200):
        with socket.create_connection(("127.0.0.1", server.port), timeout=30) as line:
            line.sendall(b"\x16\x03\x01 hello\r\n\r\n")
            line.recv(100)
    assert server.said[before:].count("Invalid HTTP request") <= ALIKE


def test_an_entry_is_one_entry_whatever_it_says():
    assert plain("a\r\nb\x1b[31m\x85\u2028\ud800") == "a\n    b\\x1b[31m\\x85\\x2028\\xd800"
    assert plain("x" * 5_000).endswith("… 1000 more")
    assert plain("Ніна Багінская") == "Ніна Багінская"


def _entry(words="said"):
    return Entry("freed", logging.ERROR, __file__, 1, words, (), None)


def test_entries_of_one_kind_are_counted_beyond_some_in_a_minute():
    now = 0.0
    seldom = Seldom(lambda: now)
    assert sum(seldom.filter(_entry()) for _ in range(100)) == ALIKE
    now = WINDOW
    later = _entry()
    assert seldom.filter(later)
    assert later.getMessage() == f"said (and {100 - ALIKE} more like it in the minute before)"


def test_the_machines_own_words_stay():
    try:
        raise OSError(28, "No space left on device")
    except OSError as error:
        entry = Entry("freed", logging.ERROR, __file__, 1, "failed", (), (OSError, error, error.__traceback__))
    assert "No space left" in logging.Formatter("%(message)s").format(entry)


def test_what_an_error_came_from_is_told():
    try:
        try:
            raise KeyError("Somebodyinparticular")
        except KeyError as error:
            raise RuntimeError("another") from error
    except RuntimeError as error:
        entry = Entry("freed", logging.ERROR, __file__, 1, "failed", (), (RuntimeError, error, error.__traceback__))
    said = logging.Formatter("%(message)s").format(entry)
    assert said.index("KeyError") < said.index("and then:") < said.index("RuntimeError")
    assert "particular" not in said.replace('raise KeyError("Somebodyinparticular")', "")
