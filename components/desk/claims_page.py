"""The claims page's parts: the choice of a subject and a property, and the values side by side."""

from dataclasses import dataclass

import htpy as h
import streamlit as st
from htpy import Node

from components import address
from components.desk import controls, panels
from components.desk.cache import kept
from components.desk.frame import Desk
from components.html import evidence, labels
from components.text import Text
from data import Dataset, Fact, journeys
from data.vocabulary import Standing

SHOWN = 12
"""Facts on one page of results."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose facts are asked for; empty strings ask for all."""

    subject: str
    prop: str
    standing: str


def heading(desk: Desk) -> None:
    """What the page is for."""
    text = desk.text
    panels.show(
        "heading",
        h.p(".kicker")[text.t("Claims")],
        h.h1[text.t("Who says what, value by value")],
        h.p(".lede")[
            text.t(
                "A claim is one source saying one thing. Here all values of a fact stand side by side, with their "
                "sources, the independent origins behind them, and the editor’s reason for the one that is shown."
            )
        ],
    )


def selection(desk: Desk) -> Choice:
    """What the reader asks for, from the controls and the address."""
    text, dataset, given = desk.text, desk.dataset, controls.params()
    people = sorted(dataset.people, key=lambda p: dataset.people[p].name)
    subjects = [dataset.country, *dataset.events, *people, *dataset.legs]
    first, second, third = st.columns(3)
    with first:
        known = address.one(given, "subject", subjects)
        subject = controls.choice(
            text.t("About whom or what"),
            "subject",
            subjects,
            lambda s: _subject(desk, s),
            text.t("Everybody and everything"),
            known,
        )
    properties = _properties(desk, subject)
    with second:
        known = address.one(given, "property", properties)
        prop = controls.choice(
            text.t("What is said"),
            "property",
            properties,
            lambda p: text.t(dataset.properties[p].label),
            text.t("Anything"),
            known,
        )
    with third:
        known = address.one(given, "standing", list(Standing))
        standing = controls.choice(
            text.t("Standing"),
            "standing",
            list(Standing),
            lambda s: labels.standing(text, Standing(s)),
            text.t("Any standing"),
            known,
        )
    return Choice(subject, prop, standing)


def evidence_of(dataset: Dataset, chosen: Choice) -> tuple[Fact, ...]:
    """The facts that fit a choice."""
    facts = dataset.facts(chosen.subject) if chosen.subject else dataset.all_facts
    return tuple(
        fact
        for fact in facts
        if chosen.prop in ("", fact.prop.property) and chosen.standing in ("", str(fact.standing))
    )


def show(desk: Desk, chosen: Choice) -> None:
    """The values side by side, a page at a time, with the table of all claims and its download."""
    text = desk.text
    facts = evidence_of(desk.dataset, chosen)
    if not facts:
        panels.nothing(desk, text.t("No fact fits this choice."), "claims")
        return
    pages = -(-len(facts) // SHOWN)
    page = controls.page(pages)
    shown = facts[(page - 1) * SHOWN : page * SHOWN]
    panels.show("evidence", kept(_entries, text, desk.dataset, chosen, page))
    controls.pager(pages)
    panels.aged(desk, shown)
    table = evidence.table(text, desk.dataset, shown)
    panels.footing(desk, facts, table, "claims", lambda: panels.claims_file(desk, facts))


def _entries(text: Text, dataset: Dataset, chosen: Choice, page: int) -> h.Element:
    facts = evidence_of(dataset, chosen)
    count = text.n("{count} fact", "{count} facts", len(facts))
    shown = facts[(page - 1) * SHOWN : page * SHOWN]
    name = h.h2(".visually-hidden")[evidence.heading(text)]
    return h.div[h.p(".small", data_told="")[count], name, (_entry(text, dataset, chosen, fact) for fact in shown)]


def _entry(text: Text, dataset: Dataset, chosen: Choice, fact: Fact) -> Node:
    name = None if chosen.subject else h.p(".kicker")[labels.subject(text, dataset, fact.subject_id)]
    return [name, evidence.comparison(text, dataset, fact)]


def _properties(desk: Desk, subject: str) -> list[str]:
    facts = desk.dataset.facts(subject) if subject else desk.dataset.all_facts
    found = {fact.prop.property for fact in facts}
    return [name for name in desk.dataset.properties if name in found]


def _subject(desk: Desk, subject: str) -> str:
    words = labels.subject(desk.text, desk.dataset, subject)
    if event := desk.dataset.events.get(subject):
        return desk.text.t("{date}: {headline}", date=desk.text.short_date(event.date), headline=words)
    if leg := desk.dataset.legs.get(subject):
        day = journeys.day(desk.dataset, leg)
        return desk.text.t("{date}: journey {start_to_end}", date=desk.text.short_date(day), start_to_end=words)
    return words
