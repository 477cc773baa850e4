"""What is new: the latest events of the ledger, each with what it changed."""

import re
from datetime import date

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import citations
from components.text import Text
from data import Dataset, Fact, totals
from data.definitions import EVERYONE
from data.model import Definition, Event

MOST = 3
"""How many events are told."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[“‘]?[A-Z0-9À-Þ])")


def latest(dataset: Dataset) -> tuple[Event, ...]:
    """The last events, the newest first."""
    return tuple(list(dataset.events.values())[: -MOST - 1 : -1])


def listed(text: Text, dataset: Dataset, definition: Definition | None = None) -> Element:
    """The latest events, with what each changed."""
    return h.section(".latest")[
        h.h2[text.t("The latest, and what it changed")],
        h.ul[(h.li[_event(text, dataset, event, definition)] for event in latest(dataset))],
    ]


def _event(text: Text, dataset: Dataset, event: Event, definition: Definition | None) -> Node:
    return [
        h.span(".day")[text.short_date(event.date)],
        " ",
        h.a(href=link("releases", event=event.event_id), target="_self")[event.headline],
        " ",
        h.div(".changed" if event.kind in totals.RELEASES else ".changed.happened")[
            changed(text, dataset, event, definition)
        ],
    ]


def changed(text: Text, dataset: Dataset, event: Event, definition: Definition | None = None) -> Node:
    """What an event changed: how many it freed and what that made of our sum; of other events, what happened."""
    if event.kind not in totals.RELEASES:
        return _SENTENCE.split(event.summary)[0]
    before, after = sums(dataset, event, definition)
    fact = totals.people_freed(dataset, event.event_id)
    if fact is None:
        return text.t("How many were freed is not known; the sum stays at {number}.", number=text.number(after))
    words = text.t("freed: at least {after} in all, {before} before (our sum)")
    if before == after:
        words = text.t("freed; they add nothing to our sum, which stays at {after}")
    sentence = words.format(before=text.number(before), after=text.number(after))
    return [citations.cited(text, dataset, fact), " ", sentence]


def sums(dataset: Dataset, event: Event, definition: Definition | None = None) -> tuple[int, int]:
    """At least how many people were freed before an event, and including it; nobody is counted twice."""
    earlier = [each for each in dataset.events.values() if _key(each) < _key(event)]
    by = definition or dataset.definitions[EVERYONE]
    before, after = (totals.of_events(dataset, by, each) for each in (earlier, [*earlier, event]))
    return before.low, after.low


def _key(event: Event) -> tuple[date, str]:
    return event.date.earliest, event.event_id


def facts(dataset: Dataset) -> tuple[Fact, ...]:
    """The figures that are shown."""
    figures = (totals.people_freed(dataset, event.event_id) for event in latest(dataset))
    return tuple(fact for fact in figures if fact)
