"""The last check before files are published: that they hold nothing which the publication gate keeps back."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from data import spelling
from data.gate import NOBODY, Lets, rules
from data.hidden import hidden_names
from data.model import Claim, Person
from data.raw_tables import Tables
from data.vocabulary import Publication

SHORTEST = 6
"""Letters below which a word that is kept back may stand somewhere for another reason."""

_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


class LeakError(Exception):
    """A file that was to be published holds something that is kept back."""


@dataclass(frozen=True, slots=True)
class LeakCheck:
    """What no file may contain, in lower case; `names` are the full names of people who must not be named."""

    words: tuple[str, ...]
    names: tuple[str, ...] = ()
    lets: Lets = lambda _table, _cells: True
    hidden: re.Pattern[str] | None = None
    """What finds those names in plain letters, an id that tells one among them."""

    @classmethod
    def of(cls, whole: Tables, published: Tables, canaries: Iterable[str] = ()) -> "LeakCheck":
        """The check of a ledger: every text that only its unpublished part has, and every withheld name."""
        hidden = [person for person in whole.people if person.publication is Publication.WITHHELD]
        never = [word for person in hidden for word in (person.person_id, *_names(person))]
        corpus = "\n".join(_texts(published)).lower()
        rest = [word for word in dict.fromkeys(_texts(whole)) if len(word) >= SHORTEST and word.lower() not in corpus]
        secret = (word.strip().lower() for word in (*canaries, *never, *rest))
        words = tuple(dict.fromkeys(word for word in secret if len(word) > 2))
        unnamed = (person for person in whole.people if person.publication is not Publication.NAMED)
        names = (word.strip() for person in unnamed for word in _names(person))
        unique = dict.fromkeys(name.lower() for name in names if " " in name and name != NOBODY)
        return cls(words, tuple(unique), rules(whole, published), hidden_names(whole))

    def check(self, name: str, content: bytes) -> None:
        """Check a file; raises LeakError where it contains something that is kept back."""
        text = _plain(content.decode("utf-8"))
        for at, word in enumerate(self.words):
            if word in text:
                raise LeakError(f"{name}: something that is kept back stands in it (word {at + 1} of the check)")

    def names_in(self, content: str) -> bool:
        """Whether a text contains the name of somebody who must not be named."""
        text = _plain(content) if self.names else ""
        return any(name in text for name in self.names)

    def holds_back(self, table: str, cells: Mapping[str, str]) -> bool:
        """Whether a row of an older version must no longer be published."""
        text = _plain("\n".join(cells.values()))
        if any(word in text for word in (*self.words, *self.names)) or not self.lets(table, cells):
            return True
        return bool(self.hidden and self.hidden.search(" ".join(spelling.words(text))))


def _plain(content: str) -> str:
    """A text in lower case, with the escapes of HTML and JSON undone."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), html.unescape(content)).lower()


def _names(person: Person) -> Iterator[str]:
    yield from (person.name, person.name_local, person.name_ru, *person.variants)


def _texts(tables: Tables) -> Iterator[str]:
    """Every text of the ledger that was written for it or cited in it."""
    for person in tables.people:
        yield from (*_names(person), person.one_line)
    for claim in tables.claims:
        yield from _of_claim(claim)
    for source in tables.sources:
        yield from (source.title, source.url, source.note)
    for prop in tables.properties:
        yield from (prop.label, prop.description)
    for correction in tables.corrections:
        yield from (correction.old_value, correction.new_value, correction.reason)


def _of_claim(claim: Claim) -> Iterator[str]:
    yield from (claim.note, claim.reason)
    if isinstance(claim.value, str):
        yield claim.value
