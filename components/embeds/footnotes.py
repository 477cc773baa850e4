"""Facts with numbered references to a list of sources, in which each source stands once."""

from collections.abc import Iterable, Sequence

import htpy as h
from htpy import Element, Node

from components.html import labels, sentences, sources, values
from components.text import Text
from data import Dataset, Fact, Version, status
from data.model import Source


class Notes:
    """The sources of one page, numbered in the order of first use; so a page must be made in reading order."""

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

    def value(self, fact: Fact, content: Node = None) -> Node:
        """The value of one fact, or other content in its place, with the numbers of its sources."""
        drawn = values.fact(self.text, self.dataset, fact, content)
        standing = h.small[" ", labels.standing(self.text, fact.standing)] if status.stands(fact) else None
        return [drawn, self._numbers_of(fact.versions[0]), standing]

    def pages(self, version: Version) -> Node:
        """The numbers of the pages that give one value."""
        return self._numbers_of(version)

    def wide(self, table: Element, name: str) -> Element:
        """A table in a region that scrolls sideways where it must."""
        return wide_table(table, name)

    def _other(self, fact: Fact, each: Version) -> Node:
        became = status.of_version(fact, each)
        state = None if became.struck else [" ", labels.value_status(self.text, became)]
        remark = state, ". " if state and each.reasons else " ", self._reasons(each)
        return [values.version(self.text, self.dataset, fact, each), self._numbers_of(each), h.small[remark]]

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
        return h.li(id=f"s{number}")[self._named(source), day, how]

    def _named(self, source: Source) -> Node:
        """The publisher of a source and its title, as a link."""
        return [sources.publisher(source), ": ", sources.link(self.text, source)]


class Folded(Notes):
    """The same for pages with too many sources to number: collapsed lists name them, without their titles."""

    def facts(self, facts: Iterable[Fact]) -> Element:
        """Facts as a list of terms, one per property, every value with its standing and sources."""
        grouped: dict[str, list[Fact]] = {}
        for fact in facts:
            grouped.setdefault(self.text.t(fact.prop.label), []).append(fact)
        return h.dl[
            ((h.dt[label], (h.dd[self.all_values(fact)] for fact in group)) for label, group in grouped.items())
        ]

    def all_values(self, fact: Fact) -> Node:
        """One fact: the adopted value with its standing, then all others; reasons stand on the page of the event."""
        first, *others = fact.versions
        return [self._value(fact, first), [h.div[self._value(fact, each)] for each in others]]

    def _value(self, fact: Fact, each: Version) -> Node:
        became, value = status.of_version(fact, each), values.version(self.text, self.dataset, fact, each)
        if each is fact.versions[0] and not became.struck:
            remark, value = labels.standing(self.text, fact.standing), h.b[value]
        else:
            remark = "" if became.struck else labels.value_status(self.text, became)
        return [value, h.small[" ", remark, " "], self._who(each)]

    def _who(self, each: Version) -> Element:
        ids = dict.fromkeys(claim.source_id for claim in each.claims)
        names = [(self._number(source_id), sources.publisher(self.dataset.sources[source_id])) for source_id in ids]
        links = [[", " if at else None, h.a(href=f"#s{number}")[name]] for at, (number, name) in enumerate(names)]
        return h.details[h.summary[self.text.n("{count} source", "{count} sources", len(ids))], links]

    def _named(self, source: Source) -> Node:
        return sources.link(self.text, source, sources.publisher(source))


def voices_table(text: Text, dataset: Dataset, fact: Fact) -> Element:
    """A table of one fact: a row per value, with everybody who gives it and on how many pages."""
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
    """A table in a region that scrolls sideways where a phone or large letters leave too little room."""
    return h.div(".scroll", tabindex="0", role="region", aria_label=name)[table]


def claims_table(text: Text, dataset: Dataset, fact: Fact) -> Element:
    """A table of every page on one fact: a row per claim, those of the adopted value first."""
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
    """The editor's reasons for the adopted value and against others."""
    return [text.t("Editor’s reason: {reason}", reason=reason) for each in fact.versions for reason in each.reasons]
