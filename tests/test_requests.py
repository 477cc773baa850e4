"""What readers and proxies send: tags of what they have, requests whose end is unclear, frames that mean nothing."""

import os
import signal
import socket
import subprocess
import time

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.serve import Server

ICON = "/app/static/icon.svg"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with Server(tmp_path_factory.mktemp("requests") / "log") as process:
        yield process


@pytest.mark.parametrize("address", ["/", "/timeline", ICON])
@pytest.mark.parametrize("form", ["{tag}", "{strong}", '"other", {tag}', 'W/"a", {strong} , "b"', "*", " * "])
def test_a_browser_that_has_a_page_is_not_sent_it_again(server, address, form):
    tag = server.get(address).headers["ETag"]
    answer = server.get(address, If_None_Match=form.format(tag=tag, strong=tag.removeprefix("W/")))
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["ETag"] == tag


@pytest.mark.parametrize("address", ["/", ICON])
@pytest.mark.parametrize("form", ['"other"', 'W/"other", "more"', "", "{bare}", "**", '"*"'])
def test_a_browser_that_has_another_page_is_sent_this_one(server, address, form):
    tag = server.get(address).headers["ETag"]
    answer = server.get(address, If_None_Match=form.format(bare=tag.removeprefix("W/").strip('"')))
    assert answer.status == 200
    assert answer.body


def test_a_request_with_two_lengths_is_refused_and_what_follows_is_not_read(server):
    request = b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
    request += b"0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as line:
        line.sendall(request)
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1 ") == 1
    assert b"ok\n" not in answer


def _all(line):
    """Everything that comes, until it ends."""
    while True:
        line.recv(timeout=30)


GARBAGE = [b"\xff\xff\xff\xff", b"\x0a\xff\xff\xff\xff\x0f", "words", ""]


@pytest.mark.parametrize("frame", GARBAGE)
def test_a_frame_that_means_nothing_ends_its_session_without_a_word_in_the_log(server, frame):
    before = len(server.said)
    for _ in range(20):
        address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
        with connect(address, subprotocols=["streamlit"], proxy=None, close_timeout=1) as line:
            line.send(frame)
            with pytest.raises(ConnectionClosed):
                _all(line)
    assert server.said[before:] == ""


def test_a_frame_that_means_something_is_answered(server):
    message = BackMsg()
    message.rerun_script.page_name = "about"
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], proxy=None, close_timeout=1, max_size=None) as line:
        line.send(message.SerializeToString())
        assert line.recv(timeout=30)


def _builders(folder):
    """The processes that build into a folder."""
    told = subprocess.run(["ps", "-ww", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout
    return [int(line.split()[0]) for line in told.splitlines() if "components.embeds" in line and str(folder) in line]


def test_a_builder_does_not_outlive_a_server_that_was_killed(tmp_path):
    with Server(tmp_path / "log", env={"FREED_EMBEDS": str(tmp_path / "embeds")}) as server:
        end = time.monotonic() + 30
        while not _builders(tmp_path) and time.monotonic() < end:
            time.sleep(0.1)
        assert _builders(tmp_path)
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait(10)
        while _builders(tmp_path) and time.monotonic() < end:
            time.sleep(0.1)
        left = _builders(tmp_path)
    for each in left:
        os.kill(each, signal.SIGKILL)
    assert not left
