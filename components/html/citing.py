"""How a page shows the sources of a fact: one interface for the desk and for static pages, so both tell one story."""

from dataclasses import dataclass
from typing import Protocol

import htpy as h
from htpy import Element, Node

from components.html import citations, sentences, values
from components.text import Text
from data import Dataset, Fact, Version

FIRST = 2
"""Pages of a value that stand open, so that the values of a dispute stand side by side."""


class Citing(Protocol):
    """Shows facts with their sources, in one language, from one ledger."""

    @property
    def text(self) -> Text:
        """The words of the reader's language."""

    @property
    def dataset(self) -> Dataset:
        """The ledger."""

    def sentence(self, fact: Fact) -> Node:
        """A fact as a sentence, with its sources."""

    def value(self, fact: Fact, content: Node = None) -> Node:
        """The value of a fact alone, or other content in its place, with its sources."""

    def pages(self, version: Version) -> Node:
        """The pages that give one value of a fact."""

    def wide(self, table: Element, name: str) -> Element:
        """A table in a named region that scrolls sideways where it must."""


@dataclass(frozen=True, slots=True)
class Marked:
    """On the desk: each fact is followed by the mark of its standing, which opens its sources when pressed."""

    text: Text
    dataset: Dataset

    def sentence(self, fact: Fact) -> Element:
        """A fact as a sentence, with its mark."""
        sentence = h.span(".value")[sentences.sentence(self.text, self.dataset, fact)]
        return h.div(".fact")[sentence, citations.mark(self.text, self.dataset, fact)]

    def value(self, fact: Fact, content: Node = None) -> Element:
        """The value of a fact, with its mark."""
        drawn = values.fact(self.text, self.dataset, fact, content)
        return h.div(".fact")[h.span(".value")[drawn], citations.mark(self.text, self.dataset, fact)]

    def pages(self, version: Version) -> Node:
        """The pages that give a value, a line each; where there are many, all but the first are collapsed."""
        line = citations.claim_line
        lines = [h.li[line(self.text, self.dataset, each), citations.address(each)] for each in version.claims]
        left = len(lines) - FIRST
        if left < FIRST:
            return h.ul(".pages")[lines]
        more = self.text.n("{count} more page", "{count} more pages", left)
        return [
            h.ul(".pages")[lines[:FIRST]],
            h.details(".drawn")[h.summary[more], h.ul(".pages")[lines[FIRST:]]],
        ]

    def wide(self, table: Element, name: str) -> Element:
        """A table in a region that scrolls sideways where it must."""
        return h.div(".table-wrap", tabindex="0", role="region", aria_label=name)[table]
