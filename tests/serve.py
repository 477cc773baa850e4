"""A real server of the desk for tests: `uvicorn server:app` as a process of its own, and the plainest of clients."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMAND = (
    "--http serving.lines:Line --loop serving.lines:Loop --timeout-keep-alive 5 --no-access-log --no-server-header"
)
COMMAND += " --no-proxy-headers --ws websockets-sansio"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")


@dataclass
class Server:
    """One process; `log` is the file of everything that it says, and `{port}` in its settings is its port."""

    log: Path
    module: str = "server:app"
    env: dict = field(default_factory=dict)
    folder: Path = ROOT
    files: int = 0  # open files that the system lets it have; 0 is as many as this process may

    def __enter__(self):
        for _ in range(3):
            if self._started():
                return self
        raise RuntimeError(self.said)

    def _started(self):
        """Start on a free port and wait for the first answer; false where another process took the port meanwhile."""
        self.port = free_port()
        self.out = self.log.open("wb")
        env = {**os.environ, "PYTHONPATH": str(ROOT), "FREED_EMBEDS": "none", "FREED_AHEAD": "nothing"}
        env.pop("SLIPCOVER_COVERAGE_DIR", None)  # a measured server would clear away what its test is measured into
        env |= {name: value.replace("{port}", str(self.port)) for name, value in self.env.items()}
        asked = f"-m uvicorn {self.module} --port {self.port} {COMMAND}"
        command = [sys.executable, *self._measured(), *asked.split()]
        if self.files:
            command = ["sh", "-c", f'ulimit -n {self.files} && exec "$@"', "sh", *command]
        self.process = subprocess.Popen(command, cwd=self.folder, env=env, stdout=self.out, stderr=self.out)
        for _ in range(600):
            try:
                self.get("/healthz")
                return True
            except OSError:
                if self.process.poll() is not None and "address already in use" in self.said:
                    return False
                assert self.process.poll() is None, self.said
                time.sleep(0.1)
        raise RuntimeError(self.said)

    def _measured(self):
        """Where `make units` measures which code is reached: what has this server measured too."""
        if "SLIPCOVER_ENABLED" not in os.environ or self.folder != ROOT:
            return []
        out = ROOT / "build" / "reached" / f"server-{uuid.uuid4().hex}.json"
        asked = f"-W ignore -m slipcover --source serving --json --fail-under 0 --sigterm --out {out}"
        return asked.split()

    @property
    def open_files(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.out.close()

    @property
    def address(self):
        return f"http://localhost:{self.port}"

    @property
    def said(self):
        return self.log.read_text(encoding="utf-8", errors="replace")

    def get(self, target, method="GET", **headers):
        """One request as it stands; underscores in the names of headers are dashes."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.putrequest(method, target, skip_host="Host" in headers, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def raw(self, target):
        """The status of a request with any bytes as its target; 0 where the connection is closed without an answer."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as line:
            line.sendall(b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            answer = b"".join(iter(lambda: line.recv(65536), b""))
        return int(answer[9:12] or 0), answer


def embeds_built(server, seconds=900):
    """Wait until the embeds of a server are built and up to date; gives what it says of itself then."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        state = json.loads(server.get("/readyz").text)
        if state["embeds"]["state"] == "current" and state["embeds"]["dataset"] == state["dataset"]:
            return state
        time.sleep(0.3)
    raise RuntimeError(server.said)
