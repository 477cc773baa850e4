"""How an event went: the steps of its journeys, each with its day, its people and what is told of the way."""

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import labels
from components.html.citing import Citing
from components.html.event.facts import listed, of_theme, section
from data import Fact, journeys
from data.model import Event, Leg, Place
from data.roles import Role, Theme
from data.status import stands
from data.vocabulary import Datatype


def course(citing: Citing, event: Event, drawing: Node = None) -> Element | None:
    """The section: the given map, the steps in words, and what else is known of the journeys."""
    text, dataset = citing.text, citing.dataset
    legs = dataset.legs_of(event.event_id)
    title = text.t("The way, step by step") if legs else text.t("How it went")
    away = link("routes", release=event.event_id)
    return section(
        "way",
        title,
        drawing if legs else None,
        h.ol(".legs")[(h.li[_step(citing, leg)] for leg in legs)] if legs else None,
        listed(citing, of_theme(dataset, event, Theme.COURSE)),
        h.p[h.a(href=away, target="_self")[text.t("See the route map, step by step")]] if legs else None,
    )


def _step(citing: Citing, leg: Leg) -> Node:
    """One part of a journey: its day, its ends, how well it is known, how many made it, and what is told of it."""
    text, dataset = citing.text, citing.dataset
    day_fact = journeys.day_fact(dataset, leg)
    day = h.b[f"{text.date(journeys.day(dataset, leg))}:"]
    people = journeys.people(dataset, leg)
    counted = [" · ", citing.value(people, labels.counted(text, people))] if people else None
    return [
        citing.value(day_fact, day) if day_fact else day,
        " ",
        _ends(citing, leg),
        h.span(".small")[" (", labels.certainty(text, leg.certainty), ")"],
        counted,
        h.p(".small")[leg.note] if leg.note else None,
        listed(citing, _told_of(citing, leg)),
    ]


def _ends(citing: Citing, leg: Leg) -> Node:
    """From where to where, each with the sources that name it."""
    places = citing.dataset.places
    start, end = (_named(citing, leg, places[place]) for place in (leg.from_place, leg.to_place))
    return [start, " → ", end]


def _named(citing: Citing, leg: Leg, place: Place) -> Node:
    fact = next((fact for fact in _naming(citing, leg) if fact.value == place.place_id), None)
    return citing.value(fact, place.name) if fact else place.name


def _naming(citing: Citing, leg: Leg) -> tuple[Fact, ...]:
    """The facts that name an end of a step."""
    facts = (fact for fact in citing.dataset.facts(leg.leg_id) if fact.prop.datatype is Datatype.PLACE)
    return tuple(fact for fact in facts if fact.value in (leg.from_place, leg.to_place) and stands(fact))


def _told_of(citing: Citing, leg: Leg) -> tuple[Fact, ...]:
    """What sources tell of a step besides its day, its ends and its people."""
    facts, ends = citing.dataset.facts(leg.leg_id), _naming(citing, leg)
    return tuple(f for f in facts if f.prop.role not in (Role.MOVED, Role.TRAVELLED) and f not in ends)
