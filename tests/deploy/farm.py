"""Two replicas and nginx with the repository's own configuration, on free ports of the loopback interface."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from deploy import render, wait_ready

ROOT = Path(__file__).parent.parent.parent
MODULES = Path("/usr/lib/nginx/modules")
BROTLI = all((MODULES / each).exists() for each in render.MODULES)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def options():
    """How `make run` starts the server, and so do the systemd unit and the image."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    return re.search(r"^SERVE := (.+)$", makefile, re.MULTILINE)[1].split()


class Replica:
    """One process of the desk, started as the systemd unit starts it."""

    def __init__(self, folder):
        self.port = free_port()
        self.address = f"127.0.0.1:{self.port}"
        self.log = folder / f"replica-{self.port}.log"
        self.environment = {**os.environ, "FREED_EMBEDS": "none", "FREED_AHEAD": "nothing"}  # nginx has the embeds
        self.process = None

    def start(self):
        command = [sys.executable, "-m", "uvicorn", "server:app", "--host", "127.0.0.1", "--port", str(self.port)]
        command += options()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)

    def ready(self):
        if wait_ready.main([f"http://{self.address}/readyz", "90"]):
            raise RuntimeError(f"the replica did not start:\n{self.log.read_text()[-3000:]}")
        return self

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait(30)

    def count(self, metric):
        """A figure of this replica, asked without nginx between."""
        status, _, body = ask(self.port, "/metrics")
        assert status == 200
        return int(float(re.search(rf"^{metric} (\S+)$", body.decode(), re.MULTILINE)[1]))


class Nginx:
    """The repository's configuration, rendered and run."""

    def __init__(self, program, folder, static, replicas, *more):
        self.program, self.folder = program, folder
        self.port = free_port()
        self.log, self.errors = folder / "access.log", folder / "errors.log"
        places = [
            "--listen",
            f"127.0.0.1:{self.port}",
            "--static",
            str(static),
            "--log",
            str(self.log),
            "--cache",
            "cache",
        ]
        compressed = ["--brotli", "--modules", str(MODULES)] if BROTLI else []
        named = [word for each in replicas for word in ("--replica", each)]
        self.arguments = [str(folder / "conf"), *named, *places, *compressed, *more]
        self.process = None

    def render(self, *more):
        assert render.main([*self.arguments, *more]) == 0

    def start(self):
        self.render()
        run = self.folder / "run"
        run.mkdir(exist_ok=True)
        command = [self.program, "-p", f"{run}/", "-c", str(self.folder / "conf" / "nginx.conf"), "-e", "stderr"]
        with self.errors.open("ab") as errors:
            self.process = subprocess.Popen([*command, "-g", "daemon off;"], stderr=errors)
        for _ in range(50):
            if self.process.poll() is not None:
                raise RuntimeError(self.errors.read_text())
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("nginx did not start")

    def reload(self, *more):
        """Render anew and reload; returns when new workers have taken over."""
        self.render(*more)
        said = self.errors.read_text().count("start worker process ")
        self.process.send_signal(signal.SIGHUP)
        until(lambda: self.errors.read_text().count("start worker process ") > said, 10, "nginx did not reload")
        time.sleep(0.3)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def ask(port, address, *, source="127.0.0.1", method="GET", **headers):
    """One request: status, headers, body."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30, source_address=(source, 0))
    try:
        line.request(method, address, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = line.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        line.close()


def until(holds, seconds, otherwise):
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(otherwise)
        time.sleep(0.1)


def made_up(answer, body=b"ok"):
    """A replica that gives one answer to everything, and notes the addresses and the headers that it was sent."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.heard.append(dict(self.headers.items()))
            self.server.asked.append(self.path)
            self.send_response(answer)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Set-Cookie", "a=b")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.heard, server.asked = [], []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"127.0.0.1:{server.server_port}"


def certificate(folder):
    """A certificate for localhost and its key, made for one test."""
    chain, key = folder / "chain.pem", folder / "key.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    made += ["-subj", "/CN=localhost", "-keyout", str(key), "-out", str(chain)]
    subprocess.run(made, check=True, capture_output=True)
    return chain, key
