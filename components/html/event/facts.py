"""The facts of one event by the section in which each is told."""

from collections.abc import Iterable

import htpy as h
from htpy import Element, Node

from components.html.citing import Citing
from data import Dataset, Fact, shares, totals
from data.model import Event
from data.roles import Role, Theme
from data.status import stands
from data.vocabulary import Datatype

NAMING = (Role.NAMED_FREED, Role.NAMED_NOT_FREED, Role.REFUSER)
"""Roles of properties of an event that name people, who have a section of their own."""


def main(dataset: Dataset, event: Event) -> Fact | None:
    """The figure with which an event is told: how many it let go."""
    return totals.people_freed(dataset, event.event_id)


def of_theme(dataset: Dataset, event: Event, theme: Theme) -> tuple[Fact, ...]:
    """The facts of a theme that are told as sentences; those that are drawn or named elsewhere are left out."""
    drawn = {fact.key for fact in divided(dataset, event)} | {fact.key for fact in (main(dataset, event),) if fact}
    facts = (fact for fact in dataset.facts(event.event_id) if fact.prop.role not in NAMING)
    return tuple(fact for fact in facts if _theme(fact) is theme and fact.key not in drawn)


def divided(dataset: Dataset, event: Event) -> tuple[Fact, ...]:
    """The figures that are drawn as shares of all who were freed."""
    divisions = (shares.destinations(dataset, event), shares.citizenships(dataset, event))
    return tuple(share.fact for division in divisions if division for share in division.shares)


def _theme(fact: Fact) -> Theme:
    """The heading of a fact: its property's, else numbers by themselves, and everything else what it was about."""
    if fact.prop.theme:
        return fact.prop.theme
    return Theme.NUMBERS if fact.prop.datatype is Datatype.QUANTITY else Theme.DEAL


def listed(citing: Citing, facts: Iterable[Fact]) -> Node:
    """Facts as sentences, those that hold before those that do not; nothing where there are none."""
    ordered = sorted(facts, key=lambda fact: not stands(fact))
    return h.ul(".told")[(h.li[citing.sentence(fact)] for fact in ordered)] if ordered else None


def section(name: str, title: str, *parts: Node) -> Element | None:
    """A section with its heading; None where all of its parts are empty."""
    content = [part for part in parts if part is not None]
    return h.section(id=name)[h.h2[title], content] if content else None
