"""Benchmarks how soon the server handles faults: a session from a foreign origin, and a bad table that is repaired."""

import json
import shutil
import socket
import tempfile
import time
import urllib.request
from pathlib import Path

from bench import servers
from bench.measure import once, spread
from data import TABLES

FOREIGN = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    "Sec-WebSocket-Protocol: streamlit\r\nOrigin: http://evil.example\r\n\r\n"
)
"""The handshake that a browser sends for a page of a foreign origin."""

LONGEST = 60.0
"""Seconds after which the server counts as not having noticed."""


def run(quick: bool = False) -> dict:
    """Measure the time to a response of 403, and the time from the repair of a row until the tables are current."""
    with tempfile.TemporaryDirectory() as folder:
        tables = Path(folder) / "tables"
        shutil.copytree(TABLES, tables)
        env = {"FREED_TABLES": str(tables), "FREED_LAST_GOOD": f"{folder}/last-good", "FREED_EMBEDS": "none"}
        with servers.desk(env) as desk:
            desk.settle(10 if quick else 90)
            refused = [_refused(desk.port) for _ in range(5 if quick else 50)]
            noticed, mended = _mended(desk.port, tables / "people.csv")
    print(f"  a foreign handshake is answered in {max(refused) * 1000:.0f} ms, a mended table in {mended:.1f} s")
    return {
        "foreign_handshake": spread([1000 * each for each in refused], "ms"),
        "bad_row_noticed": once(noticed, "s"),
        "mended_row_current": once(mended, "s"),
    }


def _refused(port: int) -> float:
    began = time.perf_counter()
    with socket.create_connection((servers.HOST, port), timeout=30) as line:
        line.sendall(FOREIGN.format(host=f"{servers.HOST}:{port}").encode())
        answer = line.recv(100)
    if b" 403 " not in answer:
        raise RuntimeError(f"a foreign handshake was answered with {answer!r}")
    return time.perf_counter() - began


def _mended(port: int, table: Path) -> tuple[float, float]:
    """Seconds from a bad row until it is reported, and from its repair until the tables are current."""
    good = table.read_bytes()
    table.write_bytes(good + b"a row of one cell\n")
    noticed = _until(port, stale=True)
    table.write_bytes(good)
    return noticed, _until(port, stale=False)


def _until(port: int, *, stale: bool) -> float:
    began = time.perf_counter()
    while time.perf_counter() - began < LONGEST:
        with urllib.request.urlopen(f"http://{servers.HOST}:{port}/readyz", timeout=5) as answer:
            if json.load(answer)["stale"] is stale:
                return time.perf_counter() - began
        time.sleep(0.1)
    return float("inf")
