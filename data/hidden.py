"""Rules for people who may not be named: neither an id nor a published text contains their name."""

import re
from collections.abc import Iterator

from data.gate import NOBODY, publish
from data.model import Person
from data.problems import Problem
from data.raw_tables import Lines, Tables, numbered
from data.references import IDS
from data.spelling import keys, words
from data.vocabulary import Publication

SHORT = 3
"""Words of up to this many letters are ignored, as they may stand within another word by chance."""


def ids_tell_no_hidden_name(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """The id of a person who is not named tells no part of the name, in whatever spelling."""
    for person, line in numbered(tables.people, lines, "people"):
        if person.publication in (Publication.INITIALS, Publication.AGGREGATED) and _tells(person):
            yield Problem("people.csv", line, "person_id", person.person_id, "an id that does not tell the name")


def _tells(person: Person) -> bool:
    parts = words(person.person_id)
    heard, run_together = {key for part in parts for key in keys(part)}, "".join(parts)
    names = {word for name in _spellings(person) if name != NOBODY for word in words(name) if len(word) >= SHORT}
    return any(heard & {*keys(word)} or (len(word) > SHORT and word in run_together) for word in names)


def texts_tell_no_hidden_name(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """No published text, title or address tells the name of a person who is not to be named."""
    pattern = hidden_names(tables)
    if not pattern:
        return
    published = publish(tables)
    for table, column in IDS.items():
        where = {getattr(row, column): line for row, line in numbered(getattr(tables, table), lines, table)}
        for row in getattr(published, table):
            for name, cell in row:
                if match := pattern.search(" ".join(words(str(cell)))):
                    expected = "a text without the name of a person who is not to be named"
                    yield Problem(f"{table}.csv", where[getattr(row, column)], name, match[0], expected)


def hidden_names(tables: Tables) -> re.Pattern[str] | None:
    """A pattern of the names, in plain letters, of people who may not be named; None if there are no such people."""
    hidden = [person for person in tables.people if person.publication is not Publication.NAMED]
    names = sorted({name for person in hidden for name in _names(person)}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names))) if names else None


def _names(person: Person) -> Iterator[str]:
    """The full names in plain letters, either way round; a single word may be anybody's, and initials tell nobody."""
    for name in _spellings(person):
        parts = words(name)
        if name != NOBODY and sum(len(part) >= SHORT for part in parts) > 1:
            yield " ".join(parts)
            yield " ".join([*parts[1:], parts[0]])


def _spellings(person: Person) -> tuple[str, ...]:
    return (person.name, person.name_local, person.name_ru, *person.variants)
