"""What npm installs for these tests: the HTML checker, Lighthouse and the schema of sitemaps."""

import fcntl
import json
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"


def install() -> Path:
    """The folder of what package.json lists, fetched in the versions of the lock file where it is not there yet."""
    wanted = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    with (HERE / "package.json").open(encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of tests that run side by side one fetches, the others wait
        if any(_installed(name) != version for name, version in wanted.items()):
            command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
            subprocess.run(command, cwd=HERE, check=True, timeout=300)
    return MODULES


def _installed(name: str) -> str:
    try:
        return json.loads((MODULES / name / "package.json").read_text(encoding="utf-8"))["version"]
    except OSError:
        return ""
