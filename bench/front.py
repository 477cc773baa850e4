"""Benchmarks nginx in front of two processes: cached pages, ten thousand arrivals in a minute, steady sessions."""

import asyncio
import re
import tempfile
import time
from pathlib import Path

from bench import servers
from bench.measure import once, spread
from bench.nginx import find_program
from bench.session import Session
from bench.sessions import OTHERS, STEADY, TURNS, read_on, source
from bench.traffic import asked_by_many
from deploy import prepare_static
from tests.deploy.farm import Nginx, Replica, ask
from tests.sites import QUICK

ARRIVALS, SECONDS = 10_000, 60
"""How many readers arrive, in how many seconds."""

WHO_ACTS, STAYS = 20, 10
"""One reader in how many starts the app, and for how many seconds that reader stays."""

PAGES = ("/", "/timeline", "/routes", "/people", "/claims", "/releases", "/about", "/people?view=lifelines")
FILE = re.compile(rb'(?:href|src)="(/[^"]+\.(?:css|js|woff2)(?:\?[^"]*)?)"')
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


def run(quick: bool = False) -> dict:
    """Measure two processes of the desk behind nginx, configured as in deploy/."""
    servers.more_files()
    with tempfile.TemporaryDirectory(prefix="freed-front-") as name:
        folder = Path(name)
        for each in (folder, folder.parent):
            each.chmod(0o755)  # nginx's workers run as another user
        prepare_static.prepare(folder / "static", QUICK)
        pair = [Replica(folder), Replica(folder)]
        for each in pair:
            each.start()
        nginx = _before(folder, pair)
        try:
            for each in pair:
                each.ready()
            return _measured(nginx.start(), pair, quick=quick)
        finally:
            nginx.stop()
            for each in pair:
                each.end()


def _before(folder: Path, pair: list[Replica]) -> Nginx:
    """nginx before both, which believes whoever asks about the address of a reader."""
    behind = ("--behind", f"{servers.HOST}/32")
    program, addresses = find_program("tests/deploy/find_nginx.py"), [each.address for each in pair]
    return Nginx(program, folder, folder / "static", addresses, *behind)


def _measured(nginx: Nginx, pair: list[Replica], *, quick: bool) -> dict:
    for page in PAGES:
        ask(nginx.port, page)
    return {
        "kept": _cached(nginx.port, 1 if quick else 5),
        "arrivals": asyncio.run(_arrivals(nginx.port, pair, 500 if quick else ARRIVALS, 5 if quick else SECONDS)),
        "steady": read_on(nginx.port, 20 if quick else STEADY, 1 if quick else TURNS),
    }


def _cached(port: int, seconds: int) -> dict:
    """Pages that nginx has kept, asked for by a program on the same machine."""
    program = find_program("bench/find_wrk.py")
    seen = [asked_by_many(program, f"http://{servers.HOST}:{port}{page}", seconds) for page in PAGES[:4]]
    rates, failed = zip(*seen, strict=True)
    print(f"  kept pages: {min(rates):,.0f} to {max(rates):,.0f} a second", flush=True)
    return {"rate": spread(rates, "requests a second"), "failed": once(sum(failed), "requests")}


async def _arrivals(port: int, pair: list[Replica], count: int, seconds: float) -> dict:
    """Readers who come evenly spread, each from an address of its own, with the files that its page names."""
    opened = sum(each.count("freed_sessions_opened_total") for each in pair)
    files = {page: await _files(port, page) for page in PAGES}
    began, failed, late = time.perf_counter(), [], []

    async def comes(at: int) -> None:
        await asyncio.sleep(max(0, began + at * seconds / count - time.perf_counter()))
        page, asked_at = PAGES[at % len(PAGES)], time.perf_counter()
        try:
            await _reads(port, source(at), (page, *files[page]))
            late.append((time.perf_counter() - asked_at) * 1000)
            if at % WHO_ACTS == 0:
                await _acts(port, source(at), at)
        except Exception as error:  # whatever it was, this reader was not served
            failed.append(repr(error))

    await asyncio.gather(*(comes(at) for at in range(count)))
    sessions = sum(each.count("freed_sessions_opened_total") for each in pair) - opened
    print(f"  {count} arrivals: {len(failed)} failed {failed[:2]}, {sessions} sessions", flush=True)
    expected = len(range(0, count, WHO_ACTS))
    return {
        "failed": once(len(failed), "readers"),
        "page": spread(late, "ms"),
        "sessions": once(sessions, "sessions"),
        "more_than_act": once(sessions - expected, "sessions"),
    }


async def _files(port: int, page: str) -> tuple[str, ...]:
    """The style sheets, scripts and fonts of a page that a reader without the app fetches."""
    body = await _reads(port, "127.0.0.1", (page,), packed=False)
    return tuple(sorted({each.decode() for each in FILE.findall(body.partition(b"<template")[0])}))


async def _acts(port: int, address: str, at: int) -> None:
    session = Session(port, OTHERS[at % len(OTHERS)], source=address)
    await session.open()
    await asyncio.sleep(STAYS)
    await session.close()


async def _reads(port: int, address: str, paths: tuple[str, ...], *, packed: bool = True) -> bytes:
    """Ask for a page and its files on one connection, as a browser does; the body of the first."""
    reader, writer = await asyncio.open_connection(servers.HOST, port, local_addr=(address, 0))
    bodies = []
    try:
        for path in paths:
            accepts = "Accept-Encoding: br\r\n" if packed else ""
            writer.write(f"GET {path} HTTP/1.1\r\nHost: {servers.HOST}:{port}\r\n{accepts}\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(f"{path}: {head[:40]!r}")
            bodies.append(await _body(reader, head))
    finally:
        writer.close()
    return bodies[0]


async def _body(reader: asyncio.StreamReader, head: bytes) -> bytes:
    """A body of a length that is told, or in chunks."""
    if length := LENGTH.search(head):
        return await reader.readexactly(int(length[1]))
    body = b""
    while size := int(await reader.readuntil(b"\r\n"), 16):
        body += (await reader.readexactly(size + 2))[:-2]
    await reader.readexactly(2)
    return body
