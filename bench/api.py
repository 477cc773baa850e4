"""Benchmarks queries of a table, in requests a second: one cached query, and queries that are new."""

import http.client
import time

from bench import servers
from bench.measure import once, spread
from bench.nginx import find_program
from bench.traffic import asked_for_seconds

CACHED_PATH = "/data/v1/query/facts?standing=disputed&_size=20"
NEW = "/data/v1/query/claims?_q={word}&_sort=-as_of&_size=20"
WORDS = ("prison", "border", "bus", "pardon", "released", "lawyer", "court", "days", "list", "group")


def run(quick: bool = False) -> dict:
    """Measure one process of the desk; the load generator runs on the same machine."""
    seconds, rounds = (1, 1) if quick else (5, 3)
    with servers.desk({"FREED_EMBEDS": "none", "FREED_AHEAD": "nothing"}) as server:
        _ask(server, [CACHED_PATH])
        program = find_program("bench/find_wrk.py")
        address = f"http://{servers.HOST}:{server.port}{CACHED_PATH}"
        seen = [asked_for_seconds(program, address, seconds) for _ in range(rounds)]
        new = [_ask(server, _questions(n, 10 if quick else 100)) for n in range(rounds)]
    rates, failed = zip(*seen, strict=True)
    result = {
        "kept": spread(rates, "requests a second"),
        "failed": once(sum(failed), "requests"),
        "new": spread(new, "requests a second"),
    }
    print(f"  kept: {result['kept']['median']:,.0f} requests a second; new: {result['new']['median']:,.0f}", flush=True)
    return result


def _questions(round_: int, count: int) -> list[str]:
    """Addresses that differ from each other and from those of other rounds."""
    return [
        NEW.format(word=f"{WORDS[n % len(WORDS)]}+{chr(97 + n % 26)}") + f"&_page={1 + round_ * count + n}"
        for n in range(count)
    ]


def _ask(server, addresses: list[str]) -> float:
    """How many of these are answered in a second, one after another on one connection."""
    connection = http.client.HTTPConnection(servers.HOST, server.port)
    began = time.perf_counter()
    for address in addresses:
        connection.request("GET", address)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{address}: {answer.status}")
    return len(addresses) / (time.perf_counter() - began)
