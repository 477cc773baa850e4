"""What a sentence seems to say: of whom, which property and which value, as guesses for an editor to mend."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.model import Property
from data.raw_tables import Tables
from data.spelling import words
from data.vocabulary import SubjectKind

FEW = 5
"""Guesses of each kind."""

_DAY = re.compile(r"\b(\d{4}-\d{2}(?:-\d{2})?)\b")
_NUMBER = re.compile(r"(?<![\w.-])(\d{1,3}(?:[ ,\u00a0]\d{3})+|\d+)(?![\w-])")
_BOUND = {"at least": ">=", "more than": ">", "over": ">", "about": "~", "some": "~", "up to": "<=", "fewer than": "<"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence may mean, the likeliest first; none of it is taken over unasked."""

    subjects: tuple[str, ...]
    properties: tuple[str, ...]
    values: tuple[str, ...]


def reading(tables: Tables, sentence: str) -> Reading:
    """The subjects whose names a sentence has, the properties whose words it has, and its numbers and days."""
    said = words(sentence)
    people = [(p.person_id, words(p.name)) for p in tables.people]
    events = [(e.event_id, words(f"{e.label} {e.headline}")) for e in tables.events]
    days = _DAY.findall(sentence)
    dated = [event.event_id for event in tables.events if str(event.date) in days]
    named = [name for name, spelled in people if _last(spelled) in said]
    near = _likest(said, events)
    return Reading(
        tuple(dict.fromkeys((*named, *dated, *near)))[:FEW],
        tuple(_likest(said, [(p.property, words(f"{p.label} {p.description}")) for p in tables.properties]))[:FEW],
        tuple(dict.fromkeys((*_numbers(sentence), *days)))[:FEW],
    )


def fitting(tables: Tables, subject: str) -> tuple[Property, ...]:
    """The properties that a subject can have; of no known subject, all."""
    kinds = {
        SubjectKind.EVENT: {each.event_id for each in tables.events},
        SubjectKind.PERSON: {each.person_id for each in tables.people},
        SubjectKind.LEG: {each.leg_id for each in tables.legs},
        SubjectKind.COUNTRY: {tables.story.home},
    }
    fit = tuple(each for each in tables.properties if subject in kinds[each.applies_to])
    return fit or tables.properties


def _last(spelled: Sequence[str]) -> str:
    return spelled[-1] if spelled else ""


def _likest(said: Sequence[str], named: Sequence[tuple[str, list[str]]]) -> list[str]:
    """The names that share most words with what is said, where they share any of more than three letters."""
    shared = {name: len({w for w in spelled if len(w) > 3} & set(said)) for name, spelled in named}
    return sorted((name for name, count in shared.items() if count), key=lambda name: -shared[name])


def _numbers(sentence: str) -> Iterator[str]:
    """The numbers of a sentence as quantities, with the bound that stands before them."""
    plain = _DAY.sub(" ", sentence)
    for match in _NUMBER.finditer(plain):
        before = plain[: match.start()].lower().rstrip()
        sign = next((sign for word, sign in _BOUND.items() if before.endswith(word)), "")
        yield sign + re.sub(r"\D", "", match[1])
