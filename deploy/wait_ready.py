"""Waits until an address answers 200, 90 s at most: `python deploy/wait_ready.py http://127.0.0.1:8501/readyz`."""

import sys
import time
import urllib.request
from urllib.error import URLError

PATIENCE = 90.0
"""Seconds to wait at most; a replica is ready in under ten."""


def main(arguments: list[str]) -> int:
    """Wait for the address on the command line; a second argument is the most seconds to wait."""
    address, patience = arguments[0], float(arguments[1]) if len(arguments) > 1 else PATIENCE
    if not address.startswith(("http://", "https://")):
        sys.stderr.write(f"wait_ready: {address!r} is not an address\n")
        return 2
    end = time.monotonic() + patience
    while not answers(address):
        if time.monotonic() > end:
            sys.stderr.write(f"wait_ready: {address} did not answer within {patience:g} s\n")
            return 1
        time.sleep(0.2)
    return 0


def answers(address: str) -> bool:
    """Whether an address answers with status 200 now."""
    try:
        with urllib.request.urlopen(address, timeout=3) as answer:  # noqa: S310  # the scheme is checked above
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
