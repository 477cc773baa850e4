"""The most disputed figures: those with most differing values, each with the mark that opens its sources."""

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import citations, labels
from components.text import Text
from data import Dataset, Fact, status, totals
from data.disputes import live
from data.vocabulary import Standing

MOST = 3
"""How many disputed figures are told."""


def most(dataset: Dataset) -> tuple[Fact, ...]:
    """The figures of events with most differing values; of equals first those with most pages, then the newest."""

    def weight(fact: Fact) -> tuple[int, int]:
        values = live(fact)
        return len(values), len({claim.source_id for each in values for claim in each.claims})

    return tuple(sorted(totals.disputed_figures(dataset), key=weight, reverse=True)[:MOST])


def listed(text: Text, dataset: Dataset) -> Element | None:
    """The most disputed figures, with a link to all disputes; nothing where sources agree."""
    disputed = status.disputed(dataset.all_facts)
    if not disputed:
        return None
    more = text.n(
        "{count} disputed fact; {figures} of them figures of events",
        "All {count} disputed facts; {figures} of them figures of events",
        len(disputed),
        figures=len(totals.disputed_figures(dataset)),
    )
    return h.section(".disputed")[
        h.h2[text.t("What sources disagree on most")],
        h.ul[(h.li[_dispute(text, dataset, fact)] for fact in most(dataset))],
        h.p[h.a(href=link("claims", standing=Standing.DISPUTED), target="_self")[more]],
    ]


def _dispute(text: Text, dataset: Dataset, fact: Fact) -> Node:
    event = dataset.events[fact.subject_id]
    values = text.list(labels.value(text, dataset, fact.prop, each.value) for each in live(fact))
    label = text.t("{label}, {date}:", label=text.t(fact.prop.label), date=text.short_date(event.date))
    return [label, " ", h.div(".keep")[h.b[values], citations.mark(text, dataset, fact)]]
