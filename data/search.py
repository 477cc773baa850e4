"""Search by any spelling or script: of words begun or run together, with a wrong letter, or on the wrong keyboard."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from data.dataset import Dataset
from data.findable import Findable, Kind, findables
from data.keyboards import retyped
from data.memo import once_a_dataset
from data.spelling import clear_keys, keys, spelled
from data.word_index import Positions, WordIndex

LONGEST_QUERY = 200
"""Characters of a query that are read."""

MOST_WORDS = 6
"""Words of a query that are read; no name has more."""

FAR, NEAR, OPEN_START, SOUND_START, SOUND = 20, 40, 45, 50, 60
"""Scores of guesses: two letters wrong, one wrong, start of a sound left open, start of a sound, same sound."""

PLAIN_START, JOINED, SPELLED, PLAIN = 70, 80, 90, 100
"""Scores of finds: the same beginning; then whole words run together, written otherwise, or letter by letter."""

FINDING = PLAIN_START
"""From this score on a word is a find: it is spelled so on record, or with the same sounds; below it is a guess."""

FIRST = np.int16(PLAIN * MOST_WORDS)
"""Added to a sum of scores, it ranks all finds before all guesses, and whole words before beginnings."""

SHORTEST_SOUND = 3
"""Keys shorter than this match too many names, so that such words are only compared letter by letter."""

SHORTEST_NEAR, SURE_NEAR, SHORTEST_FAR = 4, 6, 8
"""From this length of key on, one letter may be wrong if nothing else fits; may be in any case; two may be."""

SHORTEST_PART, MOST_PARTS = 2, 4
"""The fewest letters of a part of a word that was run together, and the most parts."""

STEM, ENDING = OPEN_START, 2
"""The score of a word without an ending, and the most letters of an ending: some languages inflect names."""

UNFINISHED = tuple("ckstzd")
"""A word that ends so may be half of ch, kh, sh, ts, zh or dz: its last letter is left open while it is typed."""

Scores = NDArray[np.uint8]
Fit = tuple[int, Positions]
"""A score, and the positions that get it."""


class Reading(StrEnum):
    """How the letters of a query were taken."""

    TYPED = "typed"
    JOINED = "joined"
    """Without its spaces, taken apart anew."""
    RETYPED = "retyped"
    """As if typed on another layout of the keyboard."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of a query: ids with the best first, of which `found_count` are finds and the rest guesses."""

    ids: tuple[str, ...] = ()
    found_count: int = 0
    whole: int = 0
    """How many of the finds, which come first, have every word whole; of the others some word is only begun."""
    reading: Reading = Reading.TYPED
    words: tuple[str, ...] = ()
    """The words that were looked for, in plain letters."""

    @property
    def guesses(self) -> tuple[str, ...]:
        """The ids for which some word is a guess."""
        return self.ids[self.found_count :]


