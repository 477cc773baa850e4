"""`python -m components.editing.preview BRANCH`: the desk and the embeds of a branch beside those of today."""

import argparse
import contextlib
import functools
import http.server
import io
import os
import shutil
import socket
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import htpy as h

from components.editing import touched
from components.embeds.registry import paths
from components.text import text_for
from data import TABLES, DatasetError, differences, load_dataset

HERE, ROOT = "127.0.0.1", Path(__file__).parent.parent.parent.parent
OUT = ROOT / "build" / "preview"
BESIDE = 12
"""Embeds that are shown beside one another; the rest are linked."""

STYLE = "body{font:1rem/1.5 system-ui;margin:2rem}iframe{width:100%;height:34rem;border:1px solid}.two{display:grid;"
STYLE += "grid-template-columns:1fr 1fr;gap:1rem}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what a branch changes, and serve both until stopped; 1 where its tables have problems."""
    parser = argparse.ArgumentParser("python -m components.editing.preview", description=__doc__)
    parser.add_argument("branch")
    parser.add_argument("--base", default="main", help="what the branch is compared with: where it left this one")
    parser.add_argument("--port", type=int, default=8510, help="of the page; the desks have the next two")
    parser.add_argument("--only-say", action="store_true", help="serve nothing")
    call = parser.parse_args(arguments)
    try:
        ours = known(call.branch)
        left = merge_base(known(call.base), ours)
        today, branch = tables_of(left, "base"), tables_of(ours, "branch")
        lines, page = compared(today, branch, call.branch, call.port)
    except (subprocess.CalledProcessError, DatasetError) as error:
        detail = error.stderr.decode() if isinstance(error, subprocess.CalledProcessError) else str(error)
        sys.stdout.write(f"{call.branch} cannot be shown:\n{detail}\n")
        return 1
    sys.stdout.write(f"{call.branch}, beside where it left {call.base} ({left[:7]}):\n")
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "index.html").write_text(page, encoding="utf-8")
    if not call.only_say:
        return serve(today, branch, call.port)
    return 0


def known(branch: str) -> str:
    """A branch by the name that git has for it here; in a fresh clone most branches are those of the remote."""
    for name in (branch, f"origin/{branch}"):
        with contextlib.suppress(subprocess.CalledProcessError):
            return _git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
    return branch


def merge_base(base: str, branch: str) -> str:
    """The commit at which a branch left another; raises CalledProcessError where git knows none."""
    return _git("merge-base", base, branch).decode().strip()


def _git(*words: str) -> bytes:
    command = ["git", "-C", str(ROOT), *words]
    return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603  # git, told what to read


def tables_of(branch: str, name: str) -> Path:
    """The tables of a branch, in a folder of their own; raises CalledProcessError where git knows no such branch."""
    inside = TABLES.relative_to(ROOT).as_posix()
    packed = _git("archive", branch, "--", inside)
    folder = OUT / name
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return folder / inside


def compared(today: Path, branch: Path, name: str, port: int) -> tuple[list[str], str]:
    """What a branch changes, in words, and a page that shows the embeds of both side by side."""
    before, after, text = load_dataset(today), load_dataset(branch), text_for("en")
    changed = list(differences.differences(*map(differences.files, (today, branch))))
    lines = [differences.words(each) for each in changed] or ["No row differs."]
    lines += list(differences.facts(before, after))
    about = touched.subjects(each.cells for each in changed)
    embeds = touched.embeds(about, paths(text, after), after.people)
    pages = touched.pages(about, after.events, after.people) if about else []
    return lines, str(_page(name, lines, pages, embeds, port))


def _page(name: str, lines: list[str], pages: list[str], embeds: list[str], port: int) -> h.Element:
    """The page: words, links to the pages of both desks, and embeds in pairs."""
    today, branch = (f"http://{HERE}:{port + at}" for at in (1, 2))
    title = f"{name} beside today"
    return h.html(lang="en")[
        h.head[h.meta(charset="utf-8"), h.title[title], h.style[STYLE]],
        h.body[
            h.h1[title],
            h.ul[(h.li[each] for each in lines)],
            h.ul[
                (
                    h.li[each, " ", h.a(href=f"{today}{each}")["today"], " ", h.a(href=f"{branch}{each}")[name]]
                    for each in pages
                )
            ],
            (
                h.section[
                    h.h2[path],
                    h.div(".two")[
                        (
                            h.iframe(src=f"{desk}/embed/live/{path}.html", title=f"{path}, {whose}", loading="lazy")
                            for desk, whose in ((today, "today"), (branch, name))
                        )
                    ],
                ]
                for path in embeds[:BESIDE]
            ),
            h.ul[(h.li[h.a(href=f"{branch}/embed/live/{path}.html")[path]] for path in embeds[BESIDE:])],
        ],
    ]


def serve(today: Path, branch: Path, port: int) -> int:
    """Serve the page and both desks on this machine until it is stopped; 2 where one of their ports is in use."""
    if used := [each for each in range(port, port + 3) if _is_used(each)]:
        ports = ", ".join(map(str, used))
        sys.stdout.write(
            f"port {ports} is in use, expected three free ones from {port} on; PORT={port + 100} takes others\n"
        )
        return 2
    with contextlib.ExitStack() as stack:
        for at, tables in ((1, today), (2, branch)):
            stack.enter_context(_desk(tables, port + at))
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(OUT))
        server = stack.enter_context(http.server.ThreadingHTTPServer((HERE, port), handler))
        sys.stdout.write(f"http://{HERE}:{port}  (Ctrl+C stops it; the embeds need half a minute)\n")
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()
    return 0


def _is_used(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex((HERE, port)) == 0


@contextlib.contextmanager
def _desk(tables: Path, port: int) -> Iterator[None]:
    env = {**os.environ, "FREED_TABLES": str(tables), "FREED_LAST_GOOD": str(OUT / f"last-good-{port}")}
    env |= {"FREED_EMBEDS": str(OUT / f"embeds-{port}")}
    command = [sys.executable, "-m", "uvicorn", "server:app", "--host", HERE, "--port", str(port)]
    command += ["--http", "serving.lines:Line", "--loop", "serving.lines:Loop", "--ws", "websockets-sansio"]
    command += ["--log-level", "warning", "--no-access-log"]
    process = subprocess.Popen(command, cwd=ROOT, env=env)  # noqa: S603  # this server
    try:
        yield
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
