"""Publishes a site atomically: it is built beside the old one, then a symbolic link is switched to it.

Readers are served through that link, which leads to a build that never changes once it is published. Files that stay
the same are hard links to those of the build before, so that a build writes only what is new.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from components.embeds.files import LIVE, File, endings
from components.embeds.leak_check import LeakCheck
from components.embeds.withdrawal import withdraw


class NotOursError(Exception):
    """The folder to publish to holds files that this program did not make."""


def builds(out: Path) -> Path:
    """The folder beside a site in which its builds stand."""
    return out.parent / f".{out.name}.builds"


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Lock a site for one build at a time, and remove what a killed build has left."""
    folder = builds(out)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _refuse(out)
        _clear(out)
        yield


def _refuse(out: Path) -> None:
    if out.is_symlink() or not out.exists():
        return
    if out.is_dir() and not any(out.iterdir()):
        out.rmdir()
        return
    raise NotOursError(f"{out} holds something that was not made here; name another folder or empty it")


def current(out: Path) -> Path | None:
    """The build that is published now, or None."""
    return out.resolve() if out.is_symlink() and out.exists() else None


def _clear(out: Path) -> None:
    """Remove builds that are not published."""
    now = current(out)
    for each in builds(out).iterdir():
        if each.is_dir() and each != now:
            shutil.rmtree(each)


class Staging:
    """A build in progress: files are added to it, then it is frozen and published."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.old = current(out)
        number = int(self.old.name) + 1 if self.old else 1
        self.new = builds(out) / f"{number:06}"
        self.new.mkdir()

    def keep(self, name: str, plain: bytes) -> dict[str, bytes] | None:
        """Link a file and its compressed forms from the old build if it has the same content; None if it has not."""
        if self.old is None or not _same(self.old / name, plain):
            return None
        (self.new / name).parent.mkdir(parents=True, exist_ok=True)
        os.link(self.old / name, self.new / name)
        packed = {}
        for ending in endings(name):
            packed_file = self.old / f"{name}.{ending}"
            os.link(packed_file, self.new / f"{name}.{ending}")
            packed[ending] = packed_file.read_bytes()
        return packed

    def take(self, name: str) -> bool:
        """Link a file from the old build without comparing it; false if it is not there."""
        if self.old is None or not (self.old / name).exists():
            return False
        (self.new / name).parent.mkdir(parents=True, exist_ok=True)
        os.link(self.old / name, self.new / name)
        return True

    def write(self, file: File) -> None:
        """Write a file and its compressed forms."""
        place = self.new / file.name
        place.parent.mkdir(parents=True, exist_ok=True)
        for ending, content in {"": file.plain, **file.packed}.items():
            place.with_name(f"{place.name}.{ending}" if ending else place.name).write_bytes(content)

    def freeze(self, version: str, leak_check: LeakCheck) -> int:
        """Hard-link the folder of every older version, and the live pages as the folder of this version.

        A version that stands never changes, but for pages that name somebody who is not named now; returns how many
        were taken out.
        """
        gone = 0
        for frozen in self.old.iterdir() if self.old else ():
            if frozen.is_dir() and frozen.name != LIVE and not (self.new / frozen.name).exists():
                shutil.copytree(frozen, self.new / frozen.name, copy_function=os.link)
                gone += withdraw(self.new / frozen.name, leak_check) if leak_check.names else 0
        if not (self.new / version).exists():
            shutil.copytree(self.new / LIVE, self.new / version, copy_function=os.link)
        return gone

    def publish(self) -> None:
        """Switch the link: from then on readers get the whole new site.

        All files are flushed to the disk before, so that they survive a power cut; one flush for all of them takes a
        fraction of the time of one for each.
        """
        os.sync()
        turned = builds(self.out) / "next"
        turned.unlink(missing_ok=True)
        turned.symlink_to(Path(self.new.parent.name) / self.new.name)
        turned.replace(self.out)
        _settle(self.out.parent)


def _same(path: Path, plain: bytes) -> bool:
    """Whether a file has this content and all its compressed forms exist."""
    forms = (path, *(path.with_name(f"{path.name}.{ending}") for ending in endings(path.name)))
    return all(map(Path.exists, forms)) and path.read_bytes() == plain


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
