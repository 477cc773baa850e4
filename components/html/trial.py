"""Renders every value once, so that a changed ledger with a value that no page can show is not put to use."""

from collections.abc import Iterator

from components.html import evidence
from components.text import text_for
from data import Dataset
from data.status import alone


def failures(dataset: Dataset) -> Iterator[tuple[str, str, str]]:
    """The first claim of each value that cannot be rendered with its sources, the value, and the error."""
    text = text_for("en")
    for fact in dataset.all_facts:
        for version in fact.versions:
            try:
                str(evidence.comparison(text, dataset, alone(fact, version)))
            except Exception as error:  # whatever it is, a reader would meet it
                yield version.claims[0].claim_id, str(version.value), f"{type(error).__name__}: {error}"
