"""Benchmarks a thousand readers at once under `ulimit -n 1024`: `python -m bench.crowd [READERS [FILES]]`.

Those who do not fit have to be refused with 503, no session may break, and the log has to stay small; otherwise the
exit code is 1.
"""

import asyncio
import sys
import time
from collections import Counter

from websockets.exceptions import InvalidStatus

from bench import servers
from bench.session import Session

LOG = 1_000_000
"""The most bytes of the log."""


def main(arguments: list[str]) -> int:
    """Run the crowd and print how many readers got which outcome."""
    readers, files = map(int, [*arguments, "1000", "1024"][:2] if len(arguments) != 1 else [arguments[0], "1024"])
    servers.more_files()
    with servers.desk({"FREED_EMBEDS": "none"}, f"-n {files}") as desk:
        began = time.perf_counter()
        became = asyncio.run(crowd(desk.port, readers))
        took = time.perf_counter() - began
    log = (servers.LOGS / "desk.log").stat().st_size
    print(f"{readers} readers, {files} open files: {dict(became)} in {took:.0f} s; log {log} bytes")
    return int(set(became) - {"inside", "refused 503"} != set() or not became["inside"] or log > LOG)


async def crowd(port: int, readers: int) -> Counter[str]:
    """Open all sessions at once, and count their outcomes."""
    outcomes = await asyncio.gather(*(_reader(port) for _ in range(readers)))
    inside = [each for each in outcomes if isinstance(each, Session)]
    await asyncio.gather(*(each.close() for each in inside))
    return Counter("inside" if isinstance(each, Session) else each for each in outcomes)


async def _reader(port: int) -> Session | str:
    session = Session(port)
    try:
        await session.open(300)
    except InvalidStatus as refused:
        return f"refused {refused.response.status_code}"
    except Exception as error:
        return type(error).__name__
    return session


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
