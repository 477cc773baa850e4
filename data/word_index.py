"""An index of words that finds things by a whole word, by its beginning, or with a letter or two wrong."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

Positions = NDArray[np.int32]

ONCE, TWICE = 0, 32
"""The two bits of a letter in the signature of a word: that it occurs, and that it occurs more than once."""


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Sorted words as arrays: word i belongs to the things at the positions `bearers[starts[i]:starts[i + 1]]`."""

    forms: tuple[str, ...]
    starts: Positions
    bearers: Positions
    lengths: NDArray[np.uint8]
    letters: NDArray[np.uint64]
    """The signature of each word by its letters, by which most words are ruled out before they are compared."""

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> "WordIndex":
        """Index pairs of a form and the position of a thing."""
        ordered = sorted(set(pairs))
        starts = [at for at, pair in enumerate(ordered) if not at or pair[0] != ordered[at - 1][0]]
        forms = tuple(ordered[at][0] for at in starts)
        bearers = np.array([position for _, position in ordered], np.int32)
        lengths = np.array([min(len(form), 255) for form in forms], np.uint8)
        letters = np.array([_letters(form) for form in forms], np.uint64)
        return cls(forms, np.array([*starts, len(ordered)], np.int32), bearers, lengths, letters)

    def exactly(self, form: str) -> Positions:
        """The positions of the things with exactly this word."""
        at = bisect_left(self.forms, form)
        return self._between(at, at + (at < len(self.forms) and self.forms[at] == form))

    def starting(self, start: str) -> Positions:
        """The positions of the things with a word that starts so."""
        return self._between(bisect_left(self.forms, start), bisect_left(self.forms, f"{start}\uffff"))

    def like(self, form: str, edits: int) -> Positions:
        """The positions of the things with a word within so many edits: letters added, lost, changed or swapped."""
        size, sought = min(len(form), 255), np.uint64(_letters(form))
        near = np.flatnonzero((self.lengths + edits >= size) & (self.lengths <= size + edits))
        near = near[np.bitwise_count(self.letters[near] ^ sought) <= 2 * edits]  # an edit changes two letters at most
        if not len(near):
            return self.bearers[:0]
        forms = [self.forms[at] for at in near.tolist()]
        distances = cdist([form], forms, scorer=OSA.distance, score_cutoff=edits, dtype=np.uint8)[0]
        return np.concatenate([self.bearers[:0], *(self._between(at, at + 1) for at in near[distances <= edits])])

    def _between(self, first: int, after: int) -> Positions:
        return self.bearers[self.starts[first] : self.starts[after]]


def _letters(form: str) -> int:
    """The signature of a word: a bit for each letter, and another one if the letter stands in it again."""
    seen = 0
    for letter in form:
        bit = ord(letter) & 31
        seen |= 1 << (bit + (TWICE if seen >> bit & 1 else ONCE))
    return seen
