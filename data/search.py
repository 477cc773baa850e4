"""Find people by any spelling or script, while the name is still being typed and with a letter wrong."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from data.dataset import Dataset
from data.memo import once_a_dataset
from data.model import Person
from data.spelling import keys, words

LONGEST_QUERY = 200
"""Characters of a query that are read."""

MOST_WORDS = 6
"""Words of a query that are read; no name has more."""

FAR, NEAR, OPEN_START, SOUND_START, SOUND, PLAIN_START, PLAIN = 20, 40, 50, 60, 80, 90, 100
"""How well a word fits: two letters or one off, as the start of a sound left open or heard, by sound, by letters."""

FINDING = SOUND_START
"""From this score on a word is found, in a spelling on record or one that sounds alike; below, it is guessed."""

SHORTEST_SOUND = 3
"""Keys shorter than this fit too many names: they find people letter for letter only."""

SHORTEST_NEAR, SURE_NEAR, SHORTEST_FAR = 4, 6, 8
"""From this length of key on, one letter may be wrong if nothing else fits; may be in any case; two may be."""

UNFINISHED = tuple("ckstzd")
"""A word that ends so may be half of ch, kh, sh, ts, zh or dz: its last letter is left open while it is typed."""

Positions = NDArray[np.int32]
Fit = tuple[int, Positions]
"""A score, and the people who get it."""


@dataclass(frozen=True)
class Vocabulary:
    """Sorted forms of words with the people who bear them: form i belongs to `people[starts[i]:starts[i + 1]]`."""

    forms: tuple[str, ...]
    starts: Positions
    people: Positions
    of_length: Mapping[int, tuple[tuple[str, ...], Positions]]
    """The forms of each length with their places, so that only forms of a fitting length are compared."""

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> "Vocabulary":
        """Index pairs of a form and the position of a person."""
        ordered = sorted(set(pairs))
        starts = [at for at, pair in enumerate(ordered) if not at or pair[0] != ordered[at - 1][0]]
        forms = tuple(ordered[at][0] for at in starts)
        people = np.array([position for _, position in ordered], np.int32)
        lengths = np.array([len(form) for form in forms], np.int32)
        places = {int(length): np.flatnonzero(lengths == length) for length in np.unique(lengths)}
        of_length = {length: (tuple(forms[i] for i in at), at.astype(np.int32)) for length, at in places.items()}
        return cls(forms, np.array([*starts, len(ordered)], np.int32), people, of_length)

    def exactly(self, form: str) -> Positions:
        """The people who bear this form."""
        at = bisect_left(self.forms, form)
        return self._between(at, at + (at < len(self.forms) and self.forms[at] == form))

    def starting(self, start: str) -> Positions:
        """The people who bear a form that starts so."""
        return self._between(bisect_left(self.forms, start), bisect_left(self.forms, f"{start}\uffff"))

    def like(self, form: str, edits: int) -> Positions:
        """The people who bear a form that so many edits turn into this one; edits are also swaps of two letters."""
        matches = [self.people[:0]]
        for length in range(len(form) - edits, len(form) + edits + 1):
            if length in self.of_length:
                forms, places = self.of_length[length]
                distances = cdist([form], forms, scorer=OSA.distance, score_cutoff=edits, dtype=np.uint8)[0]
                matches += [self._between(at, at + 1) for at in places[distances <= edits].tolist()]
        return np.concatenate(matches)

    def _between(self, first: int, after: int) -> Positions:
        return self.people[self.starts[first] : self.starts[after]]


class Index:
    """Every spelling of every name, by letters and by sound."""

    def __init__(self, people: Iterable[Person]) -> None:
        known = list(people)
        self._ids = tuple(person.person_id for person in known)
        plain = {(word, at) for at, person in enumerate(known) for word in _spelled(person)}
        self._plain = Vocabulary.of(plain)
        self._sound = Vocabulary.of((key, at) for word, at in plain for key in keys(word))

    def find(self, query: str) -> tuple[str, ...]:
        """The ids of the people whom every word of the query fits, the best first; everyone for an empty query."""
        return self.told_apart(query)[0]

    def told_apart(self, query: str) -> tuple[tuple[str, ...], frozenset[str]]:
        """The same, and those among them of whom some word is a guess; whoever is found comes before them."""
        asked = words(query[:LONGEST_QUERY])[:MOST_WORDS]
        if not asked:
            return () if query.strip() else self._ids, frozenset()
        total = np.zeros(len(self._ids), np.int32)
        least = np.full(len(self._ids), PLAIN, np.int32)
        for word in dict.fromkeys(asked):
            scores = self._scores(word)
            total, least = total + scores, np.minimum(least, scores)
            if not least.any():
                return (), frozenset()
        total *= least > 0
        best = np.lexsort((-total, least < FINDING))
        best = best[total[best] > 0]
        return tuple(self._ids[at] for at in best.tolist()), frozenset(
            self._ids[at] for at in np.flatnonzero((least > 0) & (least < FINDING)).tolist()
        )

    def _scores(self, word: str) -> NDArray[np.uint8]:
        """How well one word of the query fits each person; better fits are written over worse ones."""
        heard = [key for key in keys(word) if len(key) >= SHORTEST_SOUND]
        begun = [(SOUND_START, self._sound.starting(key)) for key in heard]
        fits = [(SOUND, self._sound.exactly(key)) for key in heard]
        fits += [(PLAIN_START, self._plain.starting(word)), (PLAIN, self._plain.exactly(word))]
        guesses = self._guesses(word, heard, sure=_any(fits)) + begun
        if not _any(guesses + fits):
            guesses = [(FAR, self._sound.like(key, 2)) for key in heard if len(key) >= SHORTEST_FAR]
        scores = np.zeros(len(self._ids), np.uint8)
        for score, people in guesses + fits:
            scores[people] = score
        return scores

    def _guesses(self, word: str, heard: Sequence[str], *, sure: bool) -> list[Fit]:
        """Who may be meant although no form fits: one letter is wrong, or the word is not typed to its end."""
        shortest = SURE_NEAR if sure else SHORTEST_NEAR
        near = [self._sound.like(key, 1) for key in heard if len(key) >= shortest]
        if not sure and len(word) >= shortest:
            near.append(self._plain.like(word, 1))
        unfinished = keys(word[:-1]) if not sure and word.endswith(UNFINISHED) else ()
        still = [self._sound.starting(key) for key in unfinished if len(key) >= SHORTEST_SOUND]
        return [*((NEAR, people) for people in near), *((OPEN_START, people) for people in still)]


def search(dataset: Dataset, query: str) -> tuple[str, ...]:
    """The ids of the people whom the query may mean, the best first; everyone, in order, for an empty query."""
    return index(dataset).find(query)


def guessed(dataset: Dataset, query: str) -> frozenset[str]:
    """Those of the people found whose name is not on record so, in any spelling: near in sound, and no more."""
    return index(dataset).told_apart(query)[1]


@once_a_dataset
def index(dataset: Dataset) -> Index:
    """The index of a dataset's people, built once."""
    return Index(dataset.people.values())


def _any(fits: Iterable[Fit]) -> bool:
    return any(len(people) for _, people in fits)


def _spelled(person: Person) -> set[str]:
    names = (person.name, person.name_local, person.name_ru, *person.variants)
    return {word for name in names for word in words(name)}
