"""Shows every value once, so that tables with one that no page can show are not taken over."""

from collections.abc import Iterator

from components.html import evidence
from components.text import text_for
from data import Dataset
from data.status import alone


def failures(dataset: Dataset) -> Iterator[tuple[str, str, str]]:
    """The first claim, the value and the error of each value that cannot be shown with who gives it."""
    text = text_for("en")
    for fact in dataset.all_facts:
        for version in fact.versions:
            try:
                str(evidence.comparison(text, dataset, alone(fact, version)))
            except Exception as error:  # whatever it is, a reader would meet it
                yield version.claims[0].claim_id, str(version.value), f"{type(error).__name__}: {error}"
