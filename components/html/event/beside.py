"""Two releases side by side: day, figures, ways, deal and sources, and in what they agree and differ."""

from collections.abc import Iterable
from dataclasses import dataclass

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import labels, sentences, values
from components.html.citing import Citing
from components.html.event.closing import all_facts
from components.html.event.who import named
from components.text import Text
from data import Dataset, Fact, Quantity, status
from data.model import Event, Property
from data.roles import Role
from data.vocabulary import Datatype, SubjectKind

LINED_UP = (Datatype.QUANTITY, Datatype.CHOICE, Datatype.PLACE)
"""What can be held against each other, value by value; of what is told in words only what was given in return."""


@dataclass(frozen=True, slots=True)
class Row:
    """One property of two events, with what the ledger has of it in each."""

    prop: Property
    sides: tuple[tuple[Fact, ...], tuple[Fact, ...]]

    @property
    def known_of_both(self) -> bool:
        """Whether the ledger has it of both events."""
        return all(self.sides)

    @property
    def alike(self) -> bool:
        """Whether both have the same: the same values of today, or numbers that agree."""
        left, right = ({fact.value for fact in side} for side in self.sides)
        numbers = [value for value in (*left, *right) if isinstance(value, Quantity)]
        if len(numbers) == len(left) + len(right) == 2:  # one number on either side
            return numbers[0].agrees(numbers[1])
        return left == right


def rows(dataset: Dataset, left: Event, right: Event) -> tuple[Row, ...]:
    """Every comparable property that the ledger has of either of the two events, in the order of the codebook."""
    props = (prop for prop in dataset.properties.values() if prop.applies_to is SubjectKind.EVENT)
    lined = (prop for prop in props if prop.datatype in LINED_UP or prop.role is Role.IN_RETURN)
    every = (Row(prop, (_of(dataset, left, prop), _of(dataset, right, prop))) for prop in lined)
    return tuple(row for row in every if any(row.sides))


def _of(dataset: Dataset, event: Event, prop: Property) -> tuple[Fact, ...]:
    return tuple(fact for fact in dataset.facts(event.event_id, prop.property) if status.stands(fact))


def beside(citing: Citing, left: Event, right: Event) -> Element:
    """The two events as columns of one table, and in words in what they agree and differ."""
    text, dataset = citing.text, citing.dataset
    lined = rows(dataset, left, right)
    name = text.t("Two releases side by side")
    return h.section(".side-by-side")[
        h.div(".table-wrap", tabindex="0", role="region", aria_label=name)[
            h.table[
                h.caption[name],
                h.thead[h.tr[h.td, (h.th(scope="col")[_head(text, each)] for each in (left, right))]],
                h.tbody[
                    _plain(text.t("Day"), (text.date(each.date) for each in (left, right))),
                    _plain(text.t("Kind"), (labels.event_kind(text, each.kind) for each in (left, right))),
                    (_row(citing, row) for row in lined),
                    _plain(text.t("Named here"), (text.number(len(named(dataset, each))) for each in (left, right))),
                    _plain(text.t("Sources"), (_behind(text, dataset, each) for each in (left, right))),
                ],
            ]
        ],
        h.h2[text.t("Like and unlike")],
        h.ul[(h.li[words] for words in likeness(text, dataset, left, right))],
    ]


def _head(text: Text, event: Event) -> Node:
    address = link("releases", event=event.event_id)
    return [text.short_date(event.date), ": ", h.a(href=address, target="_self")[event.headline]]


def _plain(name: str, cells: Iterable[str]) -> Element:
    return h.tr[h.th(scope="row")[name], (h.td[cell] for cell in cells)]


def _row(citing: Citing, row: Row) -> Element:
    return h.tr[
        h.th(scope="row")[citing.text.t(row.prop.label)],
        (h.td[(h.div[citing.value(fact, _value(citing, fact))] for fact in side)] for side in row.sides),
    ]


def _value(citing: Citing, fact: Fact) -> Node:
    """A value, or of a number on which sources differ each of them."""
    if isinstance(fact.value, Quantity) and not fact.prop.unit.startswith(("day", "hour", "month")):
        return values.either(citing.text, fact)
    return sentences.value_words(citing.text, citing.dataset, fact.prop, fact.value)


def _behind(text: Text, dataset: Dataset, event: Event) -> str:
    """How many pages and independent voices an event rests on."""
    claims = [claim for fact in all_facts(dataset, event) for claim in fact.claims]
    pages = text.n("{count} page", "{count} pages", len({claim.source_id for claim in claims}))
    voices = dataset.support_of(claims).voices
    return f"{pages}, {text.n('{count} independent voice', '{count} independent voices', voices)}"


def likeness(text: Text, dataset: Dataset, left: Event, right: Event) -> list[str]:
    """In words: in what they agree and differ, what is known of one only, and how many pages speak of both."""
    lined = rows(dataset, left, right)

    def listed(chosen: Iterable[Row]) -> str:
        return text.list(text.t(row.prop.label) for row in chosen)

    alike = [row for row in lined if row.known_of_both and row.alike]
    unlike = [row for row in lined if row.known_of_both and not row.alike]
    single = [row for row in lined if not row.known_of_both]
    shared = set.intersection(*({c.source_id for f in all_facts(dataset, e) for c in f.claims} for e in (left, right)))
    likenesses = [
        text.t("Alike in: {properties}.", properties=listed(alike)) if alike else "",
        text.t("Unlike in: {properties}.", properties=listed(unlike)) if unlike else "",
        text.t("On record of one of the two only: {properties}.", properties=listed(single)) if single else "",
        text.n("{count} page speaks of both.", "{count} pages speak of both.", len(shared))
        if shared
        else text.t("No page speaks of both."),
    ]
    return [each for each in likenesses if each]
