"""What the cells of a definition say: which figures are parts, what an event must be, what is counted otherwise."""

from collections.abc import Mapping

from data.model import Comparison, Definition

EVERYONE = "everyone"
"""The definition of the total that is told first: everyone let go."""

Sum = tuple[str, ...]
"""Properties whose figures are added up."""


def figures(definition: Definition) -> tuple[Sum, ...]:
    """The figures that may be a part, the first that an event has; each is one property, or several added up."""
    return tuple(tuple(cell.split("+")) for cell in definition.property)


def conditions(definition: Definition) -> Mapping[str, frozenset[str]]:
    """For each property that an event must have, the values of which any will do."""
    allowed: dict[str, frozenset[str]] = {}
    for cell in definition.where:
        name, _, value = cell.partition("=")
        allowed[name] = allowed.get(name, frozenset()) | {value}
    return allowed


def apart(comparison: Comparison) -> Mapping[str, str]:
    """The events that a published total counts otherwise: by which property, or by none where it leaves them out."""
    pairs = (cell.partition("=") for cell in comparison.apart)
    return {event: name for event, _, name in pairs}
