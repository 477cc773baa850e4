"""nginx with the recipe of deploy/: the published folder of the embeds as a host of its own on 127.0.0.1."""

import subprocess
import sys
from pathlib import Path

from bench.servers import HOST, LOGS, ROOT, Server
from deploy import render

MODULES = Path("/usr/lib/nginx/modules")


class Nginx(Server):
    """One nginx; `with` starts it and ends it."""

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
        """What it calls itself."""
        done = subprocess.run([self.program, "-v"], capture_output=True, text=True, check=True)
        return done.stderr.strip().removeprefix("nginx version: ").replace("/", " ")


def find_program(program: str) -> str:
    """A program by what finds it, or installs it where it is not."""
    done = subprocess.run([sys.executable, program], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{program} found nothing; what it tried stands above")
    return done.stdout.strip()
