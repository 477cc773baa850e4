"""As many readers as fit: the limit of open files is raised, kept to, said once, and given back by who leaves."""

import asyncio
import resource
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest
from websockets.exceptions import InvalidStatus

from bench.session import Session
from serving import capacity
from serving.parked import Parked
from tests.serve import ROOT, Server

FILES = 400
"""Open files of the server that is crowded."""

CROWD = 150


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    env = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "2"}
    with Server(tmp_path_factory.mktemp("crowd") / "log", env=env, files=FILES) as process:
        yield process


async def _come(port):
    """A reader: the session once its page is whole, or the status that refused it."""
    session = Session(port)
    try:
        await session.open(90)
    except InvalidStatus as refused:
        return refused.response.status_code
    return session


async def _crowded(server):
    """Many readers at once: what became of each, what the server answered meanwhile, and the files that it held."""
    found = await asyncio.gather(*(_come(server.port) for _ in range(CROWD)))
    inside = [each for each in found if isinstance(each, Session)]
    held = server.open_files
    healthy = await asyncio.to_thread(server.get, "/healthz")
    page = await asyncio.to_thread(server.get, "/timeline")
    for each in inside:
        await each.close()
    return inside, [each for each in found if not isinstance(each, Session)], (healthy, page), held


@pytest.fixture(scope="module")
def crowd(server):
    """The files that a server holds before anybody comes, and what becomes of a crowd that comes and leaves."""
    return server.open_files, *asyncio.run(_crowded(server))


def test_a_crowd_beyond_the_open_files_is_refused_politely_and_nobody_inside_is_broken(server, crowd):
    before, inside, refused, answers, held = crowd
    fits = capacity.fitted(FILES, before)
    assert set(refused) == {503}
    assert len(inside) + len(refused) == CROWD
    assert abs(len(inside) - fits.sessions) <= 4
    assert [answer.status for answer in answers] == [200, 200]
    assert held < FILES
    assert "Traceback" not in server.said
    assert server.said.count("as many as there is room for") == 1
    assert "handshake" not in server.said
    assert len(server.said) < 20_000


def test_what_ended_sessions_held_is_released(server, crowd):
    *_, held = crowd
    assert held > 100
    end = time.monotonic() + 30
    while (left := server.open_files) > 55 and time.monotonic() < end:
        time.sleep(0.5)
    assert left <= 55


def test_the_limit_is_raised_to_what_the_system_allows_within_a_bound():
    program = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (256, {hard}))\n"
    program += (
        "from serving import capacity; print(capacity.raise_limit(), resource.getrlimit(resource.RLIMIT_NOFILE)[0])"
    )
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    most = capacity.MOST if hard == resource.RLIM_INFINITY else min(hard, capacity.MOST)
    for allowed in {4096, most}:
        command = [sys.executable, "-c", program.format(hard=allowed)]
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        assert said.split() == [str(allowed)] * 2


@pytest.mark.parametrize("files", [64, 256, 1024, 4096, 65_536])
def test_what_fits_never_takes_more_than_there_is(files):
    fits = capacity.fitted(files, 40)
    held = (
        40 + capacity.A_SESSION * fits.sessions + capacity.A_LEAVER * fits.parked + (fits.connections - fits.sessions)
    )
    assert held <= max(files, 0) or fits.sessions == 1
    assert fits.connections >= fits.sessions >= 1


def _left(name, gone):
    return SimpleNamespace(session=SimpleNamespace(id=name, shutdown=lambda: gone.append(name)))


def test_a_reader_who_comes_back_in_time_finds_the_session():
    now, gone = 0.0, []
    kept = Parked(2, 60, lambda: now)
    kept.save(_left("a", gone))
    now = 59.0
    assert kept.get("a").session.id == "a"
    kept.delete("a")
    now = 100.0
    kept.sweep()
    assert (kept.list(), gone) == ([], [])


def test_who_is_away_for_too_long_or_too_many_is_let_go():
    now, gone = 0.0, []
    kept = Parked(2, 60, lambda: now)
    for name in "abc":
        kept.save(_left(name, gone))
    assert gone == ["a"]
    now = 60.0
    assert kept.get("b") is None
    assert gone == ["a", "b", "c"]
