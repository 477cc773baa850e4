"""The claims page: for a subject and a property, all values side by side with sources, voices, standing and reason."""

from collections.abc import Sequence
from functools import partial

import htpy as h
from htpy import Node

from components import addresses
from components.addresses import Kind, PageAddress, Parameter, Params, Scope
from components.content import counted
from components.content.parts import (
    Block,
    Context,
    Control,
    Description,
    Page,
    Pager,
    Part,
    Place,
    Schema,
    Widget,
    aged,
    claims_file,
    footing,
    heading,
    html,
    nothing,
)
from components.html import evidence, labels
from components.text import Text
from data import Dataset, Fact
from data.vocabulary import Standing

SHOWN = 12
"""Facts on one page of results."""

Choice = tuple[str, str, str]
"""A subject, a property and a standing; empty strings ask for all."""


def _subjects(dataset: Dataset) -> tuple[str, ...]:
    people = sorted(dataset.people, key=lambda person: dataset.people[person].name)
    return (dataset.country, *dataset.events, *people, *dataset.legs)


ADDRESS = PageAddress(
    "claims",
    (
        Parameter("subject", Kind.ONE, Scope.IDENTITY, _subjects, folder="who"),
        Parameter("property", Kind.ONE, Scope.IDENTITY, lambda dataset: tuple(dataset.properties)),
        Parameter("standing", Kind.ONE, known=lambda _dataset: tuple(Standing)),
        Parameter("page", Kind.NUMBER, Scope.MOMENT),
        counted.CARRIES,
    ),
)


def make(context: Context, params: Params) -> Page:
    """The page of an address."""
    text, dataset = context.text, context.dataset
    subject = addresses.one(params, "subject", _subjects(dataset))
    properties = _properties(dataset, subject)
    prop = addresses.one(params, "property", properties)
    chosen = (subject, prop, addresses.one(params, "standing", list(Standing)))
    title = text.t("Who says what, value by value")
    lede = text.t(
        "A claim is one source saying one thing. Here all values of a fact stand side by side, with their "
        "sources, the independent origins behind them, and the editor’s reason for the one that is shown."
    )
    parts: tuple[Part, ...] = (
        heading(text.t("Claims"), title, lede),
        Place("claims", _controls(context, chosen, properties), room=(100, 268)),
        *_results(context, params, chosen),
    )
    whose = labels.subject(text, dataset, subject) if subject else ""
    return Page(f"{title}: {whose}" if whose else title, lede, parts, Schema.DATA)


def _controls(context: Context, chosen: Choice, properties: Sequence[str]) -> tuple[Control, ...]:
    text, dataset = context.text, context.dataset
    subject, prop, standing = chosen
    subjects = tuple((each, labels.dated(text, dataset, each)) for each in _subjects(dataset))
    named = tuple((each, text.t(dataset.properties[each].label)) for each in properties)
    standings = tuple((each, labels.standing(text, each)) for each in Standing)
    return (
        Control(
            "subject",
            Widget.CHOICE,
            text.t("About whom or what"),
            subjects,
            (subject,),
            text.t("Everybody and everything"),
        ),
        Control("property", Widget.CHOICE, text.t("What is said"), named, (prop,), text.t("Anything")),
        Control("standing", Widget.CHOICE, text.t("Standing"), standings, (standing,), text.t("Any standing")),
    )


def facts_of(dataset: Dataset, subject: str, prop: str, standing: str) -> tuple[Fact, ...]:
    """The facts that fit a choice."""
    return tuple(
        fact
        for fact in (dataset.facts(subject) if subject else dataset.all_facts)
        if prop in ("", fact.prop.property) and standing in ("", str(fact.standing))
    )


def _results(context: Context, params: Params, chosen: Choice) -> tuple[Part, ...]:
    """The values side by side, a page at a time, with the table of all claims and its download."""
    text, dataset = context.text, context.dataset
    facts = facts_of(dataset, *chosen)
    if not facts:
        return (nothing(text, text.t("No fact fits this choice."), "claims"),)
    pages = -(-len(facts) // SHOWN)
    number = addresses.number(params, "page", pages)
    shown = facts[(number - 1) * SHOWN : number * SHOWN]
    table = evidence.table(text, dataset, shown)
    return (
        Block("evidence", html(_entries, context, chosen, number)),
        Pager(pages),
        *aged(context, shown),
        *footing(context, facts, table, "claims", partial(claims_file, context, facts)),
    )


def _entries(text: Text, dataset: Dataset, chosen: Choice, number: int) -> h.Element:
    facts = facts_of(dataset, *chosen)
    count = text.n("{count} fact", "{count} facts", len(facts))
    shown = facts[(number - 1) * SHOWN : number * SHOWN]
    name = h.h2(".visually-hidden")[evidence.heading(text)]
    return h.div[
        _counted(text, count, number, -(-len(facts) // SHOWN)),
        name,
        (_entry(text, dataset, chosen[0], fact) for fact in shown),
    ]


def _counted(text: Text, count: str, number: int, pages: int) -> h.Element:
    """How many facts there are, and which page of them this is; a page that was turned to comes into view."""
    if number == 1:
        return h.p(".small", data_told="")[count]
    words = text.t("{count}, page {number} of {pages}", count=count, number=number, pages=pages)
    return h.p(".small", data_told="", data_arrive="")[words]


def _entry(text: Text, dataset: Dataset, subject: str, fact: Fact) -> Node:
    name = None if subject else h.p(".kicker")[labels.subject(text, dataset, fact.subject_id)]
    return [name, evidence.comparison(text, dataset, fact)]


def _properties(dataset: Dataset, subject: str) -> list[str]:
    properties = {fact.prop.property for fact in (dataset.facts(subject) if subject else dataset.all_facts)}
    return [name for name in dataset.properties if name in properties]


DESCRIPTION = Description(ADDRESS, 5, lambda text: text.t("Claims"), make)
