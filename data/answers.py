"""Citable answers: a question with one number, its value in one version of the ledger, and what has changed since.

A snapshot holds all data that the citable answers of a version are computed from. It names no person, so that it may
be kept for ever: numbers of events, the claims that give them, and the sums of each definition.
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
"""All data that the answers of one version are computed from, as JSON types."""

LETTER, DIGITS = "c", 12
"""A citation id is this letter (keys of BibTeX and ids of HTML begin with one) and this many hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class NumberQuestion:
    """A question that has one number for its answer: a figure of an event, or a sum of a definition with filters."""

    definition: str = EVERYONE
    years: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    fact: str = ""
    """The key of a figure; empty if the question is for a sum."""

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
        """The filter of the events that a sum adds up."""
        return Filter(frozenset(self.years), frozenset(self.kinds), frozenset(self.ways))

    def name(self, version: str) -> str:
        """The citation id of the answer in a version: a hash of the question and the version."""
        whole = urlencode({**self.params, "version": version})
        return LETTER + hashlib.sha256(whole.encode()).hexdigest()[:DIGITS]

    def covers(self, event: Mapping[str, Any]) -> bool:
        """Whether an event of a snapshot passes the filters."""
        return (
            (not self.years or event["year"] in self.years)
            and (not self.kinds or event["kind"] in self.kinds)
            and (not self.ways or bool(set(self.ways) & set(event["ways"])))
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer in one version: of a figure its adopted value, of a sum the lower bound that sources give.

    The value of a sum without parts is an empty text: nothing is counted, which is not zero.
    """

    value: str
    parts: Mapping[str, str]
    """The values of the figures that the answer is made of, by their keys."""


@dataclass(frozen=True, slots=True)
class Change:
    """How one figure differs between two versions: both values, and the claims added, removed, or of another status."""

    fact: str
    before: str
    now: str
    came: tuple[str, ...]
    went: tuple[str, ...]
    turned: tuple[str, ...]


@once_a_dataset
def snapshot(dataset: Dataset) -> Snapshot:
    """The snapshot of a dataset: all data that its citable answers are computed from."""
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
    """The answer to a question, computed from a snapshot; None if its version has no such figure or definition."""
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
    """The changes between two versions in the figures of an answer, in the order of the figures."""
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
    """The ids of the corrections between two versions that concern a subject of the answer."""
    parts = (each.parts for taken in (before, now) if (each := answer(taken, question)))
    subjects = {key.partition("/")[0] for keys in parts for key in keys}
    return tuple(
        name for name in _only(now["corrections"], before["corrections"]) if now["corrections"][name] in subjects
    )
