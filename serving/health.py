"""Whether the desk is up, and which dataset it shows."""

import json

from data.store import Store
from serving.embed_builder import EmbedBuilder
from serving.embeds import Embeds


def ready(store: Store, embeds: Embeds, builder: EmbedBuilder) -> str:
    """The state of the dataset and of the embeds as JSON.

    Of the dataset its version, since when it is up, and whether a change waits to be mended; of the embeds the
    version that is given out, and how they stand to the tables. The desk is ready before its embeds are.
    """
    dataset, problems = store.dataset, store.problems
    state = {
        "status": "ready",
        "dataset": dataset.version,
        "since": store.since.isoformat(timespec="seconds"),
        "evidence_to": dataset.cutoff.isoformat(),
        "stale": bool(problems),
        "problems": len(problems),
        "embeds": {
            "state": builder.state,
            "since": builder.since.isoformat(timespec="seconds"),
            "dataset": embeds.listed().version,
        },
    }
    return json.dumps(state)
