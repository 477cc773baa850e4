"""What a search for a number finds: our sums that come to it, and the figures that have it."""

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import citations, labels, sums, values
from components.text import Text
from data import Dataset, Fact, figure_check, totals
from data.model import Definition

MOST = 8
"""Figures that are shown; the page of claims has the rest."""


def count(dataset: Dataset, query: str) -> int:
    """How many sums and figures have the number that is looked for."""
    number = figure_check.searched(query)
    return sum(map(len, figure_check.with_number(dataset, number))) if number is not None else 0


def section(text: Text, dataset: Dataset, query: str) -> Element | None:
    """Each sum and figure with the number that is looked for; nothing where there is none."""
    number = figure_check.searched(query)
    if number is None or not count(dataset, query):
        return None
    return h.section[
        h.h2[
            text.t("Figures of {number}", number=text.number(number)), " ", h.small[text.number(count(dataset, query))]
        ],
        listed(text, dataset, number),
        h.p[h.a(href=link("claims", q=str(number)), target="_self")[text.t("All claims with this number")]],
        h.p[
            h.a(href=link("cite", number=str(number), of=_subject(dataset, number)), target="_self")[
                text.t("Is my figure still right?")
            ]
        ],
    ]


def listed(text: Text, dataset: Dataset, number: int) -> Element | None:
    """The sums and figures with a number; nothing where there is none."""
    summed, figures = figure_check.with_number(dataset, number)
    if not summed and not figures:
        return None
    return h.ol(".hits")[
        (h.li[_sum(text, dataset, each)] for each in summed),
        (h.li[_figure(text, dataset, each, number)] for each in figures[:MOST]),
    ]


def _subject(dataset: Dataset, number: int) -> str:
    """What the number is first a figure of, among what can be checked."""
    summed, figures = figure_check.with_number(dataset, number)
    events = (fact.subject_id for fact in figures if totals.people_freed(dataset, fact.subject_id))
    return next((each.definition_id for each in summed), "") or next(events, "")


def _sum(text: Text, dataset: Dataset, definition: Definition) -> Node:
    total = totals.total(dataset, definition.definition_id)
    address = link("cite", definition=definition.definition_id)
    return [
        h.a(href=address, target="_self")[sums.headline(text, total)],
        h.div(".small")[text.t(definition.sentence)],
    ]


def _figure(text: Text, dataset: Dataset, fact: Fact, number: int) -> Node:
    """A figure with its subject; where the number is not its adopted value, it says so."""
    address = link("claims", subject=fact.subject_id, property=fact.prop.property)
    day = text.t(" on {date}", date=text.date(fact.as_of)) if fact.as_of else ""
    adopted = values.fact(text, dataset, fact)
    same = figure_check.printed(str(getattr(fact.value, "number", ""))) == number
    return [
        h.a(href=address, target="_self")[labels.dated(text, dataset, fact.subject_id)],
        h.div(".small")[text.t(fact.prop.label), day, ": ", adopted],
        None if same else h.div(".why")[text.t("Some say {number}", number=text.number(number))],
        h.div(".small")[citations.summary(text, fact)],
    ]
