"""Measures throughput: requests a second of nginx, and page loads a second of Streamlit over the websocket."""

import asyncio
import math
import re
import subprocess
import time
from pathlib import Path

from bench import servers
from bench.measure import once, spread
from bench.nginx import find_program
from bench.session import Session

PATHS = {"timeline": "/embed/live/timeline.html", "routes": "/embed/live/routes.html"}
PACKED = "Accept-Encoding: gzip, deflate, br"
AT_ONCE, MOST = 32, 200_000
"""Connections of the load generator, and the most requests that ab makes."""

READERS, PAGE = 8, "timeline"
"""Readers of Streamlit at once, and the page that they open."""


def of_files(server, quick: bool) -> dict:
    """Measure requests for each embed from a server of files."""
    program = find_program("bench/find_wrk.py")
    seconds, rounds = (1, 1) if quick else (5, 3)
    result = {}
    for name, address in PATHS.items():
        seen = [
            asked_for_seconds(program, f"http://{servers.HOST}:{server.port}{address}", seconds) for _ in range(rounds)
        ]
        rates, failed = zip(*seen, strict=True)
        result[name] = {"rate": spread(rates, "requests a second"), "failed": once(sum(failed), "requests")}
        print(f"  nginx, {name}: {result[name]['rate']['median']:,.0f} requests a second", flush=True)
    return result


def asked_for_seconds(program: str, address: str, seconds: int) -> tuple[float, int]:
    """Measure one address: requests a second, and how many failed."""
    return {"wrk": _wrk, "ab": _ab}[Path(program).name](program, address, seconds)


def asked_by_many(program: str, address: str, seconds: int) -> tuple[float, int]:
    """Measure one address with each request from another client address, which needs wrk."""
    return _wrk(program, address, seconds, "-s", str(Path(__file__).with_name("readers.lua")))


def _wrk(program: str, address: str, seconds: int, *more: str) -> tuple[float, int]:
    output = _run(program, "-t1", f"-c{AT_ONCE}", f"-d{seconds}s", "-H", PACKED, *more, address)
    errors = re.search(r"Socket errors: (.*)", output)
    failed = re.findall(r"Non-2xx or 3xx responses: (\d+)", output) + re.findall(r"\d+", errors[1] if errors else "")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]), sum(map(int, failed))


def _ab(program: str, address: str, seconds: int) -> tuple[float, int]:
    output = _run(program, "-k", "-q", "-c", str(AT_ONCE), "-t", str(seconds), "-n", str(MOST), "-H", PACKED, address)
    failed = re.findall(r"(?:Failed requests|Non-2xx responses):\s+(\d+)", output)
    return float(re.search(r"Requests per second:\s+([\d.]+)", output)[1]), sum(map(int, failed))


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def of_streamlit(quick: bool) -> dict:
    """Measure page loads a second, one after another or several at once, whichever is more.

    Only the run of the page counts, not the hundred files or so that a browser fetches besides.
    """
    count = 8 if quick else 48
    return {server.name: _loads(server, count) for server in (servers.stock(), servers.desk())}


def _loads(server, count: int) -> dict:
    with server:
        asyncio.run(_rate(server.port, 4, 1))
        server.settle()
        rates = [asyncio.run(_rate(server.port, count, at_once)) for at_once in (1, READERS)]
    print(f"  {server.name}: {max(rates):,.1f} page loads a second", flush=True)
    return {"one_by_one": once(rates[0], UNIT), "eight_at_once": once(rates[1], UNIT), "best": once(max(rates), UNIT)}


UNIT = "page loads a second"


async def _rate(port: int, count: int, at_once: int) -> float:
    """Open so many sessions, so many at a time; how many that is a second."""
    crowd = [Session(port, PAGE) for _ in range(count)]
    waiting = iter(crowd)

    async def open_next() -> None:
        for session in waiting:
            await session.open()

    began = time.perf_counter()
    await asyncio.gather(*(open_next() for _ in range(at_once)))
    took = time.perf_counter() - began
    await asyncio.gather(*(session.close() for session in crowd), return_exceptions=True)
    return count / took if took else math.inf


def version() -> str:
    """Name and version of the load generator."""
    program = find_program("bench/find_wrk.py")
    flag = "-v" if Path(program).name == "wrk" else "-V"
    done = subprocess.run([program, flag], capture_output=True, text=True, check=False)  # wrk ends with 1 after it
    lines = (done.stdout + done.stderr).splitlines()
    return " ".join(lines[0].split()[:2]) if lines else Path(program).name
