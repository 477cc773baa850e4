"""The server while things go wrong: tables break and vanish, the disk is full, a page raises, a reader floods."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.desk import drawn, open_page
from tests.serve import ROOT, Server, free_port


def _session(port):
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    return connect(address, subprotocols=["streamlit"], max_size=None, proxy=None, close_timeout=1)


def _run(line, page=""):
    """Run a page as a browser would; everything that it draws as one text."""
    message = BackMsg()
    message.rerun_script.page_name = page
    line.send(message.SerializeToString())
    said = []
    while True:
        heard = ForwardMsg.FromString(line.recv(timeout=30))
        if heard.WhichOneof("type") == "script_finished":
            return "\n".join(said)
        if heard.WhichOneof("type") == "delta":
            said.append(str(heard.delta))


def _eventually(check, seconds=60):
    for _ in range(seconds * 5):
        if found := check():
            return found
        time.sleep(0.2)
    return check()


def _state(server):
    return json.loads(server.get("/readyz").text)


@pytest.fixture
def shown(tables, tmp_path):
    """A server of a copy of the tables that looks at them often."""
    (tmp_path / "impatient.py").write_text("from data import store\nstore.PATIENCE = 0.3\nfrom server import app\n")
    env = {"FREED_TABLES": str(tables.path)}
    with Server(tmp_path / "log", "impatient:app", env, tmp_path) as server:
        yield server


def test_a_changed_table_is_shown_and_a_broken_one_is_not(shown, tables):
    before = _state(shown)["dataset"]
    people = tables.file("people")
    good = people.read_bytes()
    tables.edit("people", "one_line", "Somebody quite new")
    after = _eventually(lambda: _state(shown)["dataset"] != before and _state(shown))
    assert after["stale"] is False

    changed = people.read_bytes()
    people.write_bytes(changed[: len(changed) // 2] + b'"an open quotation mark')
    stale = _eventually(lambda: _state(shown)["stale"] and _state(shown))
    assert stale["dataset"] == after["dataset"]
    assert stale["problems"] > 0
    assert shown.get("/people").status == 200
    assert "does not pass the checks" in shown.get("/about").text
    assert "last good ones" in shown.said

    shutil.move(tables.path, tables.path.with_name("gone"))
    time.sleep(1)
    assert shown.get("/").status == 200
    assert _state(shown)["dataset"] == after["dataset"]

    shutil.move(tables.path.with_name("gone"), tables.path)
    people.write_bytes(good)
    mended = _eventually(lambda: not _state(shown)["stale"] and _state(shown))
    assert mended["dataset"] == before


def test_a_bad_table_that_waits_for_the_next_start_does_not_take_the_desk_down(tables, tmp_path):
    env = {"FREED_TABLES": str(tables.path), "FREED_LAST_GOOD": str(tmp_path / "last-good")}
    with Server(tmp_path / "first", env=env) as server:
        good = _state(server)["dataset"]
    before = tables.file("corrections").read_bytes()
    tables.light_beacon()
    with Server(tmp_path / "second", env=env) as server:
        state = _state(server)
        assert (state["dataset"], state["stale"], state["problems"]) == (good, True, 1)
        about = server.get("/about").text
        assert "does not pass the checks" in about
        assert "corrections.csv, line" in about
        assert "soon" not in about.partition("does not pass the checks")[2].partition("</ul>")[0]
        assert "corrections.csv" in server.said
        assert server.get("/people").status == 200
        tables.file("corrections").write_bytes(before)
        assert _eventually(lambda: not _state(server)["stale"])


def test_a_file_that_cannot_be_kept_packed_is_served_all_the_same(tmp_path):
    (tmp_path / "full").write_text("a file where the folder should be: nothing can be written below it")
    with Server(tmp_path / "log", env={"FREED_ASSETS": str(tmp_path / "full" / "assets")}) as server:
        page = server.get("/app/static/icon.svg", Accept_Encoding="gzip")
        assert page.status == 200
        assert _eventually(lambda: "not kept packed" in server.said)
        assert server.get("/static/manifest.json", Accept_Encoding="br").status in (200, 404)


BROKEN = """
import components.content.overview
from server import app

