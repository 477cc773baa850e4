"""`find_tool.py java` or `node`: prints its path, installing Debian's where there is none; exits 1 when that fails."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Tool:
    """A program, what must stand beside it, and the packages of Debian that bring both."""

    name: str
    packages: tuple[str, ...]
    beside: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        """The variable of the environment that names another one."""
        return self.name.upper()

    def found(self) -> str:
        """Its path, or nothing where a part is missing."""
        paths = [shutil.which(os.environ.get(self.variable) or self.name), *map(shutil.which, self.beside)]
        return paths[0] if all(paths) else ""


TOOLS = {
    "java": Tool("java", ("default-jre-headless",)),
    "node": Tool("node", ("nodejs", "npm"), ("npm",)),
}


def find(name: str) -> str:
    """The path of a tool, installed where it is missing; an empty string where that fails."""
    tool = TOOLS[name]
    if found := tool.found():
        return found
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if os.environ.get(tool.variable) or not (is_root and shutil.which("apt-get")):
        return ""
    _say(f"installing Debian's {' and '.join(tool.packages)}")
    _apt("update", "-qq")
    _apt("install", "-y", "-qq", "--no-install-recommends", *tool.packages)
    return tool.found()


def _apt(*words: str) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-o", "DPkg::Lock::Timeout=120", *words]
    try:
        subprocess.run(command, env=quiet, stdout=sys.stderr, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        _say(str(error))


def _say(words: str) -> None:
    sys.stderr.write(f"find_tool: {words}\n")


def main(name: str) -> int:
    """Print where a tool is; say what can be done where there is none."""
    tool = TOOLS[name]
    if found := find(name):
        sys.stdout.write(f"{found}\n")
        return 0
    programs = " and ".join((name, *tool.beside))
    _say(f"no {programs}. Install {' and '.join(tool.packages)} (on Debian), or set {tool.variable} to its path.")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
