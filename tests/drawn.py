"""Pictures that tests share: each is drawn once from its SVG, and kept from one run to the next.

A kept one is named by all that it is made from, the code that draws included, so that it is never an old one.
"""

import contextlib
import hashlib
import inspect
import os
import time
from collections.abc import Callable

from components.embeds import pictures
from tests.sites import OLD, ROOT

KEPT = ROOT / "build" / "test-pictures"
Draw = Callable[[str, int], bytes]


def kept(draw: Draw = pictures._png) -> Draw:
    """What draws a picture where no run before this one has drawn it."""
    by = f"{pictures.drawn_by()}\n{inspect.getsource(draw)}"

    def drawn(svg: str, dots: int = 96) -> bytes:
        place = KEPT / hashlib.sha256(f"{by}\n{dots}\n{svg}".encode()).hexdigest()
        with contextlib.suppress(FileNotFoundError):
            os.utime(place)
            return place.read_bytes()
        KEPT.mkdir(parents=True, exist_ok=True)
        made, half = draw(svg, dots), place.with_suffix(f".{os.getpid()}-{time.monotonic_ns()}")
        half.write_bytes(made)
        half.replace(place)
        return made

    return drawn


def clear() -> None:
    """Remove the pictures that no run has asked for lately."""
    for each in KEPT.glob("*"):
        with contextlib.suppress(FileNotFoundError):  # another process clears it away too
            if time.time() - each.stat().st_mtime > OLD:
                each.unlink()
