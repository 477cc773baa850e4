"""The last good dataset: a changed table is read again, and what does not pass does not replace what did."""

import logging
import threading
import time
from pathlib import Path

from data.dataset import Dataset
from data.load import KINDS, TABLES, load_dataset
from data.problems import DatasetError, Problem

PATIENCE = 5.0
"""Seconds between two looks at the files."""

log = logging.getLogger(__name__)


class Shelf:
    """Holds the dataset of a folder of tables; safe to share between threads."""

    def __init__(self, path: Path = TABLES) -> None:
        self.path = path
        self.problems: tuple[Problem, ...] = ()
        self._lock = threading.Lock()
        self._stamp = self._look()
        self._looked = time.monotonic()
        self._dataset = load_dataset(path)

    @property
    def dataset(self) -> Dataset:
        """The last dataset that passed."""
        if time.monotonic() - self._looked > PATIENCE and self._lock.acquire(blocking=False):
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
        except DatasetError as error:
            self.problems = error.problems
            log.error("the changed tables do not pass; the last good ones stay up:\n%s", error)
        except OSError as error:
            self.problems = (Problem(self.path.name, 1, "", str(error), "readable tables"),)
            log.error("the tables cannot be read; the last good ones stay up: %s", error)
        self._stamp = stamp

    def _look(self) -> tuple[tuple[str, int, int], ...]:
        stats = [(name, self.path / f"{name}.csv") for name in KINDS]
        return tuple((n, p.stat().st_mtime_ns, p.stat().st_size) if p.exists() else (n, 0, 0) for n, p in stats)
