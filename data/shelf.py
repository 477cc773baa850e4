"""The last good dataset: a changed table is read again, and what does not pass does not replace what did."""

import logging
import os
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from data.dataset import Dataset
from data.load import KINDS, TABLES, TALLY, load_dataset
from data.problems import DatasetError, Problem

PATIENCE = 5.0
"""Seconds between two looks at the files."""

SETTLED = 0.4
"""Seconds for which a file must stay as it is before it is read: whoever writes it may not be done."""

Stamp = tuple[tuple[str, int, int], ...]

log = logging.getLogger(__name__)


class Shelf:
    """Holds the dataset of a folder of tables; safe to share between threads."""

    def __init__(self, path: Path = TABLES) -> None:
        self.path = path
        self.problems: tuple[Problem, ...] = ()
        self._lock = threading.Lock()
        self._watched = False
        self._stamp = self._look()
        self._looked = time.monotonic()
        self._dataset = load_dataset(path)
        self.since = datetime.now(UTC)

    @property
    def dataset(self) -> Dataset:
        """The last dataset that passed."""
        impatient = not self._watched and time.monotonic() - self._looked > PATIENCE
        if impatient and self._lock.acquire(blocking=False):
            try:
                self.refresh()
            finally:
                self._lock.release()
        return self._dataset

    def refresh(self) -> None:
        """Read the tables again where a file has changed; a failure is kept in `problems` and logged."""
        self._looked, stamp = time.monotonic(), self._look()
        if stamp == self._stamp:
            return
        try:
            self._dataset, self.problems = load_dataset(self.path), ()
            self.since = datetime.now(UTC)
        except DatasetError as error:
            self.problems = error.problems
            log.error("the changed tables do not pass; the last good ones stay up:\n%s", error)
        except OSError as error:
            self.problems = (Problem(self.path.name, 1, "", str(error), "readable tables"),)
            log.error("the tables cannot be read; the last good ones stay up: %s", error)
        self._stamp = stamp

    def watch(self, stop: threading.Event, changed: Callable[[Dataset], None]) -> threading.Thread:
        """From now on look at the files in a thread of their own, so that no reader waits for it."""
        self._watched = True
        thread = threading.Thread(target=self._watch, args=(stop, changed), name="shelf", daemon=True)
        thread.start()
        return thread

    def _watch(self, stop: threading.Event, changed: Callable[[Dataset], None]) -> None:
        while not stop.wait(PATIENCE):
            before = self._dataset
            try:
                self._settle(stop)
                self.refresh()
                if self._dataset is not before:
                    changed(self._dataset)
            except Exception:  # the watch goes on whatever happens to the files, or a change would never be seen again
                log.exception("looking at the tables failed; the last good ones stay up")

    def _settle(self, stop: threading.Event) -> None:
        """Wait while a changed file is still being written."""
        last, now = self._stamp, self._look()
        while now not in (self._stamp, last) and not stop.wait(SETTLED):
            last, now = now, self._look()

    def _look(self) -> Stamp:
        return tuple((name, *_stat(self.path / f"{name}.csv")) for name in (*KINDS, TALLY))


def _stat(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


_shared: list[Shelf] = []
_sharing = threading.Lock()


def shared() -> Shelf:
    """The one shelf of this process, for the pages and the server alike; FREED_TABLES may name another folder."""
    with _sharing:
        if not _shared:
            _shared.append(Shelf(Path(os.environ.get("FREED_TABLES") or TABLES)))
        return _shared[0]
