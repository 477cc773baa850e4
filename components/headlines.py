"""The headline figures: how many in all, the largest release, the latest, the founding one, and who is held."""

import htpy as h
from htpy import Element, Node

from components import citations, labels
from components.address import link
from components.text import Text
from data import COUNTRY, Dataset, Fact, totals
from data.model import Event
from data.vocabulary import Standing

FOUNDING = "release-2025-12-13"
"""The release that the desk was begun for."""

SPLIT = ("freed_total", "to_lithuania", "to_ukraine")
"""How many it freed, and where they were taken."""

CUSTODY = "political_prisoners_in_custody"


def figures(text: Text, dataset: Dataset) -> Element:
    """The headline figures, each with its standing and sources."""
    big, latest = totals.largest(dataset), totals.releases(dataset)[-1]
    custody = dataset.fact(COUNTRY, CUSTODY)
    same = big[0] == latest[0]
    return h.section(".figures", aria_label=text.t("Key figures"))[
        _total(text, dataset),
        _release(
            text,
            dataset,
            big,
            text.t("freed in the largest and latest release") if same else text.t("freed in the largest release"),
        ),
        None if same else _release(text, dataset, latest, text.t("freed in the latest release")),
        _founding(text, dataset),
        _custody(text, dataset, custody) if custody else None,
    ]


def _figure(number: Node, what: Node, *small: Node) -> Element:
    return h.div(".figure")[h.span(".number")[number], h.span(".what")[what], (h.span(".small")[s] for s in small if s)]


def _release(text: Text, dataset: Dataset, pair: tuple[Event, Fact], what: str) -> Element:
    event, fact = pair
    day = h.a(href=link("timeline", event=event.event_id), target="_self")[text.date(event.date)]
    return _figure(citations.cited(text, dataset, fact), what, day)


def _founding(text: Text, dataset: Dataset) -> Node:
    """The release that the desk was begun for: how many, and where they were taken."""
    event = dataset.events.get(FOUNDING)
    facts = [dataset.fact(FOUNDING, p) for p in SPLIT]
    if event is None or not all(facts):
        return None
    total, lithuania, ukraine = (citations.cited(text, dataset, fact) for fact in facts if fact)
    day = h.a(href=link("timeline", event=event.event_id), target="_self")[text.date(event.date)]
    split = h.span(".small")[
        h.span(".keep")[text.t("To Lithuania:"), " ", lithuania],
        " ",
        h.span(".keep")[text.t("To Ukraine:"), " ", ukraine],
    ]
    return h.div(".figure")[
        h.span(".number")[total],
        h.span(".what")[text.t("freed after talks on potash sanctions")],
        h.span(".small")[day],
        split,
    ]


def _custody(text: Text, dataset: Dataset, fact: Fact) -> Element:
    day = text.date(fact.as_of) if fact.as_of else ""
    return _figure(
        citations.cited(text, dataset, fact),
        text.t("political prisoners in custody, as rights groups count them"),
        text.t("at the last count, {date}", date=day),
    )


def _total(text: Text, dataset: Dataset) -> Element:
    total = totals.freed(dataset)
    shown = text.number(total.number)
    spread = text.t("{low} to {high}, by the figures taken", low=text.number(total.low), high=text.number(total.high))
    return h.div(".figure")[
        h.span(".number")[h.span(".fact")[h.span(".value")[shown], _sum_mark(text, dataset, total)]],
        h.span(".what")[text.t("freed in all releases and pardons: our sum")],
        h.span(".small")[spread] if total.low != total.high else None,
    ]


def _sum_mark(text: Text, dataset: Dataset, total: totals.Total) -> Element:
    """The definition of the sum and its parts, opened where other figures open their sources."""
    names = text.list(dataset.people[p].name for p in total.counted_twice if p in dataset.people)
    parts = ((dataset.events[fact.subject_id], fact) for fact in reversed(total.parts))
    disputed = any(fact.standing is Standing.DISPUTED for fact in total.parts)
    standing = Standing.DISPUTED if disputed else Standing.CORROBORATED
    return h.details(".cite")[
        h.summary(aria_label=text.t("How this sum is made. Show its parts"), title=text.t("our sum"))[
            citations.glyph(standing)
        ],
        h.div(".panel")[
            h.p[
                text.t(
                    "Our own sum: the adopted figures of every release and pardon, each event once. "
                    "It counts all who were let go, not only those whom rights groups call political prisoners; "
                    "where only political prisoners were counted, their number stands in."
                )
            ],
            h.p[text.t("Counted in two of them and subtracted once: {names}.", names=names)] if names else None,
            h.ul[(h.li[f"{text.short_date(e.date)}: {labels.fact_value(text, dataset, f)}"] for e, f in parts)],
        ],
    ]
