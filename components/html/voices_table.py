"""A table of all voices on a subject: facts on which they differ with a column per voice, all others in lines."""

import htpy as h
from htpy import Element, Node

from components.html import citations, labels, sources, values
from components.text import Text
from data import Dataset
from data.model import Claim
from data.side_by_side import Line, Matrix, VoicedValue, matrix


def drawn(text: Text, dataset: Dataset, subject_id: str) -> Element:
    """The table of a subject, with the lines below it."""
    voices = matrix(dataset, subject_id)
    return h.div(".voices")[
        h.h2[text.t("Where voices differ")],
        _table(text, dataset, voices) if voices.differing else h.p[text.t("Nobody differs on anything.")],
        [
            h.h2[text.t("Where nobody differs")],
            h.ul[(h.li[_agreed(text, dataset, line)] for line in voices.agreed)],
        ]
        if voices.agreed
        else None,
    ]


def _table(text: Text, dataset: Dataset, table: Matrix) -> Element:
    name = text.t("Where voices differ")
    return h.div(".table-wrap", tabindex="0", role="region", aria_label=name)[
        h.table[
            h.caption[text.t("A row a fact, a column a voice; the value that is shown elsewhere is bold")],
            h.thead[
                h.tr[
                    h.th(scope="col")[text.t("Property")],
                    (h.th(scope="col")[dataset.origins[voice].name] for voice in table.voices),
                ]
            ],
            h.tbody[(_row(text, dataset, table, line) for line in table.differing)],
        ]
    ]


def _row(text: Text, dataset: Dataset, table: Matrix, line: Line) -> Element:
    fact = line.fact
    day = h.small[" ", text.t("as of {date}", date=text.date(fact.as_of))] if fact.as_of else None
    standing = h.small[citations.glyph(fact.standing), " ", labels.standing(text, fact.standing)]
    return h.tr[
        h.th(scope="row")[text.t(fact.prop.label), day, " ", standing],
        (_cell(text, dataset, voice, line) for voice in table.voices),
    ]


def _cell(text: Text, dataset: Dataset, voice: str, line: Line) -> Element:
    entries = line.cells.get(voice, ())
    if not entries:
        return h.td(".none")
    return h.td[h.span(".voice")[dataset.origins[voice].name], (_value(text, dataset, line, each) for each in entries)]


def _value(text: Text, dataset: Dataset, line: Line, entry: VoicedValue) -> Element:
    """A value with its pages; those that relay it or carry no weight are collapsed."""
    words = values.version(text, dataset, line.fact, entry.version)
    value = h.b[words] if entry.version is line.fact.versions[0] else words
    count = text.n("{count} page more", "{count} pages more", len(entry.folded)) if entry.own else _folded(text, entry)
    return h.div[
        value,
        (h.div(".small")[_page(text, dataset, claim)] for claim in entry.own),
        h.details(".more")[h.summary[count], (h.div(".small")[_page(text, dataset, claim)] for claim in entry.folded)]
        if entry.folded
        else None,
    ]


def _folded(text: Text, entry: VoicedValue) -> str:
    return text.n("{count} page, weak or relayed", "{count} pages, weak or relayed", len(entry.folded))


def _page(text: Text, dataset: Dataset, claim: Claim) -> Node:
    source = dataset.sources[claim.source_id]
    how = sources.read_at(text, source)
    return [
        sources.link(text, source, sources.publisher(source)),
        f" ({'; '.join(how)})" if how else None,
        citations.address(claim),
    ]


def _agreed(text: Text, dataset: Dataset, line: Line) -> Node:
    fact = line.fact
    names = text.list(dataset.origins[voice].name for voice in line.cells)
    return [
        text.t(fact.prop.label),
        ": ",
        h.b[values.fact(text, dataset, fact)],
        " ",
        h.small[text.t("({names}; {voices})", names=names, voices=citations.voices(text, fact.support))],
    ]
