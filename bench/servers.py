"""Starts the servers that are measured, the desk and the stock app, as processes on 127.0.0.1."""

import os
import re
import resource
import shlex
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOGS = ROOT / "build" / "bench"
HOST = "127.0.0.1"
TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A free TCP port."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def options() -> list[str]:
    """The options that `make run` gives uvicorn besides host and port."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    match = re.search(r"^SERVE := (.+)$", makefile, re.MULTILINE)
    return shlex.split(match[1]) if match else ["--no-access-log", "--log-level", "warning"]


FILE_LIMITS = resource.getrlimit(resource.RLIMIT_NOFILE)
"""Open files that a program has on this machine before it asks for more; servers under measure get no others."""

SOFT = f"-S -n {'unlimited' if FILE_LIMITS[0] == resource.RLIM_INFINITY else FILE_LIMITS[0]}"


def more_files() -> None:
    """Raise the limit of open files for this process, which simulates the readers."""
    hard = FILE_LIMITS[1]
    target = 20_000 if hard == resource.RLIM_INFINITY else min(hard, 20_000)
    resource.setrlimit(resource.RLIMIT_NOFILE, (target, hard))


def bounded(command: list[str], limit: str) -> list[str]:
    """A command wrapped so that it starts with a soft limit of open files."""
    return ["sh", "-c", f'ulimit {limit} && exec "$@"', "sh", *command]


class Server:
    """A server process; a context manager starts it, waits until it answers, and stops it."""

    def __init__(self, name, command, cwd, health, env=None, limit=SOFT):
        self.name, self.cwd, self.health = name, cwd, health
        self.port = free_port()
        self.command = bounded([part.format(port=self.port) for part in command], limit)
        self.env = {**os.environ, **(env or {})}
        self.process = None
        self.started = 0.0

    def __enter__(self):
        LOGS.mkdir(parents=True, exist_ok=True)
        began = time.perf_counter()
        with (LOGS / f"{self.name}.log").open("wb") as log:
            self.process = subprocess.Popen(self.command, cwd=self.cwd, env=self.env, stdout=log, stderr=log)
        while not self._answers():
            if self.process.poll() is not None or time.perf_counter() - began > 240:
                self.__exit__()
                raise RuntimeError(f"{self.name} did not start; see {LOGS / self.name}.log")
            time.sleep(0.05)
        self.started = time.perf_counter() - began
        return self

    def __exit__(self, *_error):
        self.process.terminate()
        try:
            self.process.wait(8)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(8)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://{HOST}:{self.port}{self.health}", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False

    def rss(self) -> int:
        """The resident memory of the process in bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) * 1024

    def cpu(self) -> float:
        """Seconds of processor time of the process and its children."""
        return sum(map(_ticks, (self.process.pid, *self._started_by_it()))) / TICKS

    def _started_by_it(self) -> list[int]:
        lists = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(word) for each in lists for word in each.read_text(encoding="ascii").split()]

    def settle(self, seconds: float = 90) -> None:
        """Wait until it is idle, for instance until its files are compressed, `seconds` at most."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            before = self.cpu()
            time.sleep(1)
            if self.cpu() - before < 0.1:
                return


def _ticks(pid: int) -> int:
    """Ticks that a process has used, with those of its own processes that have ended; 0 where it has just ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(map(int, fields[11:15]))


def desk(env: dict[str, str] | None = None, limit: str = SOFT) -> Server:
    """The desk as `make run` starts it."""
    command = [sys.executable, "-m", "uvicorn", "server:app", "--host", HOST, "--port", "{port}", *options()]
    return Server("desk", command, ROOT, "/readyz", env, limit)


def app_at_once() -> Server:
    """The desk with pages that start the app as soon as they are opened."""
    return desk({"FREED_APP": "always"})


def stock() -> Server:
    """The stock app with default settings, except those that keep it silent and local."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "{port}"]
    command += ["--server.address", HOST, "--server.headless", "true", "--browser.serverAddress", "localhost"]
    return Server("stock", command, ROOT / "bench" / "stock", "/_stcore/health", {"PYTHONPATH": str(ROOT)})
