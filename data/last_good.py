"""A copy on disk of the tables that passed last, so that the server can start when the current ones do not pass."""

import hashlib
import os
import shutil
from pathlib import Path

from data.load import KINDS, TALLY, outlines, version_of
from data.raw_tables import GEO
from data.story_file import NAME

NOW = "now"
"""The name of the symbolic link to the folder of the version that is kept."""


class LastGood:
    """Keeps the last good version of one folder of tables; writes are atomic, and processes may share it."""

    def __init__(self, folder: Path, tables: Path) -> None:
        self.tables = tables.absolute()
        self.folder = folder / hashlib.blake2s(str(self.tables).encode(), digest_size=6).hexdigest()

    @property
    def current(self) -> Path | None:
        """The folder with the copy of the tables that passed last; None if there is none."""
        link = self.folder / NOW
        return link.resolve() if link.is_dir() else None

    def keep(self, version: str) -> None:
        """Copy the tables as they are now, if they are those of a version; raises OSError if the disk is full."""
        current = self.current
        if current is not None and current.name == version:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        half = self.folder / f".{version}.{os.getpid()}.half"
        try:
            self._point_to_outlines()
            if self._copied(half, version):
                self._turn(half, version)
        finally:
            shutil.rmtree(half, ignore_errors=True)

    def _point_to_outlines(self) -> None:
        """Let the outlines of the story's own be found beside what is kept."""
        own, link = outlines(self.tables), self.folder / GEO.name
        if own != GEO and not link.is_symlink():
            link.symlink_to(own)

    def _copied(self, half: Path, version: str) -> bool:
        """Copy the tables; false where they have changed since they were read."""
        half.mkdir(exist_ok=True)
        for name in (*(f"{each}.csv" for each in (*KINDS, TALLY)), NAME):
            if name != f"{TALLY}.csv" or (self.tables / name).exists():
                shutil.copyfile(self.tables / name, half / name)
        return version_of(half) == version

    def _turn(self, half: Path, version: str) -> None:
        """Let the link lead to a version, and remove the others: who is named no more is in none of them."""
        place, link = self.folder / version, half / NOW
        if not place.is_dir():
            half.rename(place)
            half.mkdir()
        link.symlink_to(version)
        link.replace(self.folder / NOW)
        for each in self.folder.iterdir():
            if each.name not in (NOW, version, GEO.name) and not each.name.startswith("."):
                shutil.rmtree(each, ignore_errors=True)
