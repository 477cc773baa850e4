"""What is counted while the desk runs, in the format of Prometheus; nothing tells one reader from another."""

import secrets
import threading
import time
from collections import Counter

from starlette.datastructures import Headers
from starlette.types import Scope

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
"""Seconds that a run took at most, by which runs are counted."""

OWN = ("127.0.0.1", "::1")


class Metrics:
    """Counts of this process; safe to share between threads."""

    def __init__(self) -> None:
        self.began = time.time()
        self.requests: Counter[int] = Counter()
        self.runs: Counter[float] = Counter()
        self.seconds, self.sessions, self.opened, self.errors = 0.0, 0, 0, 0
        self._lock = threading.Lock()

    def answered(self, status: int) -> None:
        """Count a request by its status and its duration."""
        with self._lock:
            self.requests[status] += 1

    def ran(self, seconds: float) -> None:
        """One run of a page has ended, so many seconds after it was asked for."""
        with self._lock:
            self.seconds += seconds
            self.runs[next((bound for bound in BUCKETS if seconds <= bound), float("inf"))] += 1

    def session(self, change: int) -> None:
        """Count an opened or a closed session."""
        with self._lock:
            self.sessions += change
            self.opened += max(change, 0)

    def failed(self) -> None:
        """Count an error."""
        with self._lock:
            self.errors += 1

    def text(self, problems: int, people: int) -> str:
        """The metrics in the text format of Prometheus."""
        lines = [
            *_metric("freed_sessions", "gauge", "Readers with an open session", self.sessions),
            *_metric("freed_sessions_opened_total", "counter", "Sessions opened since the start", self.opened),
            *_metric("freed_errors_total", "counter", "Pages and requests that raised", self.errors),
            *_metric("freed_table_problems", "gauge", "Problems of changed tables that did not pass", problems),
            *_metric("freed_people", "gauge", "People in the dataset", people),
            *_metric("freed_start_time_seconds", "gauge", "When this process began", round(self.began, 3)),
            "# HELP freed_requests_total Requests by status",
            "# TYPE freed_requests_total counter",
            *(f'freed_requests_total{{status="{code}"}} {count}' for code, count in sorted(self.requests.items())),
            *self._histogram(),
        ]
        return "\n".join(lines) + "\n"

    def _histogram(self) -> list[str]:
        name, total = "freed_run_seconds", 0
        lines = [f"# HELP {name} From a reader's message to the end of the run", f"# TYPE {name} histogram"]
        for bound in (*BUCKETS, float("inf")):
            total += self.runs[bound]
            lines.append(f'{name}_bucket{{le="{"+Inf" if bound == float("inf") else bound}"}} {total}')
        return [*lines, f"{name}_sum {self.seconds:.6f}", f"{name}_count {total}"]


def _metric(name: str, kind: str, says: str, value: float) -> tuple[str, str, str]:
    return f"# HELP {name} {says}", f"# TYPE {name} {kind}", f"{name} {value}"


def allowed(scope: Scope, token: str) -> bool:
    """Whether metrics may be read: from this machine without a proxy between, or with the token."""
    headers = Headers(scope=scope)
    given = headers.get("authorization", "").removeprefix("Bearer ")
    if token and secrets.compare_digest(given.encode(), token.encode()):
        return True
    client = scope.get("client") or ("", 0)
    return client[0] in OWN and "x-forwarded-for" not in headers and "forwarded" not in headers
