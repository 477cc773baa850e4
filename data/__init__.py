"""Loads, checks and queries the ledger of claims; no other package reads its tables."""

from data.dataset import Dataset
from data.dates import PartialDate
from data.facts import Fact, Version
from data.load import TABLES, load_dataset
from data.problems import DatasetError, Problem
from data.quantities import Quantity

__all__ = [
    "TABLES",
    "Dataset",
    "DatasetError",
    "Fact",
    "PartialDate",
    "Problem",
    "Quantity",
    "Version",
    "load_dataset",
]
