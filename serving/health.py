"""The readiness report of the desk."""

import json

from data.store import Store
from serving.embed_builder import EmbedBuilder
from serving.embeds import Embeds


def ready(store: Store, embeds: Embeds, builder: EmbedBuilder) -> str:
    """The state of the dataset and of the embeds as JSON.

    The dataset: its version, since when it is shown, and how many problems keep changed tables out. The embeds: the
    version that is served, and the state of their build. The desk is ready before its embeds are.
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
