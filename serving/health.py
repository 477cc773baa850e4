"""Whether the desk is up, and which dataset it shows."""

import json

from data.shelf import Shelf


def ready(shelf: Shelf) -> str:
    """The state of the dataset as JSON: its version, since when it is up, and whether a change waits to be mended."""
    dataset, problems = shelf.dataset, shelf.problems
    state = {
        "status": "ready",
        "dataset": dataset.version,
        "since": shelf.since.isoformat(timespec="seconds"),
        "evidence_to": dataset.cutoff.isoformat(),
        "stale": bool(problems),
        "problems": len(problems),
    }
    return json.dumps(state)
