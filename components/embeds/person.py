"""The page of one person."""

import re

import htpy as h
from htpy import Node
from markupsafe import Markup

from components.addresses import link
from components.charts.lifelines import strip
from components.embeds.page import Page
from components.embeds.svg_minify.minify import compact
from components.embeds.words import of_words
from components.html import citations, custody, person_card, values
from components.text import Text
from data import Dataset
from data.people import Entry, roster
from data.vocabulary import Publication

CARD = (
    *(".states", ".status", ".shape", ".cite", ".panel", ".panel-head", ".glyph", ".version", ".reason", ".name-be"),
    *(".strip", ".lifelines"),
)
"""Classes of the desk that a person's page uses."""

_SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


def person(text: Text, dataset: Dataset, person_id: str) -> Page:
    """One person: who, the states of custody with their sources, the sentence and where to."""
    entry = roster(dataset)[person_id]
    name = person_card.name(text, entry)
    open_to_tell = entry.person.publication is not Publication.AGGREGATED
    line, rules = _line(text, dataset, entry)
    every = (*entry.facts, *strip.facts(dataset, [entry]), *dataset.facts(person_id))
    facts = tuple({fact.key: fact for fact in every}.values())
    return of_words(
        path=f"person/{person_id}",
        title=text.t("{name}: {status}", name=name, status=_lowered(custody.status_words(text, entry))),
        subtitle=entry.person.one_line if open_to_tell else "",
        body=[
            person_card.local_name(dataset, entry.person),
            line,
            custody.states_list(text, dataset, entry)
            or h.p[text.t("No dates of this person’s custody stand in the ledger.")],
            _days(text, entry),
        ],
        data=_card(text, dataset, entry),
        about=(text.t("Custody is never said to last beyond the last report."),),
        facts=facts,
        full=link("people", person=person_id),
        used=CARD,
        rules=rules,
        person=name if open_to_tell else "",
    )


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _line(text: Text, dataset: Dataset, entry: Entry) -> tuple[Markup, str]:
    """The lifeline with its key, each drawing made smaller, and the style rules that they share."""
    html = str(h.fragment[strip.unspoken(text, dataset, entry), strip.key(text, dataset, [entry])])
    small = compact(*_SVG.findall(html))
    drawings = iter(small.drawings)
    return Markup(_SVG.sub(lambda _: next(drawings), html)), small.rules  # noqa: S704  # htpy has escaped it


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
