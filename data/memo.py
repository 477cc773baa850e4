"""Caches results for each dataset, so that they are computed once however many readers ask for them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import TypeVar

from data.dataset import Dataset

T = TypeVar("T")

CACHED_DATASETS = 2
"""How many datasets have their results cached: the current one and, while changed tables are read, the next."""


@dataclass(frozen=True, slots=True)
class _Keyed:
    """A hashable key for a dataset: its version, which names its exact content."""

    version: str
    dataset: Dataset = field(compare=False, repr=False)


def once_a_dataset(build: Callable[[Dataset], T]) -> Callable[[Dataset], T]:
    """Decorates a function of a dataset so that it is run once for each version of the data."""

    @lru_cache(maxsize=CACHED_DATASETS)
    def cached(keyed: _Keyed) -> T:
        return build(keyed.dataset)

    @wraps(build)
    def call(dataset: Dataset) -> T:
        return cached(_Keyed(dataset.version, dataset))

    return call
