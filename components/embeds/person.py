"""The page of one person."""

import htpy as h
from htpy import Node

from components.addresses import link
from components.embeds.page import Page
from components.embeds.words import of_words
from components.html import cards, citations, custody, values
from components.text import Text
from data import Dataset
from data.people import Entry, roster
from data.vocabulary import Publication

CARD = (".states", ".status", ".shape", ".cite", ".panel", ".panel-head", ".glyph", ".version", ".reason", ".name-be")
"""Classes of the desk that a person's page uses."""


def person(text: Text, dataset: Dataset, person_id: str) -> Page:
    """One person: who, the states of custody with their sources, the sentence and where to."""
    entry = roster(dataset)[person_id]
    name = cards.name(text, entry)
    open_to_tell = entry.person.publication is not Publication.AGGREGATED
    facts = tuple({fact.key: fact for fact in (*entry.facts, *dataset.facts(person_id))}.values())
    return of_words(
        path=f"person/{person_id}",
        title=text.t("{name}: {status}", name=name, status=_lowered(custody.status_words(text, entry))),
        subtitle=entry.person.one_line if open_to_tell else "",
        body=[
            cards.local_name(dataset, entry.person),
            custody.states_list(text, dataset, entry)
            or h.p[text.t("No dates of this person’s custody stand in the ledger.")],
            _days(text, entry),
        ],
        data=_card(text, dataset, entry),
        about=(text.t("Custody is never said to last beyond the last report."),),
        facts=facts,
        full=link("people", person=person_id),
        used=CARD,
        person=name if open_to_tell else "",
    )


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _days(text: Text, entry: Entry) -> Node:
    days = custody.days(text, entry)
    return h.p[text.t("In custody, counted from these dates: {days}.", days=days)] if days else None


def _card(text: Text, dataset: Dataset, entry: Entry) -> Node:
    facts = (
        (text.t("Detained"), entry.detained),
        (text.t("Sentenced"), entry.sentenced),
        (text.t("Sentence"), entry.sentence),
        (text.t("Freed"), entry.freed),
        (text.t("Taken to"), entry.taken_to),
    )
    rows = [
        [h.dt[name], h.dd[values.fact(text, dataset, fact), citations.mark(text, dataset, fact)]]
        for name, fact in facts
        if fact
    ]
    return h.dl[rows] if rows else None
