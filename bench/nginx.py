"""Runs nginx, configured as in deploy/, as a host of the published embeds on 127.0.0.1."""

import subprocess
import sys
from pathlib import Path

from bench.servers import HOST, LOGS, ROOT, Server
from deploy import render

MODULES = Path("/usr/lib/nginx/modules")


class Nginx(Server):
    """An nginx server; a context manager starts and stops it."""

    def __init__(self, published: Path):
        self.folder = LOGS / "nginx"
        self.program = find_program("tests/deploy/find_nginx.py")
        run = ["-p", f"{self.folder}/", "-c", f"{self.folder}/conf/nginx.conf", "-e", "stderr", "-g", "daemon off;"]
        super().__init__("nginx", [self.program, *run], ROOT, "/front/healthz")
        self.log = self.folder / "access.log"
        arguments = [str(self.folder / "conf"), "--embeds", str(published), "--listen", f"{HOST}:{self.port}"]
        arguments += ["--log", str(self.log)]
        if all((MODULES / each).exists() for each in render.MODULES):
            arguments += ["--brotli", "--modules", str(MODULES)]
        if render.main(arguments):
            raise RuntimeError("nginx: its configuration could not be written")

    def __exit__(self, *error):
        super().__exit__(*error)
        self.log.unlink(missing_ok=True)  # a line for each request

    def version(self) -> str:
        """Name and version of the program."""
        done = subprocess.run([self.program, "-v"], capture_output=True, text=True, check=True)
        return done.stderr.strip().removeprefix("nginx version: ").replace("/", " ")


def find_program(program: str) -> str:
    """The path of a program, as printed by a script that finds or installs it; raises RuntimeError."""
    done = subprocess.run([sys.executable, program], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{program} found nothing; what it tried stands above")
    return done.stdout.strip()
