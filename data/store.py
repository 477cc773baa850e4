"""Holds the current dataset and reads changed tables again; tables that do not pass never replace those that did."""

import logging
import os
import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from data import trial
from data.dataset import Dataset
from data.last_good import LastGood
from data.load import KINDS, TABLES, TALLY, load_dataset
from data.problems import DatasetError, Problem
from data.story_file import NAME

PATIENCE = 5.0
"""Seconds between two checks for changed files."""

SETTLED = 0.4
"""Seconds for which files must be unchanged before they are read, as somebody may still be writing."""

LOGGED_PROBLEMS = 20
"""How many problems are written to the log; the rest are counted."""

LAST_GOOD_FOLDER = Path(__file__).parent.parent / "build" / "last-good"
"""The folder in which the tables that passed last are kept."""

Stamp = tuple[tuple[str, int, int], ...]

log = logging.getLogger(__name__)


class Store:
    """Holds the dataset of a folder of tables; safe to share between threads."""

    def __init__(self, path: Path = TABLES, last_good: LastGood | None = None, show: trial.Trial | None = None) -> None:
        self.path, self.last_good, self.show = path, last_good, show
        self.problems: tuple[Problem, ...] = ()
        self._lock = threading.Lock()
        self._watched = False
        self._stamp = self._look()
        self._looked = time.monotonic()
        self._dataset = self._first()
        self.since = datetime.now(UTC)

    @property
    def source(self) -> Path:
        """The folder with the tables of the current dataset: the kept copy if there is one, else the watched folder."""
        return (self.last_good and self.last_good.current) or self.path

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
        """Read the tables again if a file has changed; if they do not pass, set `problems` and log them."""
        self._looked, stamp = time.monotonic(), self._look()
        if stamp == self._stamp:
            return
        try:
            self._dataset, self.problems = self._read(), ()
            self.since = datetime.now(UTC)
        except (DatasetError, OSError) as error:
            self._wrong("the changed tables do not pass; the last good ones stay up", error)
        self._stamp = stamp

    def _first(self) -> Dataset:
        """The dataset to begin with: the tables where they pass, else those that passed last."""
        try:
            return self._read()
        except (DatasetError, OSError) as error:
            good = self.last_good and self.last_good.current
            if not good:
                raise
            self._wrong("the tables do not pass; the last good ones are up, as they were kept", error)
            return load_dataset(good)

    def _read(self) -> Dataset:
        """Read the tables and keep them; raises DatasetError or OSError."""
        dataset = load_dataset(self.path)
        current = self.last_good and self.last_good.current
        if self.show and not (current and current.name == dataset.version):  # what is kept has been shown before
            trial.run(self.show, dataset, self.path)
        if self.last_good:
            try:
                self.last_good.keep(dataset.version)
            except OSError as error:
                log.warning("the tables are good and cannot be kept for the next start: %s", error)
        return dataset

    def _wrong(self, what: str, error: DatasetError | OSError) -> None:
        """Keep and log what is wrong, as much of it as can be read."""
        where = (Problem(self.path.name, 1, "", str(error), "readable tables"),)
        self.problems = error.problems if isinstance(error, DatasetError) else where
        count = error.count if isinstance(error, DatasetError) else 1
        logged, more = self.problems[:LOGGED_PROBLEMS], count - LOGGED_PROBLEMS
        log.error("%s:\n%s", what, "\n".join([*map(str, logged), *([f"and {more} more"] if more > 0 else [])]))

    def watch(self, stop: threading.Event, changed: Callable[[Dataset], None]) -> threading.Thread:
        """Start a thread that checks the files until `stop` is set, and calls `changed` with each new dataset."""
        self._watched = True
        thread = threading.Thread(target=self._watch, args=(stop, changed), name="store", daemon=True)
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
        return tuple((name, *_stat(self.path / name)) for name in (*(f"{each}.csv" for each in (*KINDS, TALLY)), NAME))


def _stat(path: Path) -> tuple[int, int]:
    try:
        stat = path.stat()
    except OSError:
        return 0, 0
    return stat.st_mtime_ns, stat.st_size


_shared: list[Store] = []
_sharing = threading.Lock()


def story_of(env: Mapping[str, str]) -> Path | None:
    """The folder of the story that environment variables name, or None for the story in this package."""
    folder = env.get("FREED_STORY", "")
    return Path(folder) if folder else None


def tables_of(env: Mapping[str, str]) -> Path:
    """The folder of tables that environment variables name, directly or by the folder of a story."""
    story = story_of(env)
    return Path(env.get("FREED_TABLES") or (story / TABLES.name if story else TABLES))


def shared() -> Store:
    """The store that pages and server of this process share; environment variables may name its folders."""
    with _sharing:
        if not _shared:
            tables = tables_of(os.environ)
            last_good = LastGood(Path(os.environ.get("FREED_LAST_GOOD") or LAST_GOOD_FOLDER), tables)
            _shared.append(Store(tables, last_good, trial.with_pages()))
        return _shared[0]
