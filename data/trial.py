"""Renders every value of tables that pass once, and reports the claims whose value cannot be rendered."""

import importlib
from collections.abc import Callable, Iterable
from pathlib import Path

from data.dataset import Dataset
from data.load import read_tables
from data.problems import DatasetError, Problem, Problems
from data.raw_tables import numbered

Trial = Callable[[Dataset], Iterable[tuple[str, str, str]]]
"""Renders every value of a dataset and gives the claim, the value and the error of each failure."""

PAGES = "components.html.trial"
"""The module that knows how values are shown. It is found by name: nothing here depends on what shows the data."""


def with_pages() -> Trial:
    """The trial that renders values as the pages do."""
    show: Trial = importlib.import_module(PAGES).failures
    return show


def run(trial: Trial, dataset: Dataset, folder: Path) -> None:
    """Render every value of the tables of a folder; raises DatasetError with those that fail."""
    failed = list(trial(dataset))
    if not failed:
        return
    tables, read, problems = *read_tables(folder)[:2], Problems()
    lines = {claim.claim_id: line for claim, line in numbered(tables.claims, read, "claims")}
    for claim_id, value, error in failed:
        problems.append(
            Problem("claims.csv", lines.get(claim_id, 1), "value", value, f"a value that a page can show: {error}")
        )
    raise DatasetError(problems)
