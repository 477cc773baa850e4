"""Prints the path of nginx, installing Debian's where there is none; exits 1 when that fails."""

import os
import shutil
import subprocess
import sys

PACKAGES = ["nginx", "libnginx-mod-http-brotli-filter", "libnginx-mod-http-brotli-static"]
PATHS = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))


def main() -> int:
    """Print where nginx is; say what was tried where there is none."""
    chosen = os.environ.get("NGINX_PROGRAM", "nginx")
    found = shutil.which(chosen, path=PATHS) or (_from_debian() if chosen == "nginx" else None)
    if not found:
        sys.stderr.write(f"find_nginx: no {chosen}. Install nginx (on Debian: sudo apt-get install nginx), or set ")
        sys.stderr.write("NGINX_PROGRAM to its path; without it the tests of deploy/ cannot run\n")
        return 1
    sys.stdout.write(f"{found}\n")
    return 0


def _from_debian() -> str | None:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not (is_root and shutil.which("apt-get")):
        return None
    sys.stderr.write("find_nginx: installing Debian's package nginx\n")
    _apt("update", "-qq")
    # Debian starts what it installs; the tests need the program and no server on port 80
    _apt("install", "-y", "-qq", "--no-install-recommends", *PACKAGES)
    return shutil.which("nginx", path=PATHS)


def _apt(*words: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    try:
        apt = ["apt-get", "-o", "DPkg::Lock::Timeout=120", *words]
        subprocess.run(apt, env=quiet, stdout=sys.stderr, timeout=300, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        sys.stderr.write(f"find_nginx: {error}\n")


if __name__ == "__main__":
    sys.exit(main())
