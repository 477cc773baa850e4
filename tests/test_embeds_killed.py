"""A build of the embeds that is killed, wherever it was: what was published before stays whole."""

import contextlib
import gzip
import hashlib
import itertools
import json
import multiprocessing
import os
import random
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import brotli
import pytest

from components.embeds.build import build
from components.embeds.files import LIVE, File, endings
from components.embeds.publish import Staging, builds, current, locked
from tests import stories
from tests.conftest import Folder
from tests.sites import HERE, QUICK

FORK = multiprocessing.get_context("fork")
KILLS = 4
UNPACKED = {"br": brotli.decompress, "gz": gzip.decompress}


@dataclass(frozen=True)
class Publisher:
    """A site with tables of its own, built by a process as whoever publishes it builds it."""

    out: Path
    tables: Folder

    def change(self, turn):
        self.tables.edit("claims", "value", str(1000 + turn), lambda row: row["property"] == "freed_total")

    def begin(self, killed_at=0):
        """Begin to build in a process that has all of the code already: what it does from here on is building."""
        process = FORK.Process(target=_build, args=(self.out, self.tables.path, killed_at))
        process.start()
        return process

    def build(self):
        """Build to the end; the seconds that it took."""
        began = time.monotonic()
        process = self.begin()
        process.join()
        assert process.exitcode == 0
        return time.monotonic() - began

    def half_made(self, since):
        """The build that is not published, where one was begun after a moment; an older one is a killed one's."""
        for each in builds(self.out).glob("[0-9]*"):
            with contextlib.suppress(FileNotFoundError):  # it is being cleared away
                if each != current(self.out) and each.stat().st_ctime > since:
                    return each
        return None


def _build(out, tables, killed_at=0):
    """Build; where a number is given, until the process is killed in the middle of that file."""
    if killed_at:
        written, write = itertools.count(1), Path.write_bytes

        def torn(path, content):
            if next(written) != killed_at:
                return write(path, content)
            write(path, content[: len(content) // 2])
            return os.kill(os.getpid(), signal.SIGKILL)

        Path.write_bytes = torn
    build(out, HERE, tables, effort=QUICK)


@pytest.fixture
def beginner(tmp_path):
    """A publisher of a story of one event who has published nothing yet."""
    return Publisher(tmp_path / "site", Folder(stories.made_up(tmp_path / "story")))


@pytest.fixture
def publisher(beginner):
    """A publisher who has published."""
    beginner.build()
    return beginner


def _tree(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def _manifest(tree, folder=LIVE):
    return json.loads(tree[f"{folder}/manifest.json"])


def _is_whole(tree):
    """Every version has every page of its manifest as it was, and every file its packed forms, which say the same."""
    for folder in {name.partition("/")[0] for name in tree if name.endswith("/manifest.json")}:
        pages = _manifest(tree, folder)["pages"]
        assert len(pages) > 5
        for path, page in pages.items():
            assert hashlib.sha256(tree[f"{folder}/{path}.html"]).hexdigest() == page["sha256"]
            assert tree[f"{folder}/{path}.card.png"].startswith(b"\x89PNG")
            assert json.loads(tree[f"{folder}/{path}.oembed.json"])
    for name, plain in tree.items():
        if name.rpartition(".")[2] not in UNPACKED:
            for ending in endings(name):
                assert UNPACKED[ending](tree[f"{name}.{ending}"]) == plain, f"{name}.{ending}"


def _after_a_kill(publisher, before):
    """The site as it is: untouched, and so as whole as it was, or, where the kill came too late, the new one."""
    tree = _tree(publisher.out)
    if _manifest(tree)["inputs"] == _manifest(before)["inputs"]:
        assert tree == before
    else:
        _is_whole(tree)
    return tree


def _killed_after(publisher, seconds):
    """Kill a build when so much time has passed; whether it was making files then."""
    began, process = time.time(), publisher.begin()
    process.join(seconds)
    process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL and publisher.half_made(began) is not None


def _killed_at(publisher, count):
    """Kill a build in the middle of a file."""
    process = publisher.begin(count)
    process.join()
    assert process.exitcode == -signal.SIGKILL


def _written(publisher, monkeypatch):
    """How many files a build writes."""
    written, write = [], Path.write_bytes
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", lambda path, content: written.append(path) or write(path, content))
        build(publisher.out, HERE, publisher.tables.path, effort=QUICK)
    return len(written)


def test_a_build_that_is_killed_at_any_moment_leaves_the_site_whole(publisher, monkeypatch):
    publisher.change(0)
    duration = publisher.build()
    tree, inside, chance = _tree(publisher.out), 0, random.Random(20)
    _is_whole(tree)
    for turn in range(KILLS):
        publisher.change(turn + 1)
        inside += _killed_after(publisher, duration * (turn + chance.random()) / KILLS)
        tree = _after_a_kill(publisher, tree)
    assert inside, "no kill came while a build was being made"
    publisher.change(KILLS + 1)
    files = _written(publisher, monkeypatch)
    assert files > 20
    tree = _tree(publisher.out)
    for turn, count in enumerate((1, files // 3, files * 2 // 3, files * 9 // 10)):
        publisher.change(KILLS + 2 + turn)
        _killed_at(publisher, count)
        assert _tree(publisher.out) == tree, count
    publisher.change(0)
    publisher.build()
    _is_whole(_tree(publisher.out))


@pytest.mark.slow
def test_a_first_build_that_is_killed_publishes_nothing_and_is_no_hindrance(beginner):
    for count in (1, 50):
        _killed_at(beginner, count)
        assert not beginner.out.exists()
        assert not beginner.out.is_symlink()


def test_all_files_stand_on_the_disk_before_the_link_is_turned(tmp_path, monkeypatch):
    out, before = tmp_path / "site", []
    monkeypatch.setattr(os, "sync", lambda: before.append((builds(out) / "000001" / "a.txt").exists() and current(out)))
    with locked(out):
        staging = Staging(out)
        staging.write(File("a.txt", b"a", {}))
        staging.publish()
    assert before == [None]
    assert (current(out) / "a.txt").read_bytes() == b"a"
