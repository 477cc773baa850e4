"""HTML that is made once for each thing of a ledger, however many pages and readers it stands on."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Generic, TypeVar

from htpy import Node
from markupsafe import Markup

from components.html.rendered import rendered
from components.text import Text
from data import Dataset

MOST = 16_384
"""Pieces that are kept; one that nobody has asked for lately is made again."""

T = TypeVar("T")
R = TypeVar("R")


class _Same(Generic[T]):
    """Wraps an object so that it equals itself alone: a cache looks it up by identity, not by costly comparison."""

    __slots__ = ("thing",)

    def __init__(self, thing: T) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.thing is other.thing


def once(make: Callable[[Text, Dataset, T], R]) -> Callable[[Text, Dataset, T], R]:
    """The same function, cached for each combination of language, ledger and thing of the ledger."""

    @lru_cache(maxsize=MOST)
    def cached(text: Text, _version: str, dataset: _Same[Dataset], thing: _Same[T]) -> R:
        return make(text, dataset.thing, thing.thing)

    @wraps(make)
    def call(text: Text, dataset: Dataset, thing: T) -> R:
        return cached(text, dataset.version, _Same(dataset), _Same(thing))

    return call


def drawn_once(make: Callable[[Text, Dataset, T], Node]) -> Callable[[Text, Dataset, T], Markup]:
    """The same function, its result rendered as HTML and cached."""

    @wraps(make)
    def drawn(text: Text, dataset: Dataset, thing: T) -> Markup:
        return rendered(make(text, dataset, thing))

    return once(drawn)
