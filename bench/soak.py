"""A soak test: thirty minutes of readers who come, read and leave, in two minutes; does memory stay constant?"""

import asyncio
import random
import statistics
import time

from bench import servers
from bench.first_paint import PAGES
from bench.measure import once, spread
from bench.session import Session

MINUTES, SECONDS = 30, 120
A_MINUTE = 60
"""Readers who arrive in each of the thirty minutes: 1 800 in all, fifteen a second in compressed time."""

STAY = (3, 8)
"""The least and the most seconds for which a reader stays, in compressed time."""

SHORT_TTL = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "5"}
"""The setting that keeps disconnected sessions for five seconds in place of a minute."""


def run(quick: bool = False) -> dict:
    """Run readers, and compare memory in the second third of the time with memory in the last."""
    with servers.desk(SHORT_TTL) as desk:
        seconds = 12 if quick else SECONDS
        held, seen, failed = asyncio.run(_soak(desk, seconds, MINUTES * A_MINUTE / SECONDS))
        time.sleep(2)
        end = desk.rss() / 1e6
    third = len(held) // 3
    middle, last = statistics.median(held[third : 2 * third]), statistics.median(held[-third:])
    print(f"  {len(seen)} runs, failed {failed}; {held[0]:.0f} MB, then {middle:.0f}, {last:.0f}, at the end {end:.0f}")
    return {
        "readers": once(seconds * MINUTES * A_MINUTE // SECONDS, "sessions"),
        "run": spread(seen, "ms"),
        "failed": once(failed, "sessions"),
        "memory_at_first": once(held[0], "MB"),
        "memory_middle": once(middle, "MB"),
        "memory_last": once(last, "MB"),
        "growth": once(last / middle, ""),
        "curve": [round(each) for each in held[:: max(1, len(held) // 30)]],
    }


async def _soak(desk, seconds: float, a_second: float) -> tuple[list[float], list[float], int]:
    held, seen, failed, present = [], [], [], set()
    chance, begin = random.Random(7), time.perf_counter()
    next_look = 0.0
    while (now := time.perf_counter() - begin) < seconds:
        if now >= next_look:
            held.append(desk.rss() / 1e6)
            next_look = now + 1
        reader = asyncio.create_task(_reader(desk.port, chance, seen, failed))
        present.add(reader)
        reader.add_done_callback(present.discard)
        await asyncio.sleep(chance.expovariate(a_second))
    await asyncio.gather(*present)
    return held, seen, len(failed)


async def _reader(port: int, chance: random.Random, seen: list[float], failed: list[Exception]) -> None:
    """Opens a page, runs it again now and then, and leaves."""
    page = chance.choice(PAGES)
    session = Session(port, "" if page == "overview" else page)
    try:
        seen.append(await session.open(30) * 1000)
        for _ in range(chance.randint(0, 2)):
            await asyncio.sleep(chance.uniform(*STAY) / 2)
            seen.append(await session.rerun(30) * 1000)
    except Exception as error:  # it is counted, whatever it was
        failed.append(error)
    finally:
        await session.close()
