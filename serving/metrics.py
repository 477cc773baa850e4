"""Metrics for Prometheus; nothing in them tells one reader from another."""

import secrets
import threading
import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics, generate_latest
from starlette.datastructures import Headers
from starlette.types import Scope

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
"""The upper bounds, in seconds, of the histogram of runs."""

OWN = ("127.0.0.1", "::1")


disable_created_metrics()  # type: ignore[no-untyped-call]  # when each count began is when the process did


class Metrics:
    """The metrics of this process; safe to share between threads."""

    def __init__(self) -> None:
        self.sessions = 0
        self._lock = threading.Lock()
        self._all = every = CollectorRegistry()
        self._sessions = Gauge("freed_sessions", "Readers with an open session", registry=every)
        self._opened = Counter("freed_sessions_opened", "Sessions opened since the start", registry=every)
        self._errors = Counter("freed_errors", "Pages and requests that raised", registry=every)
        self._requests = Counter("freed_requests", "Requests by status", ["status"], registry=every)
        self._runs = Histogram(
            "freed_run_seconds", "From a reader's message to the end of the run", buckets=BUCKETS, registry=every
        )
        self._problems = Gauge("freed_table_problems", "Problems of changed tables that did not pass", registry=every)
        self._people = Gauge("freed_people", "People in the dataset", registry=every)
        Gauge("freed_start_time_seconds", "When this process began", registry=every).set(time.time())

    def answered(self, status: int) -> None:
        """Count a request by its status."""
        self._requests.labels(status).inc()

    def ran(self, seconds: float) -> None:
        """Count a run of a page by the seconds from the reader's message to its end."""
        self._runs.observe(seconds)

    def session(self, change: int) -> None:
        """Count an opened or a closed session."""
        with self._lock:
            self.sessions += change
        self._sessions.inc(change)
        self._opened.inc(max(change, 0))

    def failed(self) -> None:
        """Count an error."""
        self._errors.inc()

    def text(self, problems: int, people: int) -> str:
        """The metrics in the text format of Prometheus."""
        self._problems.set(problems)
        self._people.set(people)
        return generate_latest(self._all).decode()


def allowed(scope: Scope, token: str) -> bool:
    """Whether a request may read the metrics: with the token, or directly from this machine without a proxy."""
    headers = Headers(scope=scope)
    bearer = headers.get("authorization", "").removeprefix("Bearer ")
    if token and secrets.compare_digest(bearer.encode(), token.encode()):
        return True
    client = scope.get("client") or ("", 0)
    return client[0] in OWN and "x-forwarded-for" not in headers and "forwarded" not in headers
