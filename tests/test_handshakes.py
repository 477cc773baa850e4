"""Who may open a session: pages of the desk, and no name is looked up to find out."""

import socket

import pytest

from serving.origins import welcome, without
from serving.settings import SettingError, Settings
from tests.serve import Server

ASKS = """
import sys

def heard(event, values):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.connect"):
        sys.stderr.write(f"ASKED {event} {values}\\n")
        sys.stderr.flush()

sys.addaudithook(heard)
from server import app
"""
"""A server that says whenever a name is looked up or a connection goes out, with whatever library."""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("server")
    (folder / "asks.py").write_text(ASKS)
    env = {"FREED_ORIGINS": "https://friend.example", "FREED_BASE_URL": "https://desk.example"}
    with Server(folder / "log", "asks:app", env, folder) as process:
        yield process


def shake(server, *origins, host="desk.example"):
    """The status that answers a handshake."""
    lines = [
        "GET /_stcore/stream HTTP/1.1",
        f"Host: {host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol: streamlit",
        *(f"Origin: {origin}" for origin in origins),
    ]
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as line:
        line.sendall("\r\n".join([*lines, "", ""]).encode())
        return int(line.recv(100)[9:12])


FOREIGN = [
    "http://evil.example",
    "null",
    "http://desk.example.evil.example",
    "http://desk.example@evil.example",
    "http://127.0.0.1",
    "http://localhost",
    "file://",
    "http://[::1",
    "",
    "é",
]


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_handshake_with_a_foreign_origin_is_refused_and_no_name_is_looked_up(server, origin):
    said = len(server.said)
    assert shake(server, origin) == 403
    assert "ASKED" not in server.said[said:]
    assert "evil" not in server.said[said:]


@pytest.mark.parametrize(
    "origins",
    [(), ("http://desk.example",), ("https://DESK.example",), ("https://friend.example",)],
)
def test_a_handshake_of_the_desk_or_of_a_friend_is_answered_without_a_look_up(server, origins):
    said = len(server.said)
    assert shake(server, *origins) == 101
    assert "ASKED" not in server.said[said:]


def test_a_handshake_behind_a_proxy_that_names_another_host_knows_the_address_that_is_set(server):
    assert shake(server, "https://desk.example", host="replica-1:8501") == 101
    assert shake(server, "http://evil.example", host="replica-1:8501") == 403


def test_where_the_address_is_set_a_host_that_agrees_with_a_foreign_origin_proves_nothing(server):
    assert shake(server, "http://evil.example", host="evil.example") == 403


def _scope(host, *origins):
    return {
        "type": "websocket",
        "headers": [(b"host", host), *((b"origin", origin) for origin in origins)],
    }


def test_the_port_that_an_origin_leaves_out_may_stand_in_the_host():
    assert welcome(_scope(b"a.example:443", b"https://a.example"), Settings())
    assert welcome(_scope(b"a.example:8501", b"http://a.example:8501"), Settings())
    assert not welcome(_scope(b"a.example:8501", b"http://a.example"), Settings())
    assert not welcome(_scope(b"a.example:443", b"http://a.example"), Settings())


def test_two_origins_are_none():
    assert not welcome(_scope(b"a.example", b"https://a.example", b"https://a.example"), Settings())


def test_streamlit_is_given_no_origin_to_look_into():
    assert without(_scope(b"a.example", b"https://a.example"))["headers"] == [(b"host", b"a.example")]


def test_an_origin_of_the_settings_must_be_one():
    with pytest.raises(SettingError, match="FREED_ORIGINS"):
        Settings.read({"FREED_ORIGINS": "friend.example"})
    with pytest.raises(SettingError, match="FREED_PROXIES"):
        Settings.read({"FREED_PROXIES": "10.0.0.0/99"})
