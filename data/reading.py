"""Reads subject, property and value of a claim from a sentence, each only where it is unambiguous."""

import re
from calendar import month_name
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from data.dates import PartialDate
from data.model import Property
from data.raw_tables import Tables
from data.spelling import words
from data.vocabulary import Datatype, SubjectKind

LONG = 3
"""A word counts if it has more letters than this: shorter ones stand in every sentence."""

_MONTHS = {name.lower(): number for number, name in enumerate(month_name) if name}
_NAMED = "|".join(_MONTHS)
_DAY = re.compile(
    rf"\b(?P<iso>\d{{4}}-\d{{2}}(?:-\d{{2}})?)\b|\b(?P<day>\d{{1,2}}) (?P<month>{_NAMED})(?: (?P<year>\d{{4}}))?\b"
    rf"|\b(?P<month_2>{_NAMED}) (?P<day_2>\d{{1,2}})(?:, (?P<year_2>\d{{4}}))?\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.-])(\d{1,3}(?:[ ,\u00a0]\d{3})+|\d+)(?![\w-])")
_BOUND = {"at least": ">=", "more than": ">", "over": ">", "about": "~", "some": "~", "up to": "<=", "fewer than": "<"}


class Why(StrEnum):
    """Why a subject is proposed."""

    DAY = "day"
    NAME = "name"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of a claim in a sentence; each is empty if the sentence leaves a choice."""

    subject: str
    why: Why
    property: str
    value: str


def reading(tables: Tables, sentence: str) -> Reading:
    """The subject that a sentence names by its day or its name, the property whose label it has, and its value."""
    sentence_words, days = set(words(sentence)), tuple(_days(sentence))
    subject, why = _subject(tables, sentence_words, days)
    known = _property(fitting(tables, subject), sentence_words) if subject else None
    return Reading(subject, why, known.property if known else "", _value(known, sentence, days) if known else "")


def _subject(tables: Tables, sentence_words: Collection[str], days: Collection[str]) -> tuple[str, Why]:
    """The one event of a day in the sentence, or the one person who is named: no other words tell which is meant."""
    person = _only(_named({p.person_id: words(p.name) for p in tables.people}, sentence_words))
    of_day = {e.event_id: words(e.label) for e in tables.events if any(_is_of(each, e.date) for each in days)}
    whole = not any(day.startswith("-") for day in days)
    event = _only(of_day) or (_only(_with_all(of_day, sentence_words)) if whole else "")
    of_person = not event or (
        _property(fitting(tables, person), sentence_words) and not _property(fitting(tables, event), sentence_words)
    )
    if person and of_person:
        return person, Why.NAME
    return event, Why.DAY if event else Why.NOTHING


def _named(people: Mapping[str, list[str]], sentence_words: Collection[str]) -> Mapping[str, list[str]]:
    """The people whose last name is said, or of several with one last name those whose other names are said too."""
    last = {name: spelled for name, spelled in people.items() if spelled and spelled[-1] in sentence_words}
    return (
        last
        if len(last) < 2
        else {name: spelled for name, spelled in last.items() if set(spelled) <= set(sentence_words)}
    )


def _property(fit: tuple[Property, ...], sentence_words: Collection[str]) -> Property | None:
    """The property whose label is said, the longest where one label is a part of another."""
    name = _only(_with_all({each.property: words(each.label) for each in fit}, sentence_words))
    return next((each for each in fit if each.property == name), None)


def _with_all(labels: Mapping[str, list[str]], sentence_words: Collection[str]) -> Mapping[str, list[str]]:
    """Those all of whose words are said, a long one among them; where one has more than the others, it alone."""
    counts = {}
    for name, spelled in labels.items():
        of_weight = {word for word in spelled if not word.isdigit()}
        if any(len(word) > LONG for word in of_weight) and of_weight <= set(sentence_words):
            counts[name] = len(of_weight)
    return {name: labels[name] for name, count in counts.items() if count == max(counts.values())}


def _only(names: Collection[str]) -> str:
    return next(iter(names)) if len(names) == 1 else ""


def _is_of(day: str, date: PartialDate) -> bool:
    """Whether a day of a sentence, with its year or without, is that of an event."""
    return str(date).removesuffix("~") in (day, f"{date.earliest.year}{day}")


def _value(known: Property, sentence: str, days: Collection[str]) -> str:
    """The one number or the one day of a sentence, whichever the property takes."""
    if known.datatype is Datatype.QUANTITY:
        return _only(dict.fromkeys(_numbers(sentence)))
    whole = [day for day in days if not day.startswith("-")]
    return _only(whole) if known.datatype is Datatype.DATE else ""


def fitting(tables: Tables, subject: str) -> tuple[Property, ...]:
    """The properties that a subject can have; all of them for an unknown subject."""
    kinds = {
        SubjectKind.EVENT: {each.event_id for each in tables.events},
        SubjectKind.PERSON: {each.person_id for each in tables.people},
        SubjectKind.LEG: {each.leg_id for each in tables.legs},
        SubjectKind.COUNTRY: {tables.story.home},
    }
    fit = tuple(each for each in tables.properties if subject in kinds[each.applies_to])
    return fit or tables.properties


def _days(sentence: str) -> Iterator[str]:
    """The days of a sentence, in figures or in words; one without its year begins with the stroke before the month."""
    for match in _DAY.finditer(sentence):
        if match["iso"]:
            yield match["iso"]
            continue
        day, month = match["day"] or match["day_2"], match["month"] or match["month_2"]
        year = match["year"] or match["year_2"] or ""
        yield f"{year}-{_MONTHS[month.lower()]:02}-{int(day):02}"


def _numbers(sentence: str) -> Iterator[str]:
    """The numbers of a sentence as quantities, with the bound that stands before them."""
    plain = _DAY.sub(" ", sentence)
    for match in _NUMBER.finditer(plain):
        before = plain[: match.start()].lower().rstrip()
        sign = next((sign for word, sign in _BOUND.items() if before.endswith(word)), "")
        yield sign + re.sub(r"\D", "", match[1])
