"""People as cards: who, what is known of their custody, and how sure that is."""

from collections.abc import Callable, Iterable, Iterator

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import citations, corrections, custody
from components.text import Text
from data import Dataset, Fact
from data.model import Person
from data.people import Entry
from data.vocabulary import Publication

Line = Callable[[Text, Dataset, Entry], Node]
"""What draws a person's line of life on a card."""


def cards(drawn: Iterable[Node]) -> Element:
    """Several cards as one grid."""
    return h.div(".cards", role="list")[(h.div(role="listitem")[each] for each in drawn)]


def card(text: Text, dataset: Dataset, entry: Entry, line: Line) -> Element:
    """One person: name, role in one line, status, lifeline, and the dates of custody with their standing."""
    person = entry.person
    return h.article(".card", data_person=person.person_id)[
        h.h3[h.a(href=link("people", person=person.person_id), target="_self")[name(text, entry)]],
        local_name(dataset, person),
        h.p(".role")[person.one_line] if person.publication is not Publication.AGGREGATED else None,
        custody.status_line(text, dataset, entry),
        line(text, dataset, entry),
        _life(_rows(text, dataset, entry)),
        corrections.marked(text, dataset, person.person_id),
    ]


def local_name(dataset: Dataset, person: Person) -> Node:
    """The name in the language of the story, where it is on record."""
    return h.p(".name-be", lang=dataset.story.language or None)[person.name_local] if person.name_local else None


def name(text: Text, entry: Entry) -> str:
    """The name of a person, or that it is not published."""
    counted = entry.person.publication is Publication.AGGREGATED
    return text.t("Name not published") if counted else entry.person.name


def _life(rows: Iterable[tuple[str, Node]]) -> Node:
    filled = [(h.dt[head], h.dd[value]) for head, value in rows if value]
    return h.dl(".life")[filled] if filled else None


def _rows(text: Text, dataset: Dataset, entry: Entry) -> Iterator[tuple[str, Node]]:
    def cited(fact: Fact | None) -> Node:
        return citations.cited(text, dataset, fact) if fact else None

    yield text.t("Detained"), cited(entry.detained)
    yield text.t("Sentenced"), cited(entry.sentenced)
    yield text.t("Sentence"), cited(entry.sentence)
    yield text.t("Freed"), cited(entry.freed)
    yield text.t("Taken to"), cited(entry.taken_to)
