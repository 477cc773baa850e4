"""Computes how many sessions and connections fit into the open files that the system allows this process."""

import os
import resource
from dataclasses import dataclass

MOST = 65_536
"""The most open files that are requested; on a machine without a limit the kernel would allocate tables for more."""

A_SESSION, A_LEAVER = 4, 3
"""Open files of a session (its socket, and three of its event loop), and of one whose reader has left."""

OWN = 128
"""Open files reserved for tables, assets, the build of the embeds, and connections that are being accepted."""


@dataclass(frozen=True, slots=True)
class Room:
    """The limits of sessions, of all connections, and of sessions whose readers have left and may come back."""

    sessions: int
    connections: int
    parked: int


def raise_limit() -> int:
    """Raise the limit of open files as far as the system allows; returns the new limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    target = MOST if hard == resource.RLIM_INFINITY else min(hard, MOST)
    if soft != resource.RLIM_INFINITY and soft < target:
        resource.setrlimit(resource.RLIMIT_NOFILE, (target, hard))
        return target
    return MOST if soft == resource.RLIM_INFINITY else soft


def used() -> int:
    """The number of files that this process has open now."""
    try:
        return len(os.listdir("/dev/fd"))
    except OSError:
        return 64


def fitted(files: int, open_now: int) -> Room:
    """Divide a number of open files between sessions, pages and parked sessions, so that none takes another's share."""
    parked, pages = min(128, files // 32), files // 6
    sessions = max(1, (files - open_now - OWN - A_LEAVER * parked - pages) // A_SESSION)
    return Room(sessions, sessions + pages, parked)


_here: list[Room] = []


def set_limits(files: int, open_now: int) -> Room:
    """Store the limits of this process."""
    _here[:] = [fitted(files, open_now)]
    return _here[0]


def here() -> Room:
    """The limits of this process; until they are set, those of a usual system."""
    return _here[0] if _here else fitted(1024, 64)
