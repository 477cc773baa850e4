"""The versions of the tables that readers may compare: those that are published, looked through by today's gate."""

from collections.abc import Callable

from data import Dataset, versions
from data.versions import History

Keeper = Callable[[Dataset], History | None]
"""Gives the versions that are published beside a dataset, where they are."""

_keeper: list[Keeper] = []


def kept_by(keeper: Keeper) -> None:
    """Say who keeps older versions."""
    _keeper[:] = [keeper]


def history_of(dataset: Dataset) -> History:
    """The versions that are published with a dataset; itself alone where no other is."""
    return (_keeper[0](dataset) if _keeper else None) or versions.only(dataset)
