"""A server of the desk, and the files that it gives out; nothing of the desk is imported here."""

import json
import os
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
COMMAND = (
    "-m uvicorn server:app --http serving.lines:Line --loop serving.lines:Loop --no-access-log --log-level warning"
)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(address):
    try:
        return urllib.request.urlopen(address, timeout=5).status == 200
    except OSError:
        return False


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """The address of a server of the desk, in the environment of the desk."""
    port, env = _free_port(), {**os.environ, "FREED_EMBEDS": "none", "FREED_AHEAD": "nothing"}
    command = [str(ROOT / ".venv" / "bin" / "python"), *COMMAND.split(), "--port", str(port)]
    with (tmp_path_factory.mktemp("server") / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log)
        while not _answers(f"http://127.0.0.1:{port}/healthz"):
            assert process.poll() is None
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="session")
def folder(address, tmp_path_factory):
    """All files of many rows below /data/v1/, as the index names them."""
    out = tmp_path_factory.mktemp("v1")
    index = urllib.request.urlopen(f"{address}/data/v1/index.json").read()
    for name in ["index.json", *(each["path"] for each in json.loads(index)["files"])]:
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(urllib.request.urlopen(f"{address}/data/v1/{name}").read())
    return out
