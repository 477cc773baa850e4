"""Facts with numbers that lead to a list of sources, in which each source stands once."""

from collections.abc import Sequence

import htpy as h
from htpy import Element, Node

from components.html import labels, sentences, sources, values
from components.text import Text
from data import Dataset, Fact, Version, status


class Notes:
    """The sources of one page, numbered as they are first needed; so all is made at once, nothing later."""

    def __init__(self, text: Text, dataset: Dataset) -> None:
        self.text = text
        self.dataset = dataset
        self._numbers: dict[str, int] = {}

    def sentence(self, fact: Fact) -> Node:
        """One fact as a sentence, then what others say."""
        first, *others = fact.versions
        return [
            sentences.sentence(self.text, self.dataset, fact),
            self._numbers_of(first),
            h.small[" ", labels.standing(self.text, fact.standing)] if status.stands(fact) else None,
            h.small[" ", self._reasons(first)] if not status.stands(fact) else None,
            [[h.br, self._other(fact, each)] for each in others],
        ]

    def value(self, fact: Fact, shown: Node = None) -> Node:
        """The value of one fact, or what is shown in its place, with the numbers of its sources."""
        drawn = values.fact(self.text, self.dataset, fact, shown)
        standing = h.small[" ", labels.standing(self.text, fact.standing)] if status.stands(fact) else None
        return [drawn, self._numbers_of(fact.versions[0]), standing]

    def pages(self, version: Version) -> Node:
        """The numbers of the pages that give one value."""
        return self._numbers_of(version)

    def _other(self, fact: Fact, each: Version) -> Node:
        became = status.of_version(fact, each)
        state = None if became.struck else [" ", labels.value_status(self.text, became)]
        said = state, ". " if state and each.reasons else " ", self._reasons(each)
        return [values.version(self.text, self.dataset, fact, each), self._numbers_of(each), h.small[said]]

    def _reasons(self, each: Version) -> str:
        return self.text.t("Editor’s reason: {reason}", reason=" ".join(each.reasons)) if each.reasons else ""

    def _numbers_of(self, each: Version) -> Node:
        numbers = dict.fromkeys(self._number(claim.source_id) for claim in each.claims)
        return h.sup[[[" ", h.a(href=f"#s{number}")[str(number)]] for number in numbers]]

    def _number(self, source_id: str) -> int:
        return self._numbers.setdefault(source_id, len(self._numbers) + 1)

    def list(self) -> Element:
        """The sources, in the order of their numbers."""
        return h.ol[(self._source(number, source_id) for source_id, number in self._numbers.items())]

    def _source(self, number: int, source_id: str) -> Element:
        source = self.dataset.sources[source_id]
        day = f", {self.text.date(source.published_on)}" if source.published_on else None
        how = [f", {words}" for words in sources.read_at(self.text, source)]
        return h.li(id=f"s{number}")[sources.publisher(source), ": ", sources.link(self.text, source), day, how]


def voices_table(text: Text, dataset: Dataset, fact: Fact) -> Element:
    """Who says what on one fact: a row a value, with everybody who gives it and on how many pages."""
    name = text.t("Who says what: {what}", what=text.t(fact.prop.label))
    columns = (text.t("Value"), text.t("Who says so"), text.t("Pages"), text.t("Status"))
    return h.table[
        h.caption[name],
        h.thead[h.tr[(h.th(scope="col")[column] for column in columns)]],
        h.tbody[(_voices(text, dataset, fact, each) for each in fact.versions)],
    ]


def _voices(text: Text, dataset: Dataset, fact: Fact, each: Version) -> Element:
    became = status.of_version(fact, each)
    names = dict.fromkeys(dataset.origin(claim).name for claim in each.claims)
    return h.tr[
        h.th(scope="row")[h.b[values.version(text, dataset, fact, each)]],
        h.td[text.list(names)],
        h.td(".num")[text.number(len({claim.source_id for claim in each.claims}))],
        h.td[labels.value_status(text, became)],
    ]


def wide_table(table: Element, name: str) -> Element:
    """A table in a place that scrolls sideways where a phone or large letters leave it no room."""
    return h.div(".scroll", tabindex="0", role="region", aria_label=name)[table]


def claims_table(text: Text, dataset: Dataset, fact: Fact) -> Element:
    """Every page on one fact: a row a claim, the value that is shown first."""
    name = text.t("Page by page: {what}", what=text.t(fact.prop.label))
    columns = (text.t("Value"), text.t("Status"), text.t("Source"), text.t("Published"))
    return h.table[
        h.caption[name],
        h.thead[h.tr[(h.th(scope="col")[column] for column in columns)]],
        h.tbody[(_row(text, dataset, fact, each, at) for each in fact.versions for at in range(len(each.claims)))],
    ]


def _row(text: Text, dataset: Dataset, fact: Fact, each: Version, at: int) -> Element:
    claim = each.claims[at]
    source = dataset.sources[claim.source_id]
    became = status.of_claim(fact, each, claim)
    how = [f", {words}" for words in sources.read_at(text, source)]
    return h.tr[
        h.th(scope="row")[values.drawn(text, became, labels.value(text, dataset, fact.prop, each.value))],
        h.td[labels.value_status(text, became)],
        h.td[sources.publisher(source), ": ", sources.link(text, source), how],
        h.td[text.short_date(source.published_on) if source.published_on else ""],
    ]


def reasons(text: Text, fact: Fact) -> Sequence[str]:
    """Why the editor chose one value, and why others are not shown."""
    return [text.t("Editor’s reason: {reason}", reason=reason) for each in fact.versions for reason in each.reasons]
