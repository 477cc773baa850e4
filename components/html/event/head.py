"""The beginning of an event's story: what happened, when, how many, how well that stands, and who disagrees."""

import htpy as h
from htpy import Element, Node

from components.html import citations, labels, sentences
from components.html.citing import Citing
from components.html.event.facts import main
from components.text import Text
from data import Dataset, Fact, Version
from data.model import Event
from data.vocabulary import Standing, VersionState

NAMES = 4
"""Origins of a value that are named one by one; the rest are counted."""


def head(citing: Citing, event: Event) -> Element:
    """Kind, day, headline and story of an event in a few lines, and its main figure large."""
    text = citing.text
    return h.header(".story-head")[
        h.p(".kicker")[labels.event_kind(text, event.kind), " · ", text.date(event.date)],
        h.h1(tabindex="-1", data_arrive="")[event.headline],
        h.p(".lede")[event.summary],
        figure(citing, event),
    ]


def figure(citing: Citing, event: Event) -> Node:
    """How many were freed, with the standing of the figure in words and who gives other values."""
    fact = main(citing.dataset, event)
    if fact is None:
        return None
    words = sentences.words(citing.text, citing.dataset, fact)
    return h.div(".figure.main")[
        h.div(".number")[citing.value(fact)],
        h.div(".what")[words],
        h.p(".small")[citations.summary(citing.text, fact), " ", otherwise(citing.text, citing.dataset, fact)],
    ]


def otherwise(text: Text, dataset: Dataset, fact: Fact) -> str:
    """Who gives another value today, value by value."""
    if fact.standing is not Standing.DISPUTED:
        return ""
    others = (version for version in fact.versions if version.state is VersionState.LIVE)
    return " ".join(
        text.t(
            "Otherwise: {value}, by {names}.",
            value=labels.value(text, dataset, fact.prop, each.value),
            names=origins(text, dataset, each),
        )
        for each in others
    )


def origins(text: Text, dataset: Dataset, version: Version) -> str:
    """The names of the first few origins of a value, and how many more there are."""
    names = list(dict.fromkeys(dataset.origin(claim).name for claim in version.claims))
    more = len(names) - NAMES
    first = names[:NAMES] if more > 1 else names
    left = [text.n("{count} more", "{count} more", more)] if more > 1 else []
    return text.list([*first, *left])
