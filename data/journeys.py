"""On which day a part of a journey was made."""

from data.dataset import Dataset
from data.dates import PartialDate
from data.facts import Fact
from data.model import Leg
from data.status import stands

TRAVELLED = "travelled_on"
"""The property of a leg that says on which day it was made."""


def told(dataset: Dataset, leg: Leg) -> Fact | None:
    """The fact that gives the day of a leg, where a source tells it and it still holds."""
    return next((fact for fact in reversed(dataset.facts(leg.leg_id, TRAVELLED)) if stands(fact)), None)


def day(dataset: Dataset, leg: Leg) -> PartialDate:
    """The day of a leg: the one that sources give, else the one in its row, else that of its event."""
    fact = told(dataset, leg)
    if fact and isinstance(fact.value, PartialDate):
        return fact.value
    return leg.date or dataset.events[leg.event_id].date


def own_day(dataset: Dataset, leg: Leg) -> PartialDate | None:
    """The day of a leg where it is not the day of its event."""
    found = day(dataset, leg)
    return None if found == dataset.events[leg.event_id].date else found
