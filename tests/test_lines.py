"""The lines to readers: who says nothing, half of something or too much at once holds none of them."""

import http.client
import re
import socket
import time

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


@pytest.mark.parametrize(
    "half",
    [
        b"",
        b"G",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /",
    ],
    ids=["nothing", "a letter", "half a head", "a request and a half"],
)
def test_a_connection_on_which_no_whole_request_comes_is_closed(server, half):
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(half)
        said = _closed(line)
    assert said.count(b"200 OK") == half.count(b"healthz")


@pytest.mark.parametrize(
    "start",
    [
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n",
        b"GET /_stcore/health HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n",
    ],
    ids=["head", "body", "chunks"],
)
def test_a_request_that_comes_letter_by_letter_holds_no_connection(server, start):
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(start)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                line.sendall(b"1\r\nx\r\n" if b"chunked" in start else b"x")
            except OSError:
                return
            time.sleep(0.2)
    pytest.fail("the connection was still open")


def test_a_connection_that_asks_again_is_kept(server):
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    line.connect()
    first = line.sock
    for _ in range(4):
        line.request("GET", "/healthz")
        assert line.getresponse().read() == b"ok\n"
        assert line.sock is first
        time.sleep(2)
    line.close()


def test_a_session_is_not_closed_for_its_silence(server):
    from tests.test_handshakes import shake

    assert shake(server) == 101
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(
            b"GET /_stcore/stream HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        )
        assert b" 101 " in line.recv(20)
        with pytest.raises(TimeoutError):
            _closed(line, 8)


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
