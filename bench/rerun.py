"""Benchmarks a warm rerun of each page, desk against stock, from the reader's message to the end of the run."""

import asyncio

from bench import servers
from bench.first_paint import PAGES
from bench.measure import once, spread
from bench.session import Session

PAUSE = 0.03
"""Seconds between two reruns, so that the desk does not slow the session down."""


def run(quick: bool = False) -> dict:
    """Measure one session for each page, on both servers in turns."""
    with servers.desk() as desk, servers.stock() as stock:
        sides = {"desk": desk, "stock": stock}
        return asyncio.run(_pages(sides, 5 if quick else 30))


async def _pages(sides, times: int) -> dict:
    results = {}
    for page in PAGES:
        seen = {}
        for side, server in sides.items():
            seen[side] = await reruns(server.port, page, times)
        results[page] = seen
        middle = {side: f"{each['time']['median']:.1f} ms" for side, each in seen.items()}
        print(f"  {page:10} {middle}", flush=True)
    return results


async def reruns(port: int, page: str, times: int) -> dict:
    """Measure reruns of one page in one session, after two that are not counted."""
    session = Session(port, "" if page == "overview" else page, curious=True)
    await session.open()
    first = session.messages, session.bytes
    seen = []
    for turn in range(times + 2):
        await asyncio.sleep(PAUSE)
        seconds = await session.rerun()
        if turn > 1:
            seen.append(seconds * 1000)
    await session.close()
    return {
        "time": spread(seen, "ms"),
        "messages": once(first[0], "messages"),
        "sent": once(first[1] / 1000, "kB"),
        "sent_again": once(session.bytes / 1000, "kB"),
    }
