"""Who was freed: the named one by one, the others counted, and who is named as not freed."""

from collections.abc import Callable, Sequence

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import person_card
from components.html.citing import Citing
from components.html.event.facts import listed, main, of_theme, section
from components.text import Text
from data import Dataset, totals
from data.model import Event
from data.people import Entry, roster
from data.roles import Role, Theme
from data.vocabulary import RelationKind

Grid = Callable[[Text, Dataset, Sequence[Entry]], Node]
"""What draws several people as cards."""

CARDS = 60
"""People whose cards stand on the page; of more, their names lead to them."""


def named(dataset: Dataset, event: Event) -> tuple[Entry, ...]:
    """The people who are named as freed in an event, by name."""
    ids = dataset.related(RelationKind.FREED_IN, target=event.event_id)
    entries = (roster(dataset)[person] for person in ids if person in dataset.people)
    return tuple(sorted(entries, key=lambda entry: entry.person.name))


def who(citing: Citing, event: Event, grid: Grid | None = None) -> Element | None:
    """The section; people who are named are shown by the given `grid` of cards, or by their names alone."""
    text, dataset = citing.text, citing.dataset
    entries = named(dataset, event)
    return section(
        "who",
        text.t("Who"),
        listed(citing, of_theme(dataset, event, Theme.WHO)),
        _named(citing, entries, grid) if entries else None,
        _unnamed(citing, event, len(entries)),
        _names(citing, event, text.t("Named as not freed"), Role.NAMED_NOT_FREED),
        _names(citing, event, text.t("Named as having refused to leave"), Role.REFUSER),
    )


def _named(citing: Citing, entries: tuple[Entry, ...], grid: Grid | None) -> Node:
    text, dataset = citing.text, citing.dataset
    head = text.n("{count} freed person named here", "{count} of the freed are named here", len(entries))
    if grid and len(entries) <= CARDS:
        return [h.h3[head], grid(text, dataset, entries)]
    names = [
        [
            ", " if at else None,
            h.a(href=link("people", person=each.person_id), target="_self")[person_card.name(text, each)],
        ]
        for at, each in enumerate(entries)
    ]
    return [h.h3[head], h.p[names]]


def _unnamed(citing: Citing, event: Event, count: int) -> Node:
    """How many more were freed than are named here."""
    fact = main(citing.dataset, event)
    left = totals.summed(event, (fact,)).number - count if fact else 0
    if left <= 0:
        return None
    if not count:
        return h.p[citing.text.t("None of the {number} freed is named here.", number=citing.text.number(left))]
    one = "{count} more of the freed is not named here."
    return h.p[citing.text.n(one, "{count} more of the freed are not named here.", left)]


def _names(citing: Citing, event: Event, title: str, role: Role) -> Node:
    facts = citing.dataset.facts(event.event_id, role)
    return [h.h3[title], listed(citing, facts)] if facts else None
