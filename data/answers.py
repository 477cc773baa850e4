"""Answers that can be cited: what was asked, the value by one version of the ledger, and what has changed since.

A snapshot holds what every citable answer of a version is made from, and names no person, so that it may be kept for
ever: numbers of events, which claims give them, and what each definition adds up.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from data import releases, status, totals
from data.dataset import Dataset
from data.definitions import EVERYONE
from data.facts import Fact
from data.memo import once_a_dataset
from data.model import Definition
from data.quantities import Quantity
from data.releases import Filter

Snapshot = Mapping[str, Any]
"""What the answers of one version are made from, as JSON holds it."""

LETTER, DIGITS = "c", 12
"""An id of a citation: a letter, as keys of BibTeX and ids of HTML begin with one, and so many hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class NumberQuestion:
    """A question that has one number for its answer: a figure of an event, or a sum of a definition with filters."""

    definition: str = EVERYONE
    years: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    fact: str = ""
    """The key of a figure; a sum is asked for where it is empty."""

    @property
    def params(self) -> dict[str, str]:
        """The question as parameters of an address, always in the same order and each list sorted."""
        if self.fact:
            return {"fact": self.fact}
        lists = {"year": self.years, "kind": self.kinds, "way": self.ways}
        filters = {name: ",".join(sorted(values)) for name, values in lists.items() if values}
        return {"definition": self.definition, **filters}

    @property
    def filter(self) -> Filter:
        """Which events a sum is asked for."""
        return Filter(frozenset(self.years), frozenset(self.kinds), frozenset(self.ways))

    def name(self, version: str) -> str:
        """The id of the answer by a version: equal questions have equal ids, another version has another."""
        whole = urlencode({**self.params, "version": version})
        return LETTER + hashlib.sha256(whole.encode()).hexdigest()[:DIGITS]

    def covers(self, event: Mapping[str, Any]) -> bool:
        """Whether the filters let an event of a snapshot through."""
        return (
            (not self.years or event["year"] in self.years)
            and (not self.kinds or event["kind"] in self.kinds)
            and (not self.ways or bool(set(self.ways) & set(event["ways"])))
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """The value of a question by one version: for a figure what is adopted, for a sum the least that sources give.

    The value of a sum without parts is empty: nothing is counted, which is not none.
    """

    value: str
    parts: Mapping[str, str]
    """The figures behind it: their values by their keys."""


@dataclass(frozen=True, slots=True)
class Change:
    """Why one figure is not what it was: its values, and the claims that came, went, or changed their status."""

    fact: str
    before: str
    now: str
    came: tuple[str, ...]
    went: tuple[str, ...]
    turned: tuple[str, ...]


@once_a_dataset
def snapshot(dataset: Dataset) -> Snapshot:
    """What the answers of this version are made from."""
    freeing = releases.events(dataset)
    figures = [f for event in dataset.events for f in dataset.facts(event) if isinstance(f.value, Quantity)]
    figures += [f for f in dataset.facts(dataset.country) if isinstance(f.value, Quantity)]
    return {
        "version": dataset.version,
        "day": dataset.cutoff.isoformat(),
        "events": {
            event.event_id: {
                "day": str(event.date),
                "year": str(event.date.year),
                "kind": str(event.kind),
                "ways": sorted(releases.ways(dataset, event.event_id)),
            }
            for event in freeing
        },
        "definitions": {name: _summed(dataset, each) for name, each in dataset.definitions.items()},
        "facts": {fact.key: _figure(fact) for fact in figures},
        "corrections": {
            c.correction_id: c.subject_id for c in dataset.corrections if c.subject_id not in dataset.people
        },
    }


def _summed(dataset: Dataset, definition: Definition) -> dict[str, Any]:
    """The parts of a sum by event, and in which of them one and the same person stands, whoever that is."""
    total = totals.of_events(dataset, definition, releases.events(dataset))
    return {
        "label": definition.label,
        "sentence": definition.sentence,
        "parts": {
            part.event.event_id: {"number": part.number, "low": part.low, "facts": [fact.key for fact in part.facts]}
            for part in total.parts
        },
        "repeated": sorted(list(e) for e in totals.events_of(dataset, total.parts).values() if len(e) > 1),
    }


def _figure(fact: Fact) -> dict[str, Any]:
    return {
        "value": str(fact.value),
        "standing": str(fact.standing),
        "claims": {
            claim.claim_id: [str(claim.value), str(status.of_claim(fact, version, claim))]
            for version in fact.versions
            for claim in version.claims
        },
    }


def answer(taken: Snapshot, question: NumberQuestion) -> Answer | None:
    """The answer by a snapshot; None where its version knows no such figure or definition."""
    if question.fact:
        figure = taken["facts"].get(question.fact)
        return Answer(figure["value"], {question.fact: figure["value"]}) if figure else None
    summed = taken["definitions"].get(question.definition)
    if summed is None:
        return None
    parts = {e: part for e, part in summed["parts"].items() if question.covers(taken["events"][e])}
    twice = sum(max(0, len(set(group) & set(parts)) - 1) for group in summed["repeated"])
    low = str(sum(part["low"] for part in parts.values()) - twice) if parts else ""
    keys = (key for part in parts.values() for key in part["facts"])
    return Answer(low, {key: taken["facts"][key]["value"] for key in keys})


def changes(before: Snapshot, now: Snapshot, question: NumberQuestion) -> tuple[Change, ...]:
    """What changed between two versions in the figures behind an answer, in their order."""
    behind = [each for each in (answer(before, question), answer(now, question)) if each]
    keys = dict.fromkeys(key for each in behind for key in each.parts)
    old, new = (each.parts if each else {} for each in (answer(before, question), answer(now, question)))
    compared = (_change(before, now, key, old.get(key, ""), new.get(key, "")) for key in keys)
    return tuple(each for each in compared if each)


def _change(before: Snapshot, now: Snapshot, key: str, old: str, new: str) -> Change | None:
    """What changed of one figure; None where its value and its claims are what they were."""
    first, last = (taken["facts"].get(key, {"claims": {}})["claims"] for taken in (before, now))
    came, went = _only(last, first), _only(first, last)
    turned = tuple(claim for claim in first if claim in last and first[claim] != last[claim])
    return Change(key, old, new, came, went, turned) if old != new or came or went or turned else None


def _only(claims: Mapping[str, Any], others: Iterable[str]) -> tuple[str, ...]:
    return tuple(claim for claim in claims if claim not in others)


def corrected(before: Snapshot, now: Snapshot, question: NumberQuestion) -> tuple[str, ...]:
    """The ids of corrections that were made since, of what the answer is about."""
    parts = (each.parts for taken in (before, now) if (each := answer(taken, question)))
    subjects = {key.partition("/")[0] for keys in parts for key in keys}
    return tuple(
        name for name in _only(now["corrections"], before["corrections"]) if now["corrections"][name] in subjects
    )
