"""The lines to readers: who says nothing, half of something or too much at once holds none of them."""

import http.client
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.serve import ROOT, Server

PATIENCE = 60
"""Seconds after which a connection that is still open counts as held."""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with Server(tmp_path_factory.mktemp("lines") / "log") as process:
        yield process


def _closed(line, seconds=PATIENCE):
    """What comes over a connection until the other side closes it."""
    line.settimeout(seconds)
    return b"".join(iter(lambda: line.recv(65536), b""))


HALVES = {
    "nothing": b"",
    "a letter": b"G",
    "half a head": b"GET / HTTP/1.1\r\nHost: localhost\r\n",
    "a request and a half": b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /",
}
SLOWLY = {
    "head": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    "body": b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n",
    "chunks": b"GET /_stcore/health HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n",
}


def _said_to(port, half):
    """What comes over a connection on which only a part of a request is said."""
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(half)
        return _closed(line)


def _is_cut_off(port, start):
    """Whether a request that comes letter by letter is cut off."""
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(start)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                line.sendall(b"1\r\nx\r\n" if b"chunked" in start else b"x")
            except OSError:
                return True
            time.sleep(0.2)
    return False


def _asks_again(port):
    """What one connection is answered that asks again and again, and whether it stays the same."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    line.connect()
    first, said = line.sock, []
    for _ in range(4):
        line.request("GET", "/healthz")
        said.append((line.getresponse().read(), line.sock is first))
        time.sleep(2)
    line.close()
    return said


def _silent_session(port):
    """How a session is answered, and whether it is still open after some seconds in which nobody says anything."""
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(
            b"GET /_stcore/stream HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        )
        answer = line.recv(20)
        try:
            _closed(line, 8)
        except TimeoutError:
            return answer, True
        return answer, False


@pytest.fixture(scope="module")
def waited(server):
    """What comes of all those for whom the server has to wait: they wait side by side."""
    with ThreadPoolExecutor(len(HALVES) + len(SLOWLY) + 2) as pool:
        halves = {name: pool.submit(_said_to, server.port, half) for name, half in HALVES.items()}
        slowly = {name: pool.submit(_is_cut_off, server.port, start) for name, start in SLOWLY.items()}
        yield halves | slowly | {each: pool.submit(each, server.port) for each in (_asks_again, _silent_session)}


@pytest.mark.parametrize("half", HALVES)
def test_a_connection_on_which_no_whole_request_comes_is_closed(waited, half):
    assert waited[half].result().count(b"200 OK") == HALVES[half].count(b"healthz")


@pytest.mark.parametrize("start", SLOWLY)
def test_a_request_that_comes_letter_by_letter_holds_no_connection(waited, start):
    assert waited[start].result(), "the connection was still open"


def test_a_connection_that_asks_again_is_kept(waited):
    assert waited[_asks_again].result() == [(b"ok\n", True)] * 4


def test_a_session_is_not_closed_for_its_silence(server, waited):
    from tests.test_handshakes import shake

    assert shake(server) == 101
    answer, is_open = waited[_silent_session].result()
    assert b" 101 " in answer
    assert is_open


def test_connections_beyond_the_room_are_told_so_in_words(tmp_path):
    with Server(tmp_path / "log", files=256) as server:
        lines = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(200)]
        told = []
        for line in lines:
            line.settimeout(PATIENCE)
            try:
                line.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                told.append(line.recv(100)[9:12])
            except OSError:
                told.append(b"503")
        for line in lines:
            line.close()
        assert set(told) == {b"200", b"503"}
        assert server.get("/healthz").status == 200
        assert "Traceback" not in server.said


def test_make_run_serves_this_machine_only_unless_told_otherwise():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^HOST \?= (\S+)$", makefile, re.MULTILINE)[1] == "127.0.0.1"
    assert "--host $(HOST)" in makefile
