"""Benchmarks many websocket sessions at once: the time until all are served, failures, and memory of each."""

import asyncio
import math
import random
import time

from bench import servers
from bench.measure import once, percentile, spread
from bench.session import Session

LEVELS = (1, 50, 200, 400, 1000)
LONGEST = 60
"""Seconds after which a session that is not served has failed."""

OTHERS = ("timeline", "routes", "people", "claims", "about")
STEADY, EVERY, TURNS = 400, 10, 3
"""How many sessions, the seconds between the reruns of each, and how many reruns."""

FLOOD, READS = 120, 15
"""How many messages one session sends without waiting, and how many runs of another are measured meanwhile."""


def run(quick: bool = False) -> dict:
    """Measure crowds on the landing page and on other pages, a steady crowd, and a session beside a flood."""
    servers.more_files()
    levels = (1, 20) if quick else LEVELS
    results = {"landing": _levels(levels)}
    results["pages"] = {page: _sides(10 if quick else 50, page) for page in OTHERS[: 1 if quick else None]}
    results["steady"] = _steady(20 if quick else STEADY, 1 if quick else TURNS)
    results["flood"] = _flooded()
    return results


def _levels(levels) -> dict:
    """Each crowd on both sides; where stock has failed a crowd it is spared a larger one."""
    results, spared = {}, False
    for count in levels:
        results[str(count)] = {"desk": _crowd(servers.desk, count, "")}
        if not spared:
            results[str(count)]["stock"] = _crowd(servers.stock, count, "")
            spared = results[str(count)]["stock"]["failed"]["median"] > 0
    return results


def _sides(count: int, page: str = "") -> dict:
    return {start().name: _crowd(start, count, page) for start in (servers.desk, servers.stock)}


def _crowd(start, count: int, page: str) -> dict:
    """A fresh server, one reader to warm it, and then so many at once."""
    with start() as server:
        asyncio.run(_one(server.port, page))
        server.settle(10)
        before = server.rss()
        seen, after = asyncio.run(_many(server, count, page))
    served = [each for each in seen if each is not None]
    result = {
        "all_served": once(max(served) if len(served) == count else LONGEST, "s"),
        "each": spread(served, "s"),
        "failed": once(count - len(served), "sessions"),
        "memory": once(max(0, after - before) / count / 1000, "kB a session"),
    }
    print(f"  {server.name:5} {page or 'landing':9} {count:5}: {max(served, default=math.nan):6.2f} s, ", end="")
    print(f"failed {count - len(served)}, {result['memory']['median']:.0f} kB a session", flush=True)
    return result


async def _one(port: int, page: str) -> None:
    session = Session(port, page, curious=True)
    for _ in range(2):
        await session.open()
        await session.close()


async def _many(server, count: int, page: str) -> tuple[list, int]:
    """Open all at once; the seconds of each or None, and what the server holds with all of them there."""
    crowd = [Session(server.port, page) for _ in range(count)]
    seen = await asyncio.gather(*(_opened(each) for each in crowd))
    after = server.rss()
    await asyncio.gather(*(each.close() for each in crowd), return_exceptions=True)
    return seen, after


async def _opened(session: Session) -> float | None:
    try:
        return await session.open(LONGEST)
    except Exception:  # whatever it was, this reader was not served
        return None


def source(at: int) -> str:
    """The loopback address of a reader by number."""
    return f"127.{1 + at // 62_500}.{at // 250 % 250}.{1 + at % 250}"


def _steady(count: int, turns: int) -> dict:
    """A crowd on all pages of the desk that stays, each reader with a rerun every ten seconds."""
    with servers.desk() as server:
        for page in ("", *OTHERS):
            asyncio.run(_one(server.port, page))
        return read_on(server.port, count, turns)


def read_on(port: int, count: int, turns: int = TURNS) -> dict:
    """Measure a crowd of readers, each from an address of its own, with a rerun every ten seconds."""
    seen, failed = asyncio.run(_reading(port, count, turns))
    print(f"  steady {count}: p50 {percentile(seen, 0.5):.0f} ms, p95 {percentile(seen, 0.95):.0f} ms, failed {failed}")
    return {
        "rerun": spread(seen, "ms"),
        "p95": once(percentile(seen, 0.95), "ms"),
        "failed": once(failed, "reruns"),
    }


def _flooded() -> dict:
    """How long a reader's runs take alone, and while another session asks without waiting."""
    with servers.desk() as server:
        asyncio.run(_one(server.port, "about"))
        alone, beside = asyncio.run(_beside_a_flood(server.port))
    result = {"alone": spread(alone, "ms"), "beside": spread(beside, "ms")}
    print(f"  a run alone {result['alone']['median']:.1f} ms, beside a flood {result['beside']['median']:.1f} ms")
    return result


async def _beside_a_flood(port: int) -> tuple[list[float], list[float]]:
    reader, flood = Session(port, "about"), Session(port, "about")
    await asyncio.gather(reader.open(), flood.open())
    alone = [await reader.rerun() * 1000 for _ in range(READS)]
    await flood.ask(FLOOD)
    beside = [await reader.rerun() * 1000 for _ in range(READS)]
    await asyncio.gather(reader.close(), flood.close(), return_exceptions=True)
    return alone, beside


async def _reading(port: int, count: int, turns: int) -> tuple[list[float], int]:
    pages = ("", *OTHERS)
    crowd = [Session(port, pages[at % len(pages)], source=source(at)) for at in range(count)]
    for at in range(0, count, 25):
        await asyncio.gather(*(each.open() for each in crowd[at : at + 25]))
    seen, failed, chance = [], [], random.Random(3)
    end = time.perf_counter() + EVERY * turns

    async def reads(session: Session) -> None:
        await asyncio.sleep(chance.uniform(0, EVERY))
        while time.perf_counter() < end:
            try:
                seen.append(await session.rerun(20) * 1000)
            except Exception as error:
                failed.append(error)
            await asyncio.sleep(EVERY)

    await asyncio.gather(*(reads(each) for each in crowd))
    await asyncio.gather(*(each.close() for each in crowd), return_exceptions=True)
    return seen, len(failed)
