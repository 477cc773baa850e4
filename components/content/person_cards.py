"""People as cards, each with its lifeline on one common axis, so that a page of them reads as a chart."""

from collections.abc import Sequence

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.charts.lifelines.strip import facts, key, strip
from components.html import custody, person_card
from components.html.memo import drawn_once
from components.text import Text
from data import Dataset, Fact, people
from data.people import Entry


def grid(text: Text, dataset: Dataset, entries: Sequence[Entry]) -> Element:
    """Several people as cards, under the key of their lifelines."""
    return h.div[key(text, dataset, entries), person_card.cards(_card(text, dataset, each) for each in entries)]


@drawn_once
def _card(text: Text, dataset: Dataset, entry: Entry) -> Node:
    return person_card.card(text, dataset, entry, strip)


def listed(text: Text, dataset: Dataset, entries: Sequence[Entry]) -> Element:
    """Several people as cards under a heading that only screen readers need."""
    return h.div[h.h2(".visually-hidden")[text.t("People, a card each")], grid(text, dataset, entries)]


def fates(text: Text, dataset: Dataset, entries: Sequence[Entry]) -> Element:
    """A few people as rows on one axis: who, what became of them, and their lifeline."""
    return h.ul(".lives")[(h.li[_fate(text, dataset, each)] for each in entries)]


def _fate(text: Text, dataset: Dataset, entry: Entry) -> Node:
    who = h.a(href=link("people", person=entry.person_id), target="_self")[person_card.name(text, entry)]
    return [
        h.div(".fate")[h.b[who], " ", custody.status_line(text, dataset, entry)],
        strip(text, dataset, entry, tight=True),
    ]


def facts_of(dataset: Dataset, entries: Sequence[Entry]) -> tuple[Fact, ...]:
    """Every fact that the cards show, each once."""
    return tuple({fact.key: fact for fact in (*people.facts_of(entries), *facts(dataset, entries))}.values())
