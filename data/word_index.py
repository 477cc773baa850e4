"""Sorted forms of words with the things that bear them: exactly, by their start, and with a letter or two wrong."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

Positions = NDArray[np.int32]

ONCE, TWICE = 0, 32
"""The bits of a letter in a form's sum of letters: that it stands in it, and that it does so again."""


@dataclass(frozen=True, slots=True)
class WordIndex:
    """Form i belongs to `bearers[starts[i]:starts[i + 1]]`, which are positions in somebody's list of things."""

    forms: tuple[str, ...]
    starts: Positions
    bearers: Positions
    lengths: NDArray[np.uint8]
    letters: NDArray[np.uint64]
    """Which letters each form has, so that only those are compared that can be near."""

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
        """Who bears this form."""
        at = bisect_left(self.forms, form)
        return self._between(at, at + (at < len(self.forms) and self.forms[at] == form))

    def starting(self, start: str) -> Positions:
        """Who bears a form that starts so."""
        return self._between(bisect_left(self.forms, start), bisect_left(self.forms, f"{start}\uffff"))

    def like(self, form: str, edits: int) -> Positions:
        """Who bears a form that so many edits turn into this one; edits are also swaps of two letters."""
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
    """The sum of letters of a form: each letter a bit, and another where it stands there again."""
    seen = 0
    for letter in form:
        bit = ord(letter) & 31
        seen |= 1 << (bit + (TWICE if seen >> bit & 1 else ONCE))
    return seen
