"""The disputes of today: the values that contradict each other, and how far apart they are."""

from collections.abc import Mapping

from data.dataset import Dataset
from data.dates import PartialDate
from data.facts import Fact, Version
from data.memo import once_a_dataset
from data.model import Dispute
from data.quantities import Quantity
from data.vocabulary import Cardinality, Standing, VersionState

Spread = tuple[int, float]
"""How far apart values lie: numbers before days before words, and within each the size."""

NUMBERS, DAYS, WORDS, NONE = 3, 2, 1, 0
"""What a spread is measured in: a share of the adopted number, days, or the number of values."""


def live(fact: Fact) -> tuple[Version, ...]:
    """The versions of a fact that may be true today: the adopted one and those that are still live."""
    return tuple(each for each in fact.versions if each.state in (VersionState.ADOPTED, VersionState.LIVE))


def spread(fact: Fact) -> Spread:
    """How far apart the values of today lie, relative to the adopted one; nothing where sources agree."""
    if fact.standing is not Standing.DISPUTED:
        return NONE, 0.0
    values = [version.value for version in live(fact)]
    numbers = [value for value in values if isinstance(value, Quantity)]
    if isinstance(fact.value, Quantity):
        ends = [end for value in numbers for end in (value.number, value.upper or value.number)]
        return NUMBERS, (max(ends) - min(ends)) / max(fact.value.number, 1.0)
    days = [value.middle for value in values if isinstance(value, PartialDate)]
    if isinstance(fact.value, PartialDate):
        return DAYS, float((max(days) - min(days)).days)
    return WORDS, float(len(values))


Key = tuple[str, str, str]
"""A subject, a property, and of a series the day of the count: what names a disputed fact."""


def key(fact: Fact) -> Key:
    """The key of a fact in disputes.csv."""
    counted = fact.prop.cardinality is Cardinality.SERIES
    return fact.subject_id, fact.prop.property, str(fact.as_of) if counted else ""


def key_of_row(row: Dispute) -> Key:
    """The key of a row of disputes.csv."""
    return row.subject_id, row.property, str(row.as_of or "")


def settled_by(dataset: Dataset, fact: Fact) -> str:
    """What would settle a dispute, in one sentence; nothing where the table does not say."""
    return _settlements(dataset).get(key(fact), "") if fact.standing is Standing.DISPUTED else ""


@once_a_dataset
def _settlements(dataset: Dataset) -> Mapping[Key, str]:
    return {key_of_row(row): row.settled_by for row in dataset.disputes}
