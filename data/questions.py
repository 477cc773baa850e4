"""The questions to somebody who adds a claim: at most nine, and fewer if the page is known already."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

from data.model import Property
from data.raw_tables import Tables
from data.same_page import like, page_at
from data.vocabulary import Cardinality

Answers = Mapping[str, str]
Needed = Callable[[Tables, Answers], bool]

MOST = 9
"""How many questions are asked at most, whatever is answered."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: the answer's name, the cells that it fills, its words on a terminal, and when it is asked."""

    name: str
    cells: tuple[tuple[str, str], ...]
    words: str
    needed: Needed = lambda _tables, _answers: True
    optional: bool = False


def _new_page(tables: Tables, answers: Answers) -> bool:
    return page_at(tables.sources, answers.get("url", "")) is None


def _new_host(tables: Tables, answers: Answers) -> bool:
    return _new_page(tables, answers) and like(tables.sources, answers.get("url", "")) is None


def _counted(tables: Tables, answers: Answers) -> bool:
    known = property_of(tables, answers)
    return known is not None and known.cardinality is Cardinality.SERIES


def _never(_tables: Tables, _answers: Answers) -> bool:
    return False


FACT = Question(
    "fact",
    (("claims", "subject_id"), ("claims", "property"), ("claims", "as_of")),
    "What it is about: the address of the fact on the Claims page, or a subject and a property; of a count its day too",
)
"""One answer on a terminal, where the day of a count stands behind the property."""

DAY = Question("as_of", (("claims", "as_of"),), "The day of the count", _counted)
"""The day of a count, for which forms have a field of its own."""

QUESTIONS = (
    Question("url", (("sources", "url"),), "Address of the page that says it"),
    Question("title", (("sources", "title"),), "Title of the page, as published", _new_page),
    Question(
        "published_on",
        (("sources", "published_on"),),
        "Day of publication, such as 2026-03-19; empty where the page gives none",
        _new_page,
        optional=True,
    ),
    Question(
        "publisher",
        (("sources", "publisher"), ("origins", "name")),
        "Who published it: a name, or an id of origins.csv",
        _new_host,
    ),
    Question(
        "origin",
        (("claims", "origin"), ("sources", "origin"), ("origins", "name")),
        "Whose word it is, where the page passes on that of an agency or an office; empty where it is the page's own",
        optional=True,
    ),
    FACT,
    Question("value", (("claims", "value"),), "What the page says: the value"),
    Question("locator", (("claims", "locator"),), "Where on the page it stands, such as: paragraph 3"),
    Question(
        "settled_by", (("disputes", "settled_by"),), "Sources now differ. What would settle it, in a sentence", _never
    ),
)
"""In the order in which they are asked; the last only where the answers make sources differ."""

FIELDS = (*(replace(q, cells=q.cells[:2]) if q is FACT else q for q in QUESTIONS[:-1]), DAY, QUESTIONS[-1])
"""The questions as a form asks them."""


def fact_of(answer: str) -> tuple[str, str, str]:
    """The subject, the property and the day that an answer names: an address of the desk or two words, then a day."""
    subject, _, rest = answer.strip().partition(" ")
    if "?" in subject:
        query = parse_qs(urlsplit(subject).query)
        return query.get("subject", [""])[0], query.get("property", [""])[0], rest.strip()
    name, _, day = rest.strip().partition(" ")
    return subject, name, day.strip()


def property_of(tables: Tables, answers: Answers) -> Property | None:
    """The property that some answers name, where it is known."""
    name = answers.get("property") or fact_of(answers.get("fact", ""))[1]
    return next((each for each in tables.properties if each.property == name), None)
