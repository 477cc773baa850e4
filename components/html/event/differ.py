"""Where sources differ on an event: each disputed fact with one row per value, and what would settle it."""

from collections.abc import Iterable

import htpy as h
from htpy import Element, Node

from components.html import citations, labels, leads, values
from components.html.citing import Citing
from components.html.event.facts import section
from components.html.event.head import origins
from components.text import Text, starts
from data import Dataset, Fact, Version, journeys, status
from data.disputes import settled_by
from data.model import Event


def disputed(dataset: Dataset, event: Event) -> tuple[Fact, ...]:
    """The facts of an event and of its journeys on which sources differ now, each once."""
    facts = list(dataset.facts(event.event_id))
    for leg in dataset.legs_of(event.event_id):
        whole = journeys.people(dataset, leg)
        same = {whole.value} if whole and whole.subject_id == event.event_id else set()
        facts += [fact for fact in dataset.facts(leg.leg_id) if fact.value not in same]
    return status.disputed(tuple({fact.key: fact for fact in facts}.values()))


def differ(citing: Citing, event: Event) -> Element | None:
    """The section; None where no sources differ."""
    text, dataset = citing.text, citing.dataset
    facts = disputed(dataset, event)
    items = [_fact(citing, fact) for fact in facts] or None
    return section(
        "differ", text.t("Where sources differ"), items, _settles(text, dataset, event, facts) if facts else None
    )


def _fact(citing: Citing, fact: Fact) -> Node:
    """One disputed fact: a row a value with its voices and its pages, then the editor's reasons."""
    text, dataset = citing.text, citing.dataset
    whose = "" if fact.subject_id in dataset.events else labels.subject(text, dataset, fact.subject_id)
    name = (
        text.t("{subject}: {what}", subject=whose, what=text.t(fact.prop.label)) if whose else text.t(fact.prop.label)
    )
    heads = (text.t("Value"), text.t("Who says so"), text.t("Pages"), text.t("Status"))
    reasons = dict.fromkeys(reason for version in fact.versions for reason in version.reasons)
    return [
        h.h3[name],
        citing.wide(
            h.table(".differ")[
                h.thead[h.tr[(h.th(scope="col")[head] for head in heads)]],
                h.tbody[(_row(citing, fact, version) for version in fact.versions)],
            ],
            name,
        ),
        (h.p(".reason")[text.t("Editor’s reason: {reason}", reason=reason)] for reason in reasons),
    ]


def _row(citing: Citing, fact: Fact, version: Version) -> Element:
    text, dataset = citing.text, citing.dataset
    became = status.of_version(fact, version)
    return h.tr[
        h.th(scope="row")[h.b[values.version(text, dataset, fact, version)]],
        h.td[
            text.t(
                "{names} ({voices})",
                names=origins(text, dataset, version),
                voices=citations.voices(text, version.support),
            )
        ],
        h.td[citing.pages(version)],
        h.td[labels.value_status(text, became)],
    ]


def _settles(text: Text, dataset: Dataset, event: Event, facts: Iterable[Fact]) -> Element:
    """What would settle it: what the table of disputes says, and the pages that are known of and were not read."""
    known = leads.about(dataset, event.event_id)
    answers = [
        *dict.fromkeys(words for fact in facts if (words := settled_by(dataset, fact))),
        *(text.t("{page}: {settles}.", page=lead.says, settles=lead.settles) for lead in known),
    ]
    usual = text.t("A primary document, or a page of an origin that has not spoken yet, with the same day and count.")
    return h.div[h.h3[text.t("What would settle it")], h.ul[(h.li[starts(each)] for each in answers or [usual])]]