def fails(*_):
    raise RuntimeError("a secret of the inside")

components.content.overview.whole = fails
"""


def test_a_page_that_raises_says_so_calmly_with_an_id(tmp_path):
    (tmp_path / "broken.py").write_text(BROKEN)
    with Server(tmp_path / "log", "broken:app", {}, tmp_path) as server, _session(server.port) as line:
        said = _run(line)
        assert "This page cannot be shown just now" in said
        assert "secret of the inside" not in said
        assert "Traceback" not in said
        assert "secret of the inside" not in server.get("/?x=1").text
        name = said.partition("noted as ")[2][:8]
        assert f"page error {name}" in server.said
        assert "freed_errors_total 0" not in server.get("/metrics").text
        assert "People" in _run(line, "people")


def test_a_page_that_raises_is_calm_without_the_server_too(monkeypatch):
    def fails(*_):
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr("components.content.overview.whole", fails)
    monkeypatch.setattr("components.content.page_cache._cache", {})
    desk = open_page("overview")
    assert not desk.exception
    said = "\n".join(str(element.proto) for element in desk.main)
    assert "cannot be shown just now" in said
    assert "secret" not in said + drawn(desk)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with Server(tmp_path_factory.mktemp("server") / "log", env={"FREED_MAX_SESSIONS": "3"}) as process:
        yield process


def test_a_session_that_floods_is_slowed_and_others_are_not(server):
    with _session(server.port) as flood, _session(server.port) as other:
        message = BackMsg()
        message.rerun_script.page_name = "about"
        for _ in range(120):
            flood.send(message.SerializeToString())
        assert _run(other, "about")
        runs = float(server.get("/metrics").text.partition("freed_run_seconds_count ")[2].split()[0])
        assert runs < 60


def _large(size):
    message = BackMsg()
    message.rerun_script.page_name = "about"
    message.rerun_script.widget_states.widgets.add(id="x", string_value="y" * size)
    return message.SerializeToString()


def test_a_message_that_is_far_too_large_ends_its_session_and_one_below_the_limit_does_not(server):
    with _session(server.port) as line:
        line.send(_large(200_000))
        assert line.recv(timeout=30)
    with _session(server.port) as line:
        line.send(_large(300_000))
        with pytest.raises(ConnectionClosed):
            line.recv(timeout=30)


def test_readers_beyond_the_limit_are_turned_away_and_the_others_stay(server):
    _eventually(lambda: "freed_sessions 0.0\n" in server.get("/metrics").text)
    with _session(server.port) as first, _session(server.port), _session(server.port):
        with pytest.raises(Exception, match="rejected"), _session(server.port):
            pass
        assert _run(first, "about")


OPTIONS = {
    "server.fileWatcherType": "none",
    "server.enableXsrfProtection": False,
    "server.enableStaticServing": True,
    "server.maxUploadSize": 1,
    "server.disconnectedSessionTTL": 60,
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "runner.magicEnabled": False,
}


def test_the_settings_are_in_force_under_bare_uvicorn_from_any_folder(tmp_path):
    program = "import json, server; from streamlit import config; server.app._build_starlette_app()\n"
    program += f"print(json.dumps({{name: config.get_option(name) for name in {list(OPTIONS)!r}}}))"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert json.loads(done.stdout.splitlines()[-1]) == OPTIONS, done.stderr


def test_streamlit_runs_the_server_too():
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "server.py", "--server.port", str(port)]
    command += ["--browser.serverAddress", "localhost"]  # asks nobody for our address
    env = os.environ | {"FREED_EMBEDS": "none", "FREED_AHEAD": "nothing"}
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:

        def answer():
            try:
                with urllib.request.urlopen(f"http://localhost:{port}/people", timeout=5) as page:
                    return page.read().decode()
            except OSError:
                return ""

        assert "on record" in _eventually(answer, 60)
    finally:
        process.terminate()
        process.wait(10)
