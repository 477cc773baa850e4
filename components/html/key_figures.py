"""The key figures: the standing of the sum, who is held today, the largest release, and the founding one."""

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import citations, sums, totals_table
from components.text import Text
from data import Dataset, Fact, counts, totals
from data.counts import Count
from data.definitions import EVERYONE
from data.model import Event
from data.roles import Role


def finding(text: Text, dataset: Dataset, definition_id: str = EVERYONE) -> Node:
    """The mark of the sum in the title, which opens its parts, and a link to the other definitions."""
    total = totals.total(dataset, definition_id)
    if not total.parts:
        return None
    more = h.a(href=f"/about#{totals_table.ANCHOR}", target="_self")[text.t("other counts")]
    cite = h.a(href=link("cite", definition=definition_id if definition_id != EVERYONE else ""), target="_self")
    parts = sums.mark(text, dataset, total), " ", text.t("how this sum is made")
    return h.div(".sure")[parts, " · ", more, " · ", cite[text.t("cite")]]


def today(text: Text, dataset: Dataset) -> Node:
    """The state of today: the count of those still held, or nothing where nobody counts them."""
    count = counts.leading(counts.counts(dataset))
    return _custody(text, dataset, count) if count else None


def _custody(text: Text, dataset: Dataset, count: Count) -> Element:
    """The count in custody, and how many were freed after it; it is not what remains of the total beside it."""
    return h.div(".figure.today")[
        h.div(".number")[citations.cited(text, dataset, count.fact)],
        h.div[
            h.div(".what")[text.t(dataset.story.figures.custody)],
            h.div(".small")[sums.counted(text, totals.freed(dataset), count)],
        ],
    ]


def founding(dataset: Dataset) -> tuple[Fact, ...]:
    """The figures of the event with which the story begins: how many, then where they were taken."""
    event = dataset.story.figures.founding
    facts = (dataset.fact(event, name) for name in dataset.with_role(Role.EVERYONE_FREED, Role.TAKEN_TO))
    return tuple(fact for fact in facts if fact)


def outstanding(text: Text, dataset: Dataset) -> Node:
    """The largest release, and the event with which the story begins, with where it led, each with its mark."""
    rows = {"largest": _largest(text, dataset), "founding": _founding(text, dataset)}
    filled = {name: words for name, words in rows.items() if words}
    return h.ul(".outstanding")[(h.li(f".{name}")[words] for name, words in filled.items())] if filled else None


def _largest(text: Text, dataset: Dataset) -> Node:
    event, fact = totals.largest(dataset) if totals.releases(dataset) else (None, None)
    if event is None or fact is None or event.event_id == dataset.story.figures.founding:
        return None
    return [
        h.div(".keep")[citations.cited(text, dataset, fact)],
        " ",
        text.t("freed in the largest release"),
        ", ",
        _day(text, event),
    ]


def _founding(text: Text, dataset: Dataset) -> Node:
    """How many, and where they were taken."""
    event, facts = dataset.events.get(dataset.story.figures.founding), founding(dataset)
    if event is None or not facts or facts[0].prop.role is not Role.EVERYONE_FREED:
        return None
    words = h.div(".keep")[citations.cited(text, dataset, facts[0])], " ", text.t(dataset.story.figures.words), ", "
    ways = [[". " if at == 0 else " ", _way(text, dataset, fact)] for at, fact in enumerate(facts[1:])]
    return [words, _day(text, event), ways]


def _way(text: Text, dataset: Dataset, fact: Fact) -> Element:
    to = text.t("To {country}:", country=text.t(dataset.named(fact.prop.place)))
    return h.div(".keep")[to, " ", citations.cited(text, dataset, fact)]


def _day(text: Text, event: Event) -> Element:
    return h.a(href=link("releases", event=event.event_id), target="_self")[text.short_date(event.date)]
