"""The headline figures: how many in all, the largest release, the latest, the founding one, and who is held."""

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import citations, sums, totals_table
from components.text import Text
from data import Dataset, Fact, counts, totals
from data.counts import Count
from data.model import Event

SPLIT = ("freed_total", "to_lithuania", "to_ukraine")
"""How many it freed, and where they were taken."""


def figures(text: Text, dataset: Dataset) -> Element:
    """The headline figures, each with its standing and sources."""
    big, latest = totals.largest(dataset), totals.releases(dataset)[-1]
    custody = counts.leading(counts.counts(dataset))
    same, pardoned = big[0] == latest[0], any(part.event.date > latest[0].date for part in totals.freed(dataset).parts)
    return h.section(".figures", aria_label=text.t("Key figures"))[
        _total(text, dataset),
        _release(
            text,
            dataset,
            big,
            text.t("freed in the largest and latest release") if same else text.t("freed in the largest release"),
        ),
        None if same else _release(text, dataset, latest, _latest(text, pardoned=pardoned)),
        _founding(text, dataset),
        _custody(text, dataset, custody) if custody else None,
    ]


def _latest(text: Text, *, pardoned: bool) -> str:
    """What the latest release is called; a pardon or an exchange may have come after it."""
    if pardoned:
        return text.t("freed in the latest release other than a pardon or an exchange")
    return text.t("freed in the latest release")


def _figure(number: Node, what: Node, *small: Node) -> Element:
    return h.div(".figure")[h.div(".number")[number], h.div(".what")[what], (h.div(".small")[s] for s in small if s)]


def _release(text: Text, dataset: Dataset, pair: tuple[Event, Fact], what: str) -> Element:
    event, fact = pair
    day = h.a(href=link("timeline", event=event.event_id), target="_self")[text.date(event.date)]
    return _figure(citations.cited(text, dataset, fact), what, day)


def _founding(text: Text, dataset: Dataset) -> Node:
    """The release that the desk was begun for: how many, and where they were taken."""
    event = dataset.events.get(dataset.story.figures.founding)
    facts = [dataset.fact(dataset.story.figures.founding, p) for p in SPLIT]
    if event is None or not all(facts):
        return None
    total, lithuania, ukraine = (citations.cited(text, dataset, fact) for fact in facts if fact)
    day = h.a(href=link("timeline", event=event.event_id), target="_self")[text.date(event.date)]
    split = h.div(".small")[
        h.div(".keep")[text.t("To Lithuania:"), " ", lithuania],
        " ",
        h.div(".keep")[text.t("To Ukraine:"), " ", ukraine],
    ]
    return h.div(".figure")[
        h.div(".number")[total],
        h.div(".what")[text.t(dataset.story.figures.words)],
        h.div(".small")[day],
        split,
    ]


def _custody(text: Text, dataset: Dataset, count: Count) -> Element:
    """The count of those still held, with who was let go after it: it is no remainder of the total beside it."""
    return _figure(
        citations.cited(text, dataset, count.fact),
        text.t(dataset.story.figures.custody),
        sums.counted(text, totals.freed(dataset), count),
    )


def _total(text: Text, dataset: Dataset) -> Element:
    """How many in all, as a sum of ours: at least so many, with the way to the other definitions."""
    total = totals.freed(dataset)
    more = h.a(href=f"/about#{totals_table.ANCHOR}", target="_self")[text.t("How many in all? Other definitions")]
    return _figure(
        h.div(".fact")[
            h.span(".value")[h.small[text.t("at least")], " ", text.number(total.low)],
            sums.mark(text, dataset, total),
        ],
        text.t("freed in all releases, pardons and exchanges: our sum"),
        sums.span(text, total),
        sums.left_out(text, total),
        more,
    )
