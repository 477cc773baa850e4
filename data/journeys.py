"""The day of each leg of a journey, and how many people travelled it."""

from data.dataset import Dataset
from data.dates import PartialDate
from data.facts import Fact
from data.model import Leg
from data.roles import Role
from data.status import stands
from data.vocabulary import PlaceKind


def day_fact(dataset: Dataset, leg: Leg) -> Fact | None:
    """The fact that gives the day of a leg; None if no source gives it or it no longer holds."""
    return next((fact for fact in reversed(dataset.facts(leg.leg_id, Role.TRAVELLED)) if stands(fact)), None)


def day(dataset: Dataset, leg: Leg) -> PartialDate:
    """The day of a leg: from sources, else from its row in legs.csv, else that of its event."""
    fact = day_fact(dataset, leg)
    if fact and isinstance(fact.value, PartialDate):
        return fact.value
    return leg.date or dataset.events[leg.event_id].date


def own_day(dataset: Dataset, leg: Leg) -> PartialDate | None:
    """The day of a leg; None if it is the day of its event."""
    day_of_leg = day(dataset, leg)
    return None if day_of_leg == dataset.events[leg.event_id].date else day_of_leg


BORDERS = (PlaceKind.BORDER_CROSSING, PlaceKind.REGION)
"""Kinds of places at which a journey goes into another country, whichever of the two their point lies in."""


def people(dataset: Dataset, leg: Leg) -> Fact | None:
    """The fact of how many people travelled a leg; None if it is unknown or no longer holds.

    If these are all the people whom the event took into that country, it is the fact of the event: otherwise one number
    could be shown with two standings.
    """
    moved = dataset.fact(leg.leg_id, Role.MOVED)
    if moved is None or not stands(moved):
        return None
    start, end = dataset.places[leg.from_place], dataset.places[leg.to_place]
    enters = start.country != end.country or start.kind in BORDERS
    whole = _taken(dataset, leg.event_id, end.country) if enters else None
    return whole if whole and stands(whole) and whole.value == moved.value else moved


def _taken(dataset: Dataset, event_id: str, country: str) -> Fact | None:
    """The figure of an event that says how many were taken into a country."""
    facts = (dataset.fact(event_id, name) for name in dataset.with_role(Role.TAKEN_TO, Role.REACHED))
    return next((f for f in facts if f and dataset.places[f.prop.place].country == country), None)
