"""Sites of the embeds that tests share: built once from the same code and tables, and kept from one run to the next.

A site stands in a folder named by everything that it is made from, so that a kept one is never an old one. The build
itself lets one process at a time work there, and turns a link when the site is whole: tests may run side by side.
"""

import contextlib
import hashlib
import os
import shutil
import sys
import time
from pathlib import Path

from components.embeds.build import build, fingerprint
from components.embeds.files import BEST
from components.site import Site
from data import TABLES
from data.load import version_of

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "build" / "test-embeds"
QUICK = 2
"""The effort of packing that is enough where no test weighs a file."""

KNOWN = Site("https://freed.example", "https://freed.example/embed/")
"""A desk whose address is known."""

HERE = Site("/", "/embed/")
"""The desk that a server builds for where nobody has told it its address."""

OLD = 3 * 24 * 3600
"""Seconds after which a site that no run has asked for is cleared away."""


def kept_site(site: Site = KNOWN, tables: Path = TABLES, effort: int = QUICK) -> Path:
    """A whole site of some tables, for reading only; built where no run before this one has built it."""
    place = KEPT / _key(site, tables, effort)
    place.mkdir(parents=True, exist_ok=True)
    os.utime(place)
    build(place / "site", site, tables, effort=effort)
    _clear(place)
    return place / "site"


def copied_site(target: Path, site: Site = KNOWN, *, tables: Path, effort: int = QUICK) -> Path:
    """A copy of a kept site, to which a test may publish."""
    shutil.copytree(kept_site(site, tables, effort).parent, target, symlinks=True)
    return target / "site"


def served_from(tables: Path, target: Path) -> dict[str, str]:
    """The settings of a server whose embeds are built already; it may build them anew in a folder of its own."""
    return {"FREED_TABLES": str(tables), "FREED_EMBEDS": str(copied_site(target, HERE, tables=tables, effort=BEST))}


def _key(site: Site, tables: Path, effort: int) -> str:
    """A name for everything that a site is made from: tables, code, address, effort, and the packages in use."""
    found = hashlib.sha256(fingerprint(version_of(tables), site, effort).encode() + sys.version.encode())
    found.update((ROOT / "requirements.txt").read_bytes())
    return found.hexdigest()[:16]


def _clear(but: Path) -> None:
    """Remove the sites that no run has asked for lately."""
    for each in KEPT.iterdir():
        with contextlib.suppress(FileNotFoundError):  # another process clears it away too
            if each != but and time.time() - each.stat().st_mtime > OLD:
                shutil.rmtree(each)
