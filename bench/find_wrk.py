"""Prints the path of wrk, else of ab; installs Debian's package if neither is there, and exits with 1 on failure."""

import os
import shutil
import subprocess
import sys

PROGRAMS = {"wrk": "wrk", "ab": "apache2-utils"}
"""The load generators, the better one first, and Debian's package of each."""


def main() -> int:
    """Print the path of the program, or an error if there is none."""
    program = _on_the_way() or _from_debian()
    if not program:
        sys.stderr.write("find_wrk: neither wrk nor ab is here. Install one (on Debian: sudo apt-get install wrk);\n")
        sys.stderr.write("find_wrk: without it the requests a second of nginx cannot be measured\n")
        return 1
    sys.stdout.write(f"{program}\n")
    return 0


def _on_the_way() -> str | None:
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def _from_debian() -> str | None:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not (is_root and shutil.which("apt-get")):
        return None
    _apt("update", "-qq")
    for package in PROGRAMS.values():
        sys.stderr.write(f"find_wrk: installing Debian's package {package}\n")
        _apt("install", "-y", "-qq", "--no-install-recommends", package)
        if program := _on_the_way():
            return program
    return None


def _apt(*words: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        apt = ["apt-get", "-o", "DPkg::Lock::Timeout=120", *words]
        subprocess.run(apt, env=quiet, stdout=sys.stderr, timeout=300, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        sys.stderr.write(f"find_wrk: {error}\n")


if __name__ == "__main__":
    sys.exit(main())
