"""The headline figures: how many in all, the largest release, the latest, the founding one, and who is held."""

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import citations, sums, totals_table
from components.text import Text
from data import Dataset, Fact, counts, totals
from data.counts import Count
from data.model import Event
from data.roles import Role


def figures(text: Text, dataset: Dataset) -> Element:
    """The headline figures, each with its standing and sources."""
    custody = counts.leading(counts.counts(dataset))
    return h.section(".figures", aria_label=text.t("Key figures"))[
        _total(text, dataset),
        _releases(text, dataset) if totals.releases(dataset) else None,
        _founding(text, dataset),
        _custody(text, dataset, custody) if custody else None,
    ]


def _releases(text: Text, dataset: Dataset) -> Node:
    """The largest release and the latest, which may be one."""
    big, latest = totals.largest(dataset), totals.releases(dataset)[-1]
    if big[0] == latest[0]:
        return _release(text, dataset, big, text.t("freed in the largest and latest release"))
    pardoned = any(part.event.date > latest[0].date for part in totals.freed(dataset).parts)
    return [
        _release(text, dataset, big, text.t("freed in the largest release")),
        _release(text, dataset, latest, _latest(text, pardoned=pardoned)),
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
    day = h.a(href=link("releases", event=event.event_id), target="_self")[text.date(event.date)]
    return _figure(citations.cited(text, dataset, fact), what, day)


def founding(dataset: Dataset) -> tuple[Fact, ...]:
    """The figures of the event that the desk was begun for: how many, then where they were taken."""
    event = dataset.story.figures.founding
    facts = (dataset.fact(event, name) for name in dataset.with_role(Role.EVERYONE_FREED, Role.TAKEN_TO))
    return tuple(fact for fact in facts if fact)


def _founding(text: Text, dataset: Dataset) -> Node:
    """The event that the desk was begun for: how many, and where they were taken."""
    event, facts = dataset.events.get(dataset.story.figures.founding), founding(dataset)
    if event is None or not facts or facts[0].prop.role is not Role.EVERYONE_FREED:
        return None
    day = h.a(href=link("releases", event=event.event_id), target="_self")[text.date(event.date)]
    split: list[Node] = []
    for fact in facts[1:]:
        country = text.t(dataset.named(fact.prop.place))
        there = h.div(".keep")[text.t("To {country}:", country=country), " ", citations.cited(text, dataset, fact)]
        split += [" ", there] if split else [there]
    return h.div(".figure")[
        h.div(".number")[citations.cited(text, dataset, facts[0])],
        h.div(".what")[text.t(dataset.story.figures.words)],
        h.div(".small")[day],
        h.div(".small")[split] if split else None,
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
