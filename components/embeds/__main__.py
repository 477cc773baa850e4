"""`python -m components.embeds OUT [--base-url URL]`: makes the pages that readers meet inside articles."""

import argparse
import contextlib
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from components.embeds.build import build
from components.embeds.files import BEST
from components.embeds.leak_check import LeakError
from components.embeds.publish import NotOursError
from components.site import Site
from data import TABLES, DatasetError


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site, and print what was done, or why nothing was; 1 where nothing was published."""
    parser = argparse.ArgumentParser("python -m components.embeds", description="Make the static pages.")
    parser.add_argument("out", type=Path, help="where readers are given the pages from; a link that is turned")
    parser.add_argument("--base-url", default="/", help="address of the desk, for links to full views (default: /)")
    parser.add_argument("--embed-url", default="", help="address of OUT (default: embed/ below that)")
    parser.add_argument("--tables", type=Path, default=TABLES, help="folder of the ledger")
    parser.add_argument("--canary", action="append", default=[], help="a word that may stand in no file")
    parser.add_argument(
        "--effort", type=int, choices=range(BEST + 1), default=BEST, metavar=f"0-{BEST}",
        help=f"how hard brotli tries to make files small (default: {BEST})",
    )  # fmt: skip
    parser.add_argument("--calmly", action="store_true", help="let everything else on this machine go first")
    parser.add_argument("--bound", action="store_true", help="end when the standard input does: who asked is gone")
    call = parser.parse_args(arguments)
    if call.bound:
        threading.Thread(target=_end_with_who_asked, name="bound", daemon=True).start()
    if call.calmly:
        with contextlib.suppress(OSError):  # some hosts forbid it; then the build goes on as it is
            os.nice(10)
    site = Site(call.base_url, call.embed_url or f"{call.base_url.rstrip('/')}/embed/")
    try:
        done = build(call.out.absolute(), site, call.tables, call.canary, effort=call.effort)
    except (LeakError, NotOursError, DatasetError) as error:
        sys.stderr.write(f"Nothing was published. {error}\n")
        return 1
    outcome = f"{done.pages} pages, {done.written} of them new" if done.pages else "nothing has changed"
    sys.stdout.write(f"{call.out}: version {done.version}, {outcome}\n")
    if done.withdrawn:
        sys.stdout.write(f"{done.withdrawn} pages of older versions are gone: they told a name that is told no more\n")
    return 0


def _end_with_who_asked() -> None:
    """End this process once its standard input closes; a build that is cut off leaves the published site whole."""
    while os.read(0, 1):
        pass
    os._exit(3)


if __name__ == "__main__":
    sys.exit(main())
