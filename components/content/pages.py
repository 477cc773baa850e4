"""All pages of the desk, in the order of the menu: each is a module of this folder that describes itself."""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from components import content
from components.addresses import Params
from components.content import counted
from components.content.parts import Description
from components.text import Text
from data import Dataset


@cache
def pages() -> Mapping[str, Description]:
    """The description of every page by its name, in the order of the menu."""
    modules = (import_module(f"{content.__name__}.{each.name}") for each in pkgutil.iter_modules(content.__path__))
    descriptions = [module.DESCRIPTION for module in modules if hasattr(module, "DESCRIPTION")]
    return MappingProxyType({each.address.name: each for each in sorted(descriptions, key=lambda each: each.order)})


@cache
def counting() -> frozenset[str]:
    """The names of the pages on which readers can choose who is counted."""
    return frozenset(name for name, each in pages().items() if counted.of_page(each.address))


def carrying(html: str, params: Params) -> str:
    """HTML of a page in which links repeat who is counted, as its address has it."""
    return counted.carried(html, params, counting())


def titles(text: Text) -> dict[str, str]:
    """What each page is called, by its name."""
    return {name: each.name(text) for name, each in pages().items()}


def menu_entries(text: Text, dataset: Dataset) -> dict[str, str]:
    """What the menu calls each page that the story has something for, by its name."""
    return {name: each.name(text) for name, each in pages().items() if each.in_menu(dataset)}
