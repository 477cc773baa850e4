"""The published versions of the tables that readers may compare, checked by today's publication gate."""

from collections.abc import Callable

from data import Dataset, versions
from data.versions import History

Keeper = Callable[[Dataset], History | None]
"""Gives the versions that are published beside a dataset, where they are."""

_keeper: list[Keeper] = []


def set_keeper(keeper: Keeper) -> None:
    """Set the function that gives older versions."""
    _keeper[:] = [keeper]


def history_of(dataset: Dataset) -> History:
    """The versions that are published with a dataset; the dataset's own alone where there is no other."""
    return (_keeper[0](dataset) if _keeper else None) or versions.only(dataset)
