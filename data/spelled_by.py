"""Which spelling of a thing a query meant, and which pages about it spell it so in their titles."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from data.dataset import Dataset
from data.findable import Findable, Kind, Spelling
from data.model import Source
from data.spelling import keys, words

SHORTEST = 4
"""Letters of a word that tells one name from others."""

WHOLE, BEGUN = 3.0, 2.0
"""The similarity of two equal words, and of a word and its beginning; that of other words is less than 1."""


def nearest_spelling(thing: Findable, query_words: Sequence[str]) -> Spelling:
    """The spelling of a thing that is most similar to the words of a query, which are in plain letters."""
    return max(thing.spellings, key=lambda each: _alike(words(each.text), query_words))


def _alike(spelling: Sequence[str], query_words: Iterable[str]) -> float:
    whole = "".join(spelling)
    return sum(max((_near(word, each) for each in (*spelling, whole)), default=0.0) for word in query_words)


def _near(word: str, other: str) -> float:
    if word == other:
        return WHOLE
    return BEGUN if other.startswith(word) else float(OSA.normalized_similarity(word, other))


def spelled_by(dataset: Dataset, thing: Findable, query: str) -> tuple[Source, ...]:
    """The pages about a person whose titles have a word of the query, letter by letter, that is a name of theirs."""
    if thing.kind is not Kind.PERSON:
        return ()
    names = {key for text in thing.texts for word in words(text) for key in keys(word)}
    long = (word for word in _letters(query) if len(word) >= SHORTEST)
    name_words = {word for word in long if names & {key for plain in words(word) for key in keys(plain)}}
    pages = (dataset.sources[each] for each in _about(dataset, thing.id)) if name_words else ()
    return tuple(page for page in pages if name_words & set(_letters(page.title)))


def _about(dataset: Dataset, person: str) -> dict[str, None]:
    """The pages that say something of a person, each once."""
    claimed = (claim.source_id for fact in dataset.facts(person) for claim in fact.claims)
    return dict.fromkeys(claimed)


def _letters(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.casefold())
