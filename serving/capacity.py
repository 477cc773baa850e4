"""How many readers fit: each open file is one of a number that the system allows, and a session holds four of them."""

import os
import resource
from dataclasses import dataclass

MOST = 65_536
"""Open files that are asked for at most; a machine without a bound would be asked for tables of that size."""

A_SESSION, A_LEAVER = 4, 3
"""Open files of a session: its socket, and three of the loop that Streamlit gives it, which it keeps as it leaves."""

OWN = 128
"""Open files for tables, assets, the build of the embeds, and connections that are being let in."""


@dataclass(frozen=True, slots=True)
class Room:
    """What fits: sessions, connections of all kinds, and sessions whose readers have left and may come back."""

    sessions: int
    connections: int
    parked: int


def raise_limit() -> int:
    """Ask for as many open files as the system lets this process have; returns how many it may open."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    target = MOST if hard == resource.RLIM_INFINITY else min(hard, MOST)
    if soft != resource.RLIM_INFINITY and soft < target:
        resource.setrlimit(resource.RLIMIT_NOFILE, (target, hard))
        return target
    return MOST if soft == resource.RLIM_INFINITY else soft


def used() -> int:
    """How many files are open now."""
    try:
        return len(os.listdir("/dev/fd"))
    except OSError:
        return 64


def fitted(files: int, open_now: int) -> Room:
    """What fits into so many open files, so that files, pages and sessions never take each other's."""
    parked, pages = min(128, files // 32), files // 6
    sessions = max(1, (files - open_now - OWN - A_LEAVER * parked - pages) // A_SESSION)
    return Room(sessions, sessions + pages, parked)


_here: list[Room] = []


def set_limits(files: int, open_now: int) -> Room:
    """Store the limits of this process."""
    _here[:] = [fitted(files, open_now)]
    return _here[0]


def here() -> Room:
    """The limits of this process; before they are computed, those of a usual system."""
    return _here[0] if _here else fitted(1024, 64)