class Index:
    """A search index over every spelling of the things of one kind, by letters and by sound."""

    def __init__(self, things: Iterable[Findable]) -> None:
        known = list(things)
        self._ids = np.array([each.id for each in known], object)
        self._everything = Answer(tuple(self._ids), len(self._ids), len(self._ids))
        forms = {(word, clear, at) for at, each in enumerate(known) for t in each.texts for word, clear in spelled(t)}
        self._plain = WordIndex.of((word, at) for word, _, at in forms)
        self._clear = WordIndex.of((key, at) for _, clear, at in forms for key in clear)
        self._sound = WordIndex.of((key, at) for word, _, at in forms for key in keys(word))

    def ask(self, query: str, *, as_typed: bool = False) -> Answer:
        """The things that match every word of a query; all of them for an empty query. `as_typed` allows no guesses."""
        query_words = _query_words(query)
        if not query_words:
            return Answer() if query.strip() else self._everything
        if as_typed:
            return self._answer(query_words, [self._lettered(word) for word, _ in query_words])
        certain = [self._certain(word, clear) for word, clear in query_words]
        answer = self._answer(
            query_words, [self._with_guesses(*each) for each in zip(query_words, certain, strict=True)]
        )
        if answer.found_count:
            return answer
        joined = self._run_together(query_words)
        if joined.found_count:
            return joined
        return self._on_other_keyboards(query, answer if answer.ids else self._leniently(query_words))

    def _answer(
        self, query_words: Sequence[tuple[str, object]], scores: Sequence[Scores], reading: Reading = Reading.TYPED
    ) -> Answer:
        """The ids that every word matches, the best first and all finds before all guesses."""
        # The worst word decides between find and guess: one wrong word makes another name. The sum ranks within both.
        least = np.minimum.reduce(scores)
        fits = np.flatnonzero(least)
        rank = np.add.reduce([each[fits] for each in scores], dtype=np.int16)
        rank += FIRST * (least[fits] >= FINDING) + FIRST * (least[fits] > PLAIN_START)
        best = fits[np.argsort(-rank, kind="stable")]
        found_count, whole = int(np.count_nonzero(least >= FINDING)), int(np.count_nonzero(least > PLAIN_START))
        return Answer(
            tuple(self._ids[best].tolist()), found_count, whole, reading, tuple(word for word, _ in query_words)
        )

    def _scores(self, fits: Iterable[Fit]) -> Scores:
        """How well each thing fits; better fits are written over worse ones."""
        scores = np.zeros(len(self._ids), np.uint8)
        for score, bearers in fits:
            scores[bearers] = score
        return scores

    def _lettered(self, word: str) -> Scores:
        """Who is spelled so on record, letter by letter."""
        return self._scores([(PLAIN_START, self._plain.starting(word)), (PLAIN, self._plain.exactly(word))])

    def _certain(self, word: str, clear: Sequence[str]) -> list[Fit]:
        """Who is spelled so on record, or in the same sounds."""
        sounds = [(SPELLED, self._clear.exactly(key)) for key in clear if len(key) >= SHORTEST_SOUND]
        return [(PLAIN_START, self._plain.starting(word)), *sounds, (PLAIN, self._plain.exactly(word))]

    def _with_guesses(self, query_word: tuple[str, Sequence[str]], certain: list[Fit]) -> Scores:
        word, _ = query_word
        heard = [key for key in keys(word) if len(key) >= SHORTEST_SOUND]
        alike = [(SOUND_START, self._sound.starting(key)) for key in heard]
        alike += [(SOUND, self._sound.exactly(key)) for key in heard]
        guesses = self._slips(word, heard, sure=_any(certain) or _any(alike)) + alike
        if not _any(guesses + certain):
            guesses = [(FAR, self._sound.like(key, 2)) for key in heard if len(key) >= SHORTEST_FAR]
        return self._scores(guesses + certain)

    def _slips(self, word: str, heard: Sequence[str], *, sure: bool) -> list[Fit]:
        """Who may be meant although no form fits: one letter is wrong, or the word is not typed to its end."""
        shortest = SURE_NEAR if sure else SHORTEST_NEAR
        near = [self._sound.like(key, 1) for key in heard if len(key) >= shortest]
        if not sure and len(word) >= shortest:
            near.append(self._plain.like(word, 1))
        unfinished = keys(word[:-1]) if not sure and word.endswith(UNFINISHED) else ()
        still = [self._sound.starting(key) for key in unfinished if len(key) >= SHORTEST_SOUND]
        return [*((NEAR, bearers) for bearers in near), *((OPEN_START, bearers) for bearers in still)]

    def _run_together(self, query_words: Sequence[tuple[str, object]]) -> Answer:
        """Who bears all the words that a query without spaces can be taken apart into."""
        whole = "".join(word for word, _ in query_words)
        bearers = self._parts(whole, MOST_PARTS)
        if len(query_words) > 1:
            bearers = np.concatenate([bearers, self._bearers(whole)])
        return self._answer([(whole, ())], [self._scores([(JOINED, bearers)])], Reading.JOINED)

    def _parts(self, word: str, most: int) -> Positions:
        """Who bears every part of a word, in at least two parts and at most so many."""
        bearers = [self._plain.bearers[:0]]
        for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1) if most > 1 else ():
            first, rest = self._bearers(word[:at]), word[at:]
            if len(first):
                others = np.concatenate([self._bearers(rest), self._parts(rest, most - 1)])
                bearers.append(np.intersect1d(first, others))
        return np.concatenate(bearers)

    def _bearers(self, word: str) -> Positions:
        clear = (self._clear.exactly(key) for key in clear_keys(word) if len(key) >= SHORTEST_SOUND)
        return np.concatenate([self._plain.exactly(word), *clear])

    def _leniently(self, query_words: Sequence[tuple[str, Sequence[str]]]) -> Answer:
        """Who bears one word for certain, the others with a letter wrong; or all, with endings of another language."""
        long = [pair for pair in query_words if len(pair[0]) > 1]
        if len(query_words) < 2 or not long:
            return Answer()
        sure = [self._scores(self._certain(*pair)) for pair in long]
        scores = [np.maximum(one, self._scores(self._loosely(word))) for one, (word, _) in zip(sure, long, strict=True)]
        certain = (np.maximum.reduce(sure) > PLAIN_START) | (np.minimum.reduce(scores) >= STEM)
        return self._answer(long, [np.where(certain, each, np.uint8(0)) for each in scores])

    def _loosely(self, word: str) -> list[Fit]:
        """Who bears a word one letter off, however short, or one of which this is a form with an ending."""
        heard = [key for key in keys(word) if len(key) >= SHORTEST_SOUND]
        near = [self._sound.like(key, 1) for key in heard] + [self._plain.like(word, 1)] * (len(word) >= SHORTEST_SOUND)
        ends = [-end for end in range(1, ENDING + 1) if len(word) >= SHORTEST_SOUND + end]
        stems = [self._sound.exactly(stem) for end in ends for stem in keys(word[:end])]
        return [*((NEAR, bearers) for bearers in near), *((STEM, bearers) for bearers in stems)]

    def _on_other_keyboards(self, query: str, typed: Answer) -> Answer:
        """What is found as if typed on another layout; else what is guessed as typed, or on such a layout."""
        answers = [typed]
        for each in retyped(query[:LONGEST_QUERY]):
            query_words = _query_words(each)
            scores = [self._with_guesses(pair, self._certain(*pair)) for pair in query_words]
            answers += [self._answer(query_words, scores, Reading.RETYPED)] if query_words else []
        return next((each for each in answers if each.found_count), next((each for each in answers if each.ids), typed))


def _query_words(query: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words of a query that are read, each once, with their keys."""
    return list(dict.fromkeys(spelled(query[:LONGEST_QUERY])[:MOST_WORDS]))


def _any(fits: Iterable[Fit]) -> bool:
    return any(len(bearers) for _, bearers in fits)


@once_a_dataset
def indexes(dataset: Dataset) -> dict[Kind, Index]:
    """The search index of each kind of thing, built once."""
    return {kind: Index(things.values()) for kind, things in findables(dataset).items()}


def ask(dataset: Dataset, kind: Kind, query: str, *, as_typed: bool = False) -> Answer:
    """The things of one kind that a query may mean."""
    return indexes(dataset)[kind].ask(query, as_typed=as_typed)


def search(dataset: Dataset, query: str) -> tuple[str, ...]:
    """The ids of the people whom the query may mean, the best first; everyone, in order, for an empty query."""
    return ask(dataset, Kind.PERSON, query).ids


def guessed(dataset: Dataset, query: str) -> frozenset[str]:
    """The people whom a query may mean only by a guess: no spelling of their name on record has all its words."""
    return frozenset(ask(dataset, Kind.PERSON, query).guesses)
