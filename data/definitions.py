"""Parses the cells of definitions and comparisons: the figures to add up, the conditions, and the exceptions."""

from collections.abc import Mapping

from data.model import Comparison, Definition

EVERYONE = "everyone"
"""The id of the main definition: everyone let go."""

Sum = tuple[str, ...]
"""Properties whose figures are added up."""


def figures(definition: Definition) -> tuple[Sum, ...]:
    """The figures by which an event is counted, of which it takes its first; each is a property or a sum of several."""
    return tuple(tuple(cell.split("+")) for cell in definition.property)


def conditions(definition: Definition) -> Mapping[str, frozenset[str]]:
    """The conditions on an event: for each property the values of which it must have one."""
    allowed: dict[str, frozenset[str]] = {}
    for cell in definition.where:
        name, _, value = cell.partition("=")
        allowed[name] = allowed.get(name, frozenset()) | {value}
    return allowed


def apart(comparison: Comparison) -> Mapping[str, str]:
    """The events that a published total counts otherwise: by which property, or an empty text if it leaves them out."""
    pairs = (cell.partition("=") for cell in comparison.apart)
    return {event: name for event, _, name in pairs}
