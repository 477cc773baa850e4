"""Prints the path of a Chromium for the browser tests, installing one where there is none; exits 1 when that fails."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""What the browser is called on the systems where these tests run."""


def main() -> int:
    """Print the first browser found; say what was tried where there is none."""
    if chosen := os.environ.get("CHROMIUM"):
        if found := shutil.which(chosen):
            return _answer(found)
        return _fail(f"$CHROMIUM is {chosen}, which cannot be run")
    for look in (_on_path, _from_debian, _from_playwright):
        if found := look():
            return _answer(found)
    return _fail("no Chromium: none is on the PATH, none could be installed by apt-get or by Playwright")


def _on_path() -> str:
    return next((found for name in NAMES if (found := shutil.which(name))), "")


def _from_debian() -> str:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not (is_root and shutil.which("apt-get")):
        return ""
    _say("installing Debian's package chromium")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-o", "DPkg::Lock::Timeout=120"]
    _run([*apt, "update", "-qq"], quiet)
    _run([*apt, "install", "-y", "-qq", "--no-install-recommends", "chromium"], quiet)
    return _on_path()


def _from_playwright() -> str:
    _say("installing Playwright's own Chromium")
    if not _run([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ)):
        return ""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        path = play.chromium.executable_path
    return path if Path(path).exists() else ""


def _run(command: list[str], environment: dict[str, str]) -> bool:
    try:
        done = subprocess.run(command, env=environment, stdout=sys.stderr, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        _say(str(error))
        return False
    return done.returncode == 0


def _answer(path: str) -> int:
    sys.stdout.write(f"{path}\n")
    return 0


def _fail(reason: str) -> int:
    _say(f"{reason}. Install one, or set CHROMIUM to its path.")
    return 1


def _say(words: str) -> None:
    sys.stderr.write(f"find_chromium: {words}\n")


if __name__ == "__main__":
    sys.exit(main())
