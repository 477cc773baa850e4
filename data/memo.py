"""Work that is done once for a dataset, however many viewers ask for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import TypeVar

from data.dataset import Dataset

T = TypeVar("T")

CACHED_DATASETS = 2
"""Datasets whose results are kept: the one that is shown and, while a changed one is read, the next."""


@dataclass(frozen=True, slots=True)
class _Keyed:
    """A dataset under its version: a dataset itself has no hash, its version names its exact content."""

    version: str
    dataset: Dataset = field(compare=False, repr=False)


def once_a_dataset(build: Callable[[Dataset], T]) -> Callable[[Dataset], T]:
    """The same function, run once for each version of the dataset."""

    @lru_cache(maxsize=CACHED_DATASETS)
    def cached(keyed: _Keyed) -> T:
        return build(keyed.dataset)

    @wraps(build)
    def call(dataset: Dataset) -> T:
        return cached(_Keyed(dataset.version, dataset))

    return call
