"""Limits how much processor time uncached pages may take: a share of the time, and so many pages at once."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Budget:
    """A token bucket of processor seconds: it fills with a share of the time, and making a page takes from it."""

    def __init__(self, share: float, store: float, at_once: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.share, self.store, self.clock = share, store, clock
        self._left, self._last = store, clock()
        self._places = threading.BoundedSemaphore(at_once)
        self._lock = threading.Lock()

    @contextmanager
    def spending(self, cost: Callable[[], float] = time.thread_time, patience: float = 0) -> Iterator[bool]:
        """Whether a page may be made, after `patience` seconds at most; the processor time of the block is deducted."""
        may = self._any_left() and self._places.acquire(timeout=patience)
        began = cost()
        try:
            yield may
        finally:
            if may:
                self._places.release()
                self._spend(cost() - began)

    def _any_left(self) -> bool:
        with self._lock:
            now = self.clock()
            self._left = min(self.store, self._left + (now - self._last) * self.share)
            self._last = now
            return self._left > 0

    def _spend(self, seconds: float) -> None:
        with self._lock:
            self._left -= seconds
